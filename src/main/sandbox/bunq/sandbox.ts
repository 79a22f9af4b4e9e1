import { callLog, type CallLog } from '../calls.ts'
import { systemClock, type SandboxClock } from '../clock.ts'
import { faultQueue } from '../faults/faults.ts'
import { atBank } from '../household/at-bank.ts'
import { dateOf, osloDay } from '../household/calendar.ts'
import { createHousehold, type HouseholdOptions } from '../household/household.ts'
import { listenOnLoopback } from '../loopback.ts'
import { accountBooks } from './account-json.ts'
import { createApp } from './app.ts'
import { createCredentials } from './credentials.ts'
import { createEdits } from './edits.ts'
import { householdAccounts } from './household-ledger.ts'
import type { BunqBooks } from './ledger.ts'
import { createOAuthClients } from './oauth-clients.ts'
import { oddAccounts } from './odd-ledger.ts'
import { readyClient, type ReadyClient } from './ready-client.ts'
import { createSecrets } from './secrets.ts'
import { createSessions } from './sessions.ts'
import { defaultSwitches, type Fault, type FaultKind, type Switches } from './switches.ts'
import { createUsers } from './users.ts'
import type { World, Write } from './world.ts'

export interface BunqSandboxOptions {
  /** Loopback port; 0 or absent: one that is free. */
  readonly port?: number
  readonly clock?: SandboxClock
  /** Without `today` the household's three years end today by the clock. */
  readonly household?: Partial<HouseholdOptions>
  /** `odd`: one account for every oddity besides, all Ingrid's (fact sheet 15.10). */
  readonly accounts?: 'household' | 'odd'
  /** Rows of the busy account among the odd ones; 450 without. */
  readonly busyPayments?: number
  readonly switches?: Partial<Switches>
}

export interface BunqSandbox extends AsyncDisposable {
  readonly url: string
  /** Base addresses in the form OVERSIKT_ENDPOINTS and the bank's adapter take them; `api` is without `/v1`. */
  readonly endpoints: { readonly authorize: string; readonly token: string; readonly api: string }
  /** Ingrid's personal key, ready to be bound to a device. The same on every start. */
  readonly apiKey: string
  readonly oauthClient: ReadyClient
  /** Turn while it runs. */
  readonly switches: Switches
  readonly clock: SandboxClock
  readonly calls: CallLog
  /** What an app that read everything must show; of one person where a name is given. */
  books(person?: 'ingrid' | 'mikkel'): BunqBooks
  /** As if somebody changed a payment's text: its `updated` moves too. */
  describePayment(paymentId: number, description: string): void
  /** Attempts to change something that a reading app never needs. */
  writesSeen(): readonly Write[]
  /** The next call the fault is for meets it. */
  fail(fault: Fault): void
  clearFaults(): void
  /** As if Ingrid deleted the key in the app. */
  revokeKey(): void
  /** As if everybody took back what they allowed OAuth clients. */
  revokeGrants(): void
  /** Every secret there is: keys, client secrets, codes and tokens; for tests that look for leaks. */
  secrets(): readonly string[]
  close(): Promise<void>
}

function createWorld(options: BunqSandboxOptions, secrets: ReturnType<typeof createSecrets>): World {
  const clock = options.clock ?? systemClock
  const switches: Switches = { ...defaultSwitches, ...options.switches }
  const users = createUsers(clock)
  const everything = createHousehold({ today: dateOf(osloDay(clock.now())), ...options.household })
  const odd = options.accounts === 'odd' ? oddAccounts(users.person('ingrid'), clock.now(), options.busyPayments ?? 450) : []
  return {
    clock,
    switches,
    faults: faultQueue<FaultKind>(),
    users,
    credentials: createCredentials(clock, secrets),
    sessions: createSessions(clock, switches, secrets),
    oauth: createOAuthClients(clock, secrets),
    edits: createEdits(),
    writes: [],
    accounts: [...householdAccounts(clock, atBank(everything, 'bunq'), users), ...odd],
  }
} // prettier-ignore

function booksOf(world: World, person?: 'ingrid' | 'mikkel'): BunqBooks {
  const now = world.clock.now()
  const isShown = ({ userIds }: { readonly userIds: readonly number[] }): boolean =>
    person === undefined || userIds.includes(world.users.person(person).id)
  return {
    today: dateOf(osloDay(now)),
    accounts: world.accounts.filter(isShown).map((account) => accountBooks(account, now, world.edits)),
  }
}

/** Starts the invented bunq on 127.0.0.1. */
export async function startBunqSandbox(options: BunqSandboxOptions = {}): Promise<BunqSandbox> {
  const secrets = createSecrets()
  const world = createWorld(options, secrets)
  const { clock, switches, credentials, users, oauth } = world
  const ingrid = users.person('ingrid')
  const apiKey = `sandbox_${secrets.fixed('api key').slice(0, 56)}`
  const key = credentials.addKey(ingrid, { isReady: true, secret: apiKey })
  const oauthClient = readyClient(world, oauth.register(ingrid, 'oauth client'))
  const calls = callLog(clock)
  const app = createApp(world, calls)
  const { url, close } = await listenOnLoopback(options.port ?? 0, (request, env) => app.fetch(request, env))
  return {
    url,
    endpoints: { authorize: `${url}/auth`, token: `${url}/v1/token`, api: url },
    apiKey,
    oauthClient,
    switches,
    clock,
    calls: calls.log,
    books: (person) => booksOf(world, person),
    describePayment: (paymentId, description) => world.edits.describe(paymentId, description, clock.now()),
    writesSeen: () => world.writes,
    fail: (fault) => world.faults.add(fault),
    clearFaults: () => world.faults.clear(),
    revokeKey: () => credentials.revoke((one) => one === key),
    revokeGrants: () => credentials.revoke(({ grant }) => grant !== null),
    secrets: () => [apiKey, ...secrets.all()],
    close,
    [Symbol.asyncDispose]: close,
  }
}
