import type { Prepared } from '../shared/contract.ts'
import { AppError } from '../shared/errors.ts'
import type { ConnectionId } from '../shared/ids.ts'
import type { ConnectionSettings } from '../shared/model.ts'
import type { SystemId } from '../shared/systems.ts'
import type { Bank, BankLink, BankSession, Endpoints, PrepareHooks, SecretStore } from './banks/bank.ts'
import type { Clock } from './clock.ts'
import { isLoopback } from './http/address.ts'
import type { Http } from './http/port.ts'
import type { SignInHooks, TokenSet } from './oauth/port.ts'
import type { ConnectionRecord } from './store/connections.ts'
import type { ConnectionSecrets, Vault } from './vault/port.ts'

/** What signing in and calling a bank need, brought together for one profile. */
export interface SessionDeps {
  readonly vault: Vault
  readonly banks: Readonly<Record<SystemId, Bank>>
  readonly endpointsOf: (system: SystemId) => Endpoints
  readonly http: Http
  readonly clock: Clock
  /** New ends of the consent, after each sign-in and refresh; instants in ms since 1970. */
  readonly onTokens: (id: ConnectionId, tokens: TokenSet) => void
}

export interface Sessions {
  /** @throws AppError `client-missing` when the keychain's entry is gone, `needs-login` when what it holds is for a simulator
   *  and the address the bank's, or the reverse, and those of the vault. */
  open(connection: ConnectionRecord): Promise<BankSession>
  /** Makes what must exist at the bank before the person can sign in. */
  prepare(connection: ConnectionRecord, hooks: PrepareHooks): Promise<Prepared>
  /** The person's walk through the bank's pages; resolves when the new secrets are in the keychain. */
  signIn(connection: ConnectionRecord, hooks: SignInHooks): Promise<void>
  /** After a change of settings, credentials or consent: the next call starts anew. */
  forget(id: ConnectionId): void
  /** Resolves when no refresh is under way: broken off, it would lose the only refresh token that is still good. */
  settled(): Promise<void>
  /** Calls made for a connection since the app was started: what a run takes is the difference. */
  callsOf(id: ConnectionId): number
  /** `host:port` of the bank's data address: what the call budget counts by. */
  budgetHost(connection: Pick<ConnectionRecord, 'system' | 'settings'>): string
  /** True where OVERSIKT_ENDPOINTS put a simulator in the bank's place. */
  isSimulated(system: SystemId, settings: ConnectionSettings): boolean
}

export function createSessions(deps: SessionDeps): Sessions {
  // One link a connection, or renewing its session would not be single-flight.
  const live = new Map<ConnectionId, BankLink>()
  const calls = new Map<ConnectionId, number>()
  const countCall = (id: ConnectionId): void => void calls.set(id, (calls.get(id) ?? 0) + 1)
  const refreshes = new Set<Promise<unknown>>()
  const onRefresh = (refresh: Promise<unknown>): void => {
    refreshes.add(refresh)
    const forget = (): void => void refreshes.delete(refresh)
    refresh.then(forget, forget) // its callers hear how it ended
  }
  const linked = async (connection: ConnectionRecord): Promise<BankLink> => {
    const known = live.get(connection.id)
    if (known !== undefined) return known
    const secrets = await secretsOf(deps, connection.id)
    const link =
      live.get(connection.id) ??
      newLink(
        { ...deps, http: counted(deps.http, () => countCall(connection.id)) },
        connection,
        secrets,
        onRefresh,
      ) // one caller was faster
    live.set(connection.id, link)
    return link
  }
  return {
    open: linked,
    prepare: async (connection, hooks) => await (await linked(connection)).prepare(hooks),
    async signIn(connection, hooks) {
      live.delete(connection.id) // whatever was typed or deleted since counts
      await (await linked(connection)).signIn(hooks)
      live.delete(connection.id)
    },
    forget: (id) => void live.delete(id),
    settled: async () => void (await Promise.allSettled(refreshes)),
    callsOf: (id) => calls.get(id) ?? 0,
    budgetHost: ({ system, settings }) =>
      new URL(deps.banks[system].apiUrl(settings, deps.endpointsOf(system))).host,
    isSimulated: (system, settings) => isSimulated(deps, { system, settings }),
  }
}

function counted(http: Http, count: () => void): Http {
  return {
    get: (request) => (count(), http.get(request)),
    postForm: (request, form) => (count(), http.postForm(request, form)),
    post: (request, body) => (count(), http.post(request, body)),
  }
}

async function secretsOf({ vault }: SessionDeps, id: ConnectionId): Promise<ConnectionSecrets> {
  const secrets = await vault.load(id)
  if (secrets === null)
    throw new AppError('client-missing', 'the keychain holds no credentials for this connection')
  return secrets
}

/**
 * Addresses of this machine are those OVERSIKT_ENDPOINTS put in the bank's place: see `endpoints.ts`.
 * @throws AppError `invalid-input` when it replaced some of a bank's addresses and not the others.
 */
function isSimulated(
  { banks, endpointsOf }: Pick<SessionDeps, 'banks' | 'endpointsOf'>,
  { system, settings }: Pick<ConnectionRecord, 'system' | 'settings'>,
): boolean {
  const bank = banks[system]
  const endpoints = endpointsOf(system)
  const urls = [bank.apiUrl(settings, endpoints), ...bank.otherUrls(settings, endpoints)]
  const isOne = urls.map((url) => isLoopback(new URL(url).hostname))
  if (new Set(isOne).size > 1)
    throw new AppError('invalid-input', 'OVERSIKT_ENDPOINTS must replace all addresses of a bank or none')
  return isOne[0] ?? false
}

function newLink(
  deps: SessionDeps,
  connection: ConnectionRecord,
  { credentials, isForSimulator = false }: ConnectionSecrets,
  onRefresh: (refresh: Promise<unknown>) => void,
): BankLink {
  const { http, clock } = deps
  const { system, settings } = connection
  const bank = deps.banks[system]
  const isOfSimulator = isSimulated(deps, connection)
  // Where no person stands between, the credentials themselves are the key: they are for the one they were typed for.
  if (!bank.needsBrowser(settings) && isForSimulator !== isOfSimulator) throw belongsElsewhere()
  return bank.link({
    http,
    clock,
    settings,
    endpoints: deps.endpointsOf(system),
    credentials,
    secrets: secretStore(deps, connection, isOfSimulator),
    onRefresh,
  })
}

/** Somebody who starts the app with a simulator's addresses on the profile of their real bank, or without them on that of a
 *  simulator, signs in; what was kept goes to the one it belongs to. */
function secretStore(
  { vault, onTokens }: SessionDeps,
  { id }: ConnectionRecord,
  isOfSimulator: boolean,
): SecretStore {
  return {
    loadTokens: async () => {
      const tokens = (await vault.load(id))?.tokens ?? null
      if (tokens !== null && (tokens.isOfSimulator ?? false) !== isOfSimulator) throw belongsElsewhere()
      return tokens
    },
    saveTokens: async (tokens) => {
      await vault.saveTokens(id, { ...tokens, isOfSimulator })
      onTokens(id, tokens)
    },
    loadContext: async () => {
      const context = (await vault.load(id))?.context ?? null
      if (context !== null && context.isOfSimulator !== isOfSimulator) throw belongsElsewhere()
      return context?.text ?? null
    },
    saveContext: async (text) => await vault.saveContext(id, { text, isOfSimulator }),
  }
}

function belongsElsewhere(): AppError {
  return new AppError(
    'needs-login',
    'what is kept is of the bank and the address of a simulator, or the reverse',
  )
}
