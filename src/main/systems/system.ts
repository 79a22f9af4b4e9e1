import type { z } from 'zod'
import type { Prepared } from '../../shared/contract.ts'
import type { Credentials } from '../../shared/contract-connect.ts'
import type { ConnectionSettings } from '../../shared/model.ts'
import type { SystemId } from '../../shared/systems.ts'
import type { Clock } from '../clock.ts'
import type { BudgetRule, Http, HttpClient, TlsIdentity } from '../http/port.ts'
import type { SignInHooks, TokenStore } from '../oauth/port.ts'

/** Base addresses of one system, where OVERSIKT_ENDPOINTS or the invented household replace them. */
export interface Endpoints {
  readonly authorize?: string
  readonly token?: string
  readonly api?: string
  /** PEM: the only root its server may come from, where it has one of its own. */
  readonly ca?: string
}

/**
 * The keychain's record of one connection, as far as its bank may see it: tokens of an OAuth server, and a text of the
 * bank's own (keys, session), which it checks itself when it reads it. `save…` resolves only once the record is durable.
 * @throws AppError those of the vault; `needs-login` when what is stored belongs to a simulator and the address to the
 *   bank, or the reverse.
 */
export interface SecretStore extends TokenStore {
  /** null: nothing was ever kept. */
  loadContext(): Promise<string | null>
  saveContext(text: string): Promise<void>
}

/** What a bank gets to speak for one connection. */
export interface LinkDeps<S extends ConnectionSettings = ConnectionSettings> {
  readonly http: Http
  /** The same way out, with a certificate of our own and the only root the other side may come from. Whoever opens it closes it. */
  readonly openHttp: (identity: TlsIdentity) => HttpClient
  readonly clock: Clock
  readonly settings: S
  readonly endpoints: Endpoints
  readonly credentials: Credentials
  readonly secrets: SecretStore
  /** Told of work that must not be broken off halfway, as it begins: whoever takes the network away waits for it. */
  readonly onRefresh: (work: Promise<unknown>) => void
  /** Told when signing in showed that what we are let in with ends by itself, where that is not a token's doing; ms since 1970. */
  readonly onConsentEnd?: (endsAt: number) => void
}

export interface PrepareHooks {
  readonly signal: AbortSignal
  readonly onStage: SignInHooks['onStage']
}

/** One connection to a system, a bank or not. Kept for as long as its settings and credentials stay the same. */
export interface Link {
  /** Makes what must exist at the other side before a person can sign in. Each part is kept as it is made: called again, it goes
   *  on where it stopped and repeats nothing. */
  prepare(hooks: PrepareHooks): Promise<Prepared>
  /** Ends when the new secrets are in the keychain. Errors: those of `authorise` in `oauth/`, or of the session. */
  signIn(hooks: SignInHooks): Promise<void>
  /** Cheapest call that proves the connection works. */
  test(signal: AbortSignal): Promise<void>
  /** Frees what it opened for itself; left out where it opens nothing. */
  close?(): Promise<void>
}

/** `same-client`: they belong to one connection, but what was given for the one is worth nothing with the other. */
export type SameCredentials = 'same' | 'same-client' | 'other'

/** What every system says of itself, whatever it is for. */
export interface System<S extends ConnectionSettings = ConnectionSettings, L extends Link = Link> {
  readonly id: SystemId
  readonly settings: z.ZodType<S>
  readonly credentials: z.ZodType<Credentials>
  readonly defaultSettings: S
  /** The address of data calls: the call budget shown to people counts by its host. */
  apiUrl(settings: S, endpoints: Endpoints): string
  /** Further addresses that see secrets; all of them and `apiUrl` are the system's own, or all a simulator's. */
  otherUrls(settings: S, endpoints: Endpoints): readonly string[]
  /** The call budget of every host it may speak to, by `URL.host`. */
  budgets(endpoints: Endpoints): ReadonlyMap<string, BudgetRule>
  /** True where a person signs in on its pages; false where the credentials are all it wants. */
  needsBrowser(settings: S): boolean
  /** Looks at what a person brought before it is kept; left out where only the other side can tell. @throws AppError why not */
  readonly checkCredentials?: (credentials: Credentials, clock: Clock) => void
  /** Before anything is kept: what was typed, checked, and with what is made here; `kept` is what the keychain has of this connection
   *  by now. Left out where nothing can be said without asking the other side. @throws AppError; then nothing is kept. */
  completeCredentials?(given: Credentials, kept: Credentials | null): Promise<Credentials>
  /** Left out: the same where the client id or the API key is. */
  sameCredentials?(a: Credentials, b: Credentials): SameCredentials
  link(deps: LinkDeps<S>): L
}
