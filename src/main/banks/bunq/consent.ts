import { bunqRedirectUri } from '../../../shared/bunq.ts'
import { AppError, isAppError } from '../../../shared/errors.ts'
import { walkToCallback } from '../../oauth/authorise.ts'
import type { ClientCredentials, SignInHooks } from '../../oauth/port.ts'
import { requestAccessToken } from './access-token.ts'
import { addressesOf } from './addresses.ts'
import type { BunqContext } from './context.ts'
import type { Parts } from './parts.ts'

/** The person scans a code with a phone and chooses accounts there (fact sheet 5.2): that takes longer than a login. */
const consentTimeoutMs = 10 * 60_000

/**
 * The person's walk: bunq's page, back to this machine, and the code traded for an access token. The token is kept before
 * anything is done with it, because the person would have to consent again; the consent before goes on until then.
 * @throws AppError those of `walkToCallback` and `requestAccessToken`, and of the vault.
 */
export async function askConsent(
  { deps, kept }: Parts,
  client: ClientCredentials,
  hooks: SignInHooks,
  replace: (now: BunqContext) => BunqContext,
): Promise<void> {
  const { http, clock, settings, endpoints } = deps
  const addresses = addressesOf(settings.environment, endpoints)
  const { origin } = new URL(addresses.authorize)
  const redirectUri = bunqRedirectUri(settings)
  const callback = await walkToCallback({
    server: { authorizeUrl: addresses.authorize, redirectUri, extraAuthorizeParams: {} },
    credentials: client,
    openBrowser: (url) => hooks.openBrowser(url, origin),
    language: hooks.language,
    clock,
    signal: hooks.signal,
    timeoutMs: consentTimeoutMs,
    onStage: hooks.onStage,
    ...(hooks.onPasteable === undefined ? {} : { onPasteable: hooks.onPasteable }),
  })
  const code = callback.get('code') ?? ''
  const request = { http, tokenUrl: addresses.token, redirectUri, client, code, signal: hooks.signal }
  const accessToken = await requestAccessToken(request).catch((error: unknown) => {
    throw isAppError(error, 'cancelled')
      ? new AppError('consent-cancelled', 'the sign-in was cancelled')
      : error
  })
  const grantedAt = clock.now()
  await kept.change((now) => ({
    ...replace(now),
    grant: { accessToken, grantedAt },
    session: null,
    isProven: false,
  }))
}
