import { callLog, type CallLog } from '../calls.ts'
import { systemClock, type SandboxClock } from '../clock.ts'
import { faultQueue } from '../faults/faults.ts'
import { listenOnLoopback } from '../loopback.ts'
import { createAccessTokens } from './access-tokens.ts'
import { createApp, writeCounter } from './app.ts'
import { createCredentials, newKeyPair, type FisClient, type NewClient } from './credentials.ts'
import { createLoginDelay } from './login-delay.ts'
import { entityOnlyClientId, other, seed } from './rows/actors.ts'
import { addPortfolio, type PortfolioOptions } from './rows/portfolio.ts'
import { addActors, type FirstKeys } from './rows/seed-rows.ts'
import { defaultSwitches, type Fault, type Switches } from './switches.ts'
import { emptyTables } from './tables.ts'
import type { World } from './world.ts'

export interface FisSandboxOptions {
  /** Loopback port; 0 or absent: one that is free. */
  readonly port?: number
  readonly clock?: SandboxClock
  readonly switches?: Partial<Switches>
  /** Thousands of rows for whoever wants to page. */
  readonly portfolio?: PortfolioOptions
}

/** A client that is meant for a party. */
export type PartyClient = FisClient & { readonly gln: string }

export interface FisSandbox extends AsyncDisposable {
  readonly url: string
  /** As OVERSIKT_ENDPOINTS and the client take them, without a slash at the end. */
  readonly endpoints: { readonly token: string; readonly api: string; readonly authorize: string }
  /** The page a person adds a public key on. */
  readonly portal: string
  /** The seed's client, of Testkraft AS for its service provider. Its key is another at every start. */
  readonly client: PartyClient
  /** Of a second organisation, which sees other units. */
  readonly otherClient: PartyClient
  /** Of the first organisation, for no party, and with the right to read only. */
  readonly entityOnlyClient: FisClient
  /** As the portal: another public key for a client. @throws RangeError for a PEM that FIS would not take (fact sheet 4). */
  registerKey(clientId: string, publicKeyPem: string | null): void
  /** As the portal: a new client, unless said otherwise of Testkraft AS for its service provider. Returns its id.
   *  @throws RangeError for a PEM that FIS would not take. */
  newClient(publicKeyPem: string | null, options?: NewClient): string
  /** A secret for the old login of a client (fact sheet 7). */
  orderSecret(clientId: string): string
  /** Turn while it runs. */
  readonly switches: Switches
  readonly clock: SandboxClock
  readonly calls: CallLog
  /** The next call the fault is for meets it. */
  fail(fault: Fault): void
  clearFaults(): void
  /** Every access token is dead at once. */
  revokeTokens(): void
  /** How many calls wanted to change data; lookups and logins do not. All are refused. */
  writesSeen(): number
  /** Every secret there is: private keys, client secrets and access tokens. */
  secrets(): readonly string[]
  close(): Promise<void>
}

function createWorld(options: FisSandboxOptions, keys: FirstKeys, url: () => string): World {
  const clock = options.clock ?? systemClock
  const switches: Switches = { ...defaultSwitches, ...options.switches }
  const tables = emptyTables()
  addActors(tables, keys)
  addPortfolio(tables, clock.now(), options.portfolio ?? {})
  const now = (): number => clock.now() + switches.clockSkewS * 1000
  return {
    clock,
    now,
    switches,
    faults: faultQueue(),
    tables,
    credentials: createCredentials(tables, now),
    tokens: createAccessTokens(tables),
    delay: createLoginDelay(),
    url,
  }
}

/** Starts the invented FIS on 127.0.0.1. */
export async function startFisSandbox(options: FisSandboxOptions = {}): Promise<FisSandbox> {
  const [own, others, entityOnly] = await Promise.all([newKeyPair(), newKeyPair(), newKeyPair()])
  const keys = { client: own.publicKey, other: others.publicKey, entityOnly: entityOnly.publicKey }
  let listening = ''
  const world = createWorld(options, keys, () => listening)
  const calls = callLog(world.clock)
  const writes = writeCounter()
  const app = createApp(world, own.privateKey, calls, writes)
  const { url, close } = await listenOnLoopback(options.port ?? 0, (request, env) => app.fetch(request, env))
  listening = url
  const { credentials, tokens, faults } = world
  const privateKeys = [own, others, entityOnly].map(({ privateKey }) => privateKey)
  return {
    url,
    endpoints: { token: `${url}/auth/v1`, api: `${url}/api/v1`, authorize: `${url}/portal` },
    portal: `${url}/portal`,
    client: { clientId: seed.clientId, privateKey: own.privateKey, gln: seed.gln },
    otherClient: { clientId: other.clientId, privateKey: others.privateKey, gln: other.gln },
    entityOnlyClient: { clientId: entityOnlyClientId, privateKey: entityOnly.privateKey, gln: null },
    registerKey: credentials.registerKey,
    newClient: credentials.newClient,
    orderSecret: credentials.orderSecret,
    switches: world.switches,
    clock: world.clock,
    calls: calls.log,
    fail: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    revokeTokens: tokens.revokeAll,
    writesSeen: writes.seen,
    secrets: () => [...privateKeys, ...credentials.secrets(), ...tokens.all()],
    close,
    [Symbol.asyncDispose]: close,
  }
}
