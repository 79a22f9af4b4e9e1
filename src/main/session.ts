import type { Language, Progress } from '../shared/contract.ts'
import { AppError } from '../shared/errors.ts'
import type { ConnectionId } from '../shared/model.ts'
import type { SystemId } from '../shared/systems.ts'
import type { Bank, BankSession, Endpoints } from './banks/bank.ts'
import type { Clock } from './clock.ts'
import { isLoopback } from './http/address.ts'
import type { Http } from './http/port.ts'
import { createAuthorisedHttp } from './oauth/authorised-http.ts'
import { authorise } from './oauth/authorise.ts'
import type { ClientCredentials, OAuthServer, TokenSet, TokenStore } from './oauth/port.ts'
import { createTokenSource } from './oauth/token-source.ts'
import type { ConnectionRecord } from './store/connections.ts'
import type { Vault } from './vault/port.ts'

/** What signing in and calling a bank need, brought together for one profile. */
export interface SessionDeps {
  readonly vault: Vault
  readonly banks: Readonly<Record<SystemId, Bank>>
  readonly endpointsOf: (system: SystemId) => Endpoints
  readonly http: Http
  readonly clock: Clock
  readonly language: () => Language
  /** New ends of the consent, after each sign-in and refresh; instants in ms since 1970. */
  readonly onTokens: (id: ConnectionId, tokens: TokenSet) => void
}

export type SignInStage = Extract<Progress, { kind: 'authorise' }>['stage']

export interface SignInHooks {
  readonly signal: AbortSignal
  /** Gets the bank's address and the one origin it may have. */
  readonly openBrowser: (url: string, origin: string) => Promise<void>
  readonly onStage: (stage: SignInStage, endsAt: number | null) => void
}

export interface Sessions {
  /** @throws AppError `client-missing` when the keychain's entry is gone, and those of the vault. */
  open(connection: ConnectionRecord): Promise<BankSession>
  /** The person's walk through the bank's pages; resolves when the new tokens are in the keychain. */
  signIn(connection: ConnectionRecord, hooks: SignInHooks): Promise<void>
  /** After a change of settings, credentials or consent: the next call starts anew. */
  forget(id: ConnectionId): void
  /** Resolves when no refresh is under way: broken off, it would lose the only refresh token that is still good. */
  settled(): Promise<void>
  /** `host:port` of the bank's data address: what the call budget counts by. */
  budgetHost(connection: ConnectionRecord): string
}

export function createSessions(deps: SessionDeps): Sessions {
  // One token source a connection, or refreshing would not be single-flight.
  const live = new Map<ConnectionId, BankSession>()
  const refreshes = new Set<Promise<unknown>>()
  const onRefresh = (refresh: Promise<unknown>): void => {
    refreshes.add(refresh)
    const forget = (): void => void refreshes.delete(refresh)
    refresh.then(forget, forget) // its callers hear how it ended
  }
  return {
    async open(connection) {
      const known = live.get(connection.id)
      if (known !== undefined) return known
      const credentials = await credentialsOf(deps, connection.id)
      const session = live.get(connection.id) ?? newSession(deps, connection, credentials, onRefresh) // one caller was faster
      live.set(connection.id, session)
      return session
    },
    async signIn(connection, hooks) {
      const tokens = await signInAtBank(deps, connection, hooks)
      await tokenStore(deps, connection, isSimulated(serverOf(deps, connection).tokenUrl)).saveTokens(tokens)
      live.delete(connection.id)
    },
    forget: (id) => void live.delete(id),
    settled: async () => void (await Promise.allSettled(refreshes)),
    budgetHost: ({ system, settings }) =>
      new URL(deps.banks[system].apiUrl(settings, deps.endpointsOf(system))).host,
  }
}

function serverOf({ banks, endpointsOf }: SessionDeps, { system, settings }: ConnectionRecord): OAuthServer {
  return banks[system].oauth(settings, endpointsOf(system))
}

async function credentialsOf({ vault }: SessionDeps, id: ConnectionId): Promise<ClientCredentials> {
  const secrets = await vault.load(id)
  if (secrets === null)
    throw new AppError('client-missing', 'the keychain holds no credentials for this connection')
  return secrets.credentials
}

/** Addresses of this machine are those OVERSIKT_ENDPOINTS put in the bank's place: see `endpoints.ts`. */
function isSimulated(address: string): boolean {
  return isLoopback(new URL(address).hostname)
}

/** Somebody who starts the app with a simulator's addresses on the profile of their real bank, or without them on that of a
 *  simulator, signs in; the refresh token and the client's secret go to the one they belong to. */
function tokenStore(
  { vault, onTokens }: SessionDeps,
  { id }: ConnectionRecord,
  isOfSimulator: boolean,
): TokenStore {
  return {
    loadTokens: async () => {
      const tokens = (await vault.load(id))?.tokens ?? null
      if (tokens !== null && (tokens.isOfSimulator ?? false) !== isOfSimulator)
        throw new AppError(
          'needs-login',
          'the tokens are of the bank and the address of a simulator, or the reverse',
        )
      return tokens
    },
    saveTokens: async (tokens) => {
      await vault.saveTokens(id, { ...tokens, isOfSimulator })
      onTokens(id, tokens)
    },
  }
}

function newSession(
  deps: SessionDeps,
  connection: ConnectionRecord,
  credentials: ClientCredentials,
  onRefresh: (refresh: Promise<unknown>) => void,
): BankSession {
  const { http, clock } = deps
  const server = serverOf(deps, connection)
  const endpoints = deps.endpointsOf(connection.system)
  const bank = deps.banks[connection.system]
  const isOfSimulator = isSimulated(server.tokenUrl)
  if (isSimulated(bank.apiUrl(connection.settings, endpoints)) !== isOfSimulator)
    throw new AppError('invalid-input', 'OVERSIKT_ENDPOINTS must replace both or neither of token and api')
  const store = tokenStore(deps, connection, isOfSimulator)
  const tokens = createTokenSource({ server, credentials, store, http, clock, onRefresh })
  return bank.session({
    http: createAuthorisedHttp({ http, tokens }),
    settings: connection.settings,
    endpoints,
    clock,
  })
}

async function signInAtBank(
  deps: SessionDeps,
  connection: ConnectionRecord,
  hooks: SignInHooks,
): Promise<TokenSet> {
  const server = serverOf(deps, connection)
  const { origin } = new URL(server.authorizeUrl)
  return await authorise({
    server,
    credentials: await credentialsOf(deps, connection.id),
    openBrowser: (url) => hooks.openBrowser(url, origin),
    language: deps.language(),
    http: deps.http,
    clock: deps.clock,
    signal: hooks.signal,
    onStage: hooks.onStage,
  })
}
