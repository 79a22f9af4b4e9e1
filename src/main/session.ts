import type { Prepared } from '../shared/contract.ts'
import { AppError } from '../shared/errors.ts'
import type { ConnectionId } from '../shared/ids.ts'
import type { ConnectionSettings } from '../shared/model.ts'
import { isBank, type SystemId } from '../shared/systems.ts'
import type { BankLink, BankSession } from './banks/bank.ts'
import type { Clock } from './clock.ts'
import type { FisLink } from './flex/port.ts'
import { isLoopback } from './http/address.ts'
import type { Http } from './http/port.ts'
import type { BankIdLink } from './identity/port.ts'
import type { SignInHooks, TokenSet } from './oauth/port.ts'
import type { ConnectionRecord } from './store/connections.ts'
import type { Systems } from './systems/index.ts'
import type { Endpoints, Link, LinkDeps, PrepareHooks, SecretStore, System } from './systems/system.ts'
import type { ConnectionSecrets, Vault } from './vault/port.ts'

/** What signing in and calling a system need, brought together for one profile. */
export interface SessionDeps {
  readonly vault: Pick<Vault, 'load' | 'saveTokens' | 'saveContext'>
  readonly systems: Systems
  readonly endpointsOf: (system: SystemId) => Endpoints
  readonly http: Http
  readonly openHttp: LinkDeps['openHttp']
  readonly clock: Clock
  /** New ends of the consent, after each sign-in and refresh; instants in ms since 1970. */
  readonly onTokens: (id: ConnectionId, tokens: TokenSet) => void
  /** What a connection is let in with ends by itself then, ms since 1970; told after a sign-in. */
  readonly onConsentEnd: (id: ConnectionId, endsAt: number) => void
}

/** What a session has to know of a connection. */
export type Connected = Pick<ConnectionRecord, 'id' | 'system' | 'settings'>

export interface Sessions {
  /** @throws AppError `client-missing` when the keychain's entry is gone, `needs-login` when what it holds is for a simulator
   *  and the address the bank's, or the reverse, `invalid-input` for what is no bank, and those of the vault. */
  open(connection: Connected): Promise<BankSession>
  /** @throws AppError as `open` */
  openBankId(connection: Connected): Promise<BankIdLink>
  /** @throws AppError as `open` */
  openFis(connection: Connected): Promise<FisLink>
  /** The cheapest question, whatever the system. */
  test(connection: Connected, signal: AbortSignal): Promise<void>
  /** Makes what must exist at the bank before the person can sign in. */
  prepare(connection: Connected, hooks: PrepareHooks): Promise<Prepared>
  /** The person's walk through the bank's pages; resolves when the new secrets are in the keychain. */
  signIn(connection: Connected, hooks: SignInHooks): Promise<void>
  /** After a change of settings, credentials or consent: the next call starts anew. */
  forget(id: ConnectionId): void
  /** Resolves when no refresh is under way: broken off, it would lose the only refresh token that is still good. */
  settled(): Promise<void>
  /** Frees what links opened for themselves, and opens no other. */
  close(): Promise<void>
  /** Calls made for a connection since the app was started: what a run takes is the difference. */
  callsOf(id: ConnectionId): number
  /** `host:port` of the bank's data address: what the call budget counts by. */
  budgetHost(connection: Pick<ConnectionRecord, 'system' | 'settings'>): string
  /** True where OVERSIKT_ENDPOINTS put a simulator in the bank's place. */
  isSimulated(system: SystemId, settings: ConnectionSettings): boolean
}

export function createSessions(deps: SessionDeps): Sessions {
  // One link a connection, or renewing its session would not be single-flight.
  const live = new Map<ConnectionId, Link>()
  const calls = new Map<ConnectionId, number>()
  const countCall = (id: ConnectionId): void => void calls.set(id, (calls.get(id) ?? 0) + 1)
  const refreshes = new Set<Promise<unknown>>()
  let isOver = false
  const onRefresh = (refresh: Promise<unknown>): void => {
    refreshes.add(refresh)
    const forget = (): void => void refreshes.delete(refresh)
    refresh.then(forget, forget) // its callers hear how it ended
  }
  const forget = (id: ConnectionId): void => {
    const link = live.get(id)
    live.delete(id)
    if (link?.close !== undefined) onRefresh(link.close())
  }
  const linked = async (connection: Connected): Promise<Link> => {
    const known = live.get(connection.id)
    if (known !== undefined) return known
    const secrets = await secretsOf(deps, connection.id)
    // A keychain may ask the person first, and the app be locked meanwhile: nobody would close what is opened now.
    if (isOver) throw new AppError('cancelled', 'everything was closed while a connection was opened')
    const http = counted(deps.http, () => countCall(connection.id))
    const link = live.get(connection.id) ?? newLink({ ...deps, http }, connection, secrets, onRefresh) // one caller was faster
    live.set(connection.id, link)
    return link
  }
  const opened = async <L extends Link>(connection: Connected, isRight: boolean): Promise<L> => {
    if (!isRight) throw new AppError('invalid-input', 'this connection is to a system of another kind')
    return (await linked(connection)) as L // made by the registry's entry of that very system
  }
  return {
    open: (connection) => opened<BankLink>(connection, isBank(connection.system)),
    openBankId: (connection) => opened<BankIdLink>(connection, connection.system === 'bankid'),
    openFis: (connection) => opened<FisLink>(connection, connection.system === 'fis'),
    test: async (connection, signal) => await (await linked(connection)).test(signal),
    prepare: async (connection, hooks) => await (await linked(connection)).prepare(hooks),
    async signIn(connection, hooks) {
      forget(connection.id) // whatever was typed or deleted since counts
      await (await linked(connection)).signIn(hooks)
      if (isBank(connection.system)) forget(connection.id)
    },
    forget,
    settled: async () => void (await Promise.allSettled(refreshes)),
    close: async () => {
      isOver = true
      for (const id of live.keys()) forget(id)
      await Promise.allSettled(refreshes)
    },
    callsOf: (id) => calls.get(id) ?? 0,
    budgetHost: ({ system, settings }) =>
      new URL(systemOf(deps, system).apiUrl(settings, deps.endpointsOf(system))).host,
    isSimulated: (system, settings) => isSimulated(deps, { system, settings }),
  }
}

/** Its settings are its own: `registration.ts` lets no others in. */
function systemOf({ systems }: Pick<SessionDeps, 'systems'>, system: SystemId): System {
  return systems[system] as System
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
  deps: Pick<SessionDeps, 'systems' | 'endpointsOf'>,
  { system, settings }: Pick<ConnectionRecord, 'system' | 'settings'>,
): boolean {
  const bank = systemOf(deps, system)
  const endpoints = deps.endpointsOf(system)
  const urls = [bank.apiUrl(settings, endpoints), ...bank.otherUrls(settings, endpoints)]
  const isOne = urls.map((url) => isLoopback(new URL(url).hostname))
  if (new Set(isOne).size > 1)
    throw new AppError('invalid-input', 'OVERSIKT_ENDPOINTS must replace all addresses of a bank or none')
  return isOne[0] ?? false
}

function newLink(
  deps: SessionDeps,
  connection: Connected,
  { credentials, isForSimulator = false }: ConnectionSecrets,
  onRefresh: (refresh: Promise<unknown>) => void,
): Link {
  const { http, openHttp, clock } = deps
  const { system, settings } = connection
  const bank = systemOf(deps, system)
  const isOfSimulator = isSimulated(deps, connection)
  // Where no person stands between, the credentials themselves are the key: they are for the one they were typed for.
  if (!bank.needsBrowser(settings) && isForSimulator !== isOfSimulator) throw belongsElsewhere()
  return bank.link({
    http,
    openHttp,
    clock,
    settings,
    endpoints: deps.endpointsOf(system),
    credentials,
    secrets: secretStore(deps, connection, isOfSimulator),
    onRefresh,
    onConsentEnd: (endsAt) => deps.onConsentEnd(connection.id, endsAt),
  })
}

/** Somebody who starts the app with a simulator's addresses on the profile of their real bank, or without them on that of a
 *  simulator, signs in; what was kept goes to the one it belongs to. */
function secretStore(
  { vault, onTokens }: SessionDeps,
  { id }: Pick<Connected, 'id'>,
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
