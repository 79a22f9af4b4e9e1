import type { SpareBank1Settings } from '../../../shared/model.ts'
import { redirectUriOf } from '../../../shared/sparebank1.ts'
import type { OAuthServer } from '../../oauth/port.ts'
import type { Endpoints } from '../../systems/system.ts'
import { oauthUrl } from './addresses.ts'

const dayS = 24 * 60 * 60
/** An access token lives ten minutes whatever `expires_in` claims; one documented sample claims 180 days (fact sheet 3.6). */
const longestAccessS = 540
/** Renewed this long before its end, so that it does not die on the way. */
const safetyS = 60
/** "Valid for 6 months" (the legacy generation's tutorial). It has no refresh token, so this is also the consent's life. */
const legacyAccessS = 180 * dayS

/** How this connection signs in: both hosts, both ways of client authentication, no scope (fact sheet 3). */
export function oauthServer(settings: SpareBank1Settings, endpoints: Endpoints): OAuthServer {
  return {
    authorizeUrl: oauthUrl(settings, endpoints.authorize, '/oauth/authorize'),
    tokenUrl: oauthUrl(settings, endpoints.token, '/oauth/token'),
    clientAuth: settings.clientAuth,
    redirectUri: redirectUriOf(settings.redirectPort),
    // The wrong bank ends in access_denied; without the parameter the bank asks (quirk 4).
    extraAuthorizeParams: settings.finInst === null ? {} : { finInst: settings.finInst },
    accessLifetimeS: settings.generation === 'legacy' ? legacyLifetimeS : currentLifetimeS,
    refreshIdleS: 30 * dayS,
    refreshAbsoluteS: 365 * dayS,
  }
}

/** `min(expires_in, 540) − 60` seconds; a token that claims two minutes or less is used for half its life instead. */
function currentLifetimeS(expiresInS: number | null): number {
  return withSafety(Math.min(expiresInS ?? longestAccessS, longestAccessS))
}

function legacyLifetimeS(expiresInS: number | null): number {
  return withSafety(Math.min(expiresInS ?? legacyAccessS, legacyAccessS))
}

function withSafety(lifetimeS: number): number {
  return Math.max(lifetimeS - safetyS, Math.floor(lifetimeS / 2), 0)
}
