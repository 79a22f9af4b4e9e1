import type { FisSettings } from '../../../shared/fis.ts'
import type { FlexIdentity, FlexRow } from '../../../shared/flex.ts'
import { AppError, isAppError } from '../../../shared/errors.ts'
import type { LinkDeps } from '../../systems/system.ts'
import type { FisLink } from '../port.ts'
import { apiUrlOf, audienceOf, authUrlOf } from './addresses.ts'
import { subOf } from './assertion.ts'
import { fisCredentialsIn } from './credentials.ts'
import { readPage, readRecord, type DataDeps } from './data.ts'
import { partyTokens } from './exchange.ts'
import { publicKeyOf, readPrivateKey } from './key.ts'
import { login, type LoginCall } from './login.ts'
import { lookUpUnits } from './lookup.ts'
import { batchesOf } from './paging.ts'
import { assumableParties } from './parties.ts'
import { holdToken, scopesIn, type HeldToken } from './token.ts'
import { readUserInfo } from './userinfo.ts'

/**
 * Which token asks what (fact sheet 19): `own` is that of the login, for the party that the settings name; `entity` that of the
 * entity itself, which alone sees its memberships and can take another party. Tables are read as whoever one acts as.
 */
interface Tokens {
  readonly entity: HeldToken
  readonly own: HeldToken
  assumed: HeldToken | null
}

export function fisLink(deps: LinkDeps<FisSettings>): FisLink {
  const { http, settings, endpoints } = deps
  const { clientId, fisPrivateKey } = fisCredentialsIn(deps.credentials)
  if (fisPrivateKey === null) throw new AppError('client-missing', 'the keychain holds no key of FIS')
  const privateKey = readPrivateKey(fisPrivateKey)
  const authUrl = authUrlOf(settings, endpoints)
  const audience = audienceOf(settings, endpoints)
  const call = { http, clock: deps.clock, authUrl, audience, privateKey }
  const tokens = tokensOf(deps, clientId === null ? null : { ...call, clientId })
  const data: DataDeps = { http, apiUrl: apiUrlOf(settings, endpoints), apiVersion: settings.apiVersion }
  let choices = 0
  const current = (): HeldToken => tokens.assumed ?? tokens.own
  const identityAs = (assumed: HeldToken | null, signal: AbortSignal) =>
    identityOf({ authUrl, data, tokens }, assumed, signal)

  return {
    prepare: () =>
      Promise.resolve({ providerName: null, redirectUri: null, publicKey: publicKeyOf(privateKey) }),
    async signIn({ signal, onStage }) {
      onStage('asking-bank', null)
      tokens.assumed = null
      await tokens.own.renew(signal)
      await readUserInfo({ http, authUrl }, tokens.own, signal)
    },
    test: async (signal) => void (await readUserInfo({ http, authUrl }, current(), signal)),
    identity: (signal) => identityAs(tokens.assumed, signal),
    async parties(signal) {
      const { entityId } = await readUserInfo({ http, authUrl }, tokens.entity, signal)
      return await assumableParties(data, tokens.entity, entityId, signal)
    },
    async assume(partyId, signal) {
      choices += 1
      const choice = choices
      const assumed = partyId === null ? null : heldBy(deps, partyTokens(call, tokens.entity, partyId))
      // Who is told no, or nothing, still is who they were: the page goes on showing that party, and its tables must be that one's.
      const taken = await identityAs(assumed, signal)
      if (choice !== choices) throw new AppError('cancelled', 'another party was chosen meanwhile')
      tokens.assumed = assumed
      return taken
    },
    page: (query, range, signal) => readPage(data, current(), query, range, signal),
    batches(query, signal) {
      const as = current() // whoever it was begun as, to the end
      return batchesOf(query, (asked, range) => readPage(data, as, asked, range, signal))
    },
    record: (resource, id, embed, signal) => readRecord(data, current(), { resource, id, embed }, signal),
    lookUpUnits: (question, signal) => lookUpUnits(data, current(), question, signal),
  }
}

/** `call` null: the client is not known yet; there is a key to show and nothing to log in with. */
function tokensOf(deps: LinkDeps<FisSettings>, call: LoginCall | null): Tokens {
  const { actAs, subForm } = deps.settings
  const held = (sub: string | null): HeldToken =>
    heldBy(deps, async () => {
      if (call === null) throw new AppError('client-missing', 'the client id is not known yet')
      return await login(call, sub)
    })
  const entity = held(null)
  const sub = subOf(actAs, subForm)
  return { entity, own: sub === null ? entity : held(sub), assumed: null }
}

function heldBy(
  { clock, onRefresh }: LinkDeps<FisSettings>,
  fetch: () => ReturnType<typeof login>,
): HeldToken {
  return holdToken({ clock, onRefresh, fetch })
}

interface IdentityDeps {
  readonly authUrl: string
  readonly data: DataDeps
  readonly tokens: Tokens
}

async function identityOf(
  { authUrl, data, tokens }: IdentityDeps,
  assumed: HeldToken | null,
  signal: AbortSignal,
): Promise<FlexIdentity> {
  const as = assumed ?? tokens.own
  const { http } = data
  const { sub, entityId, entityName, partyId, partyName, role } = await readUserInfo(
    { http, authUrl },
    as,
    signal,
  )
  const party = partyId === null ? null : await partyRecord(data, [as, tokens.entity], partyId, signal)
  const { accessToken, expiresAt } = await as.current(signal)
  return {
    sub,
    entityId,
    entityName,
    partyId,
    partyName,
    role,
    scopes: scopesIn(accessToken),
    tokenExpiresAt: new Date(expiresAt).toISOString(),
    party,
    isAssumed: assumed !== null,
  }
}

/** A party's own token does not see end users, not even itself; its entity's does (fact sheet 19). null: neither may. */
async function partyRecord(
  data: DataDeps,
  sources: readonly HeldToken[],
  id: number,
  signal: AbortSignal,
): Promise<FlexRow | null> {
  for (const tokens of new Set(sources)) {
    try {
      return await readRecord(data, tokens, { resource: 'party', id: String(id), embed: [] }, signal)
    } catch (error) {
      if (!isAppError(error, 'not-found', 'scope-missing', 'role-missing')) throw error
    }
  }
  return null
}
