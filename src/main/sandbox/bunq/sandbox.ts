import { Hono } from 'hono'
import { callLog, type CallLog } from '../calls.ts'
import { systemClock, type SandboxClock } from '../clock.ts'
import { faultQueue } from '../faults/faults.ts'
import { atBank } from '../household/at-bank.ts'
import { dateOf, osloDay } from '../household/calendar.ts'
import { createHousehold, type HouseholdOptions } from '../household/household.ts'
import { isOwnHost, listenOnLoopback } from '../loopback.ts'
import { accountBooks } from './account-json.ts'
import { accountRoutes } from './account-routes.ts'
import { consentRoutes } from './authorize.ts'
import { createCredentials } from './credentials.ts'
import { createEdits } from './edits.ts'
import { bunqFaults } from './faults.ts'
import { headerRules, identify, sessionGate, signing } from './gate.ts'
import { householdAccounts } from './household-ledger.ts'
import type { BunqBooks } from './ledger.ts'
import { oauthClientRoutes } from './oauth-client-routes.ts'
import { createOAuthClients, type OAuthClient } from './oauth-clients.ts'
import { oddAccounts } from './odd-ledger.ts'
import { rateLimit } from './rate-limit.ts'
import { createSecrets } from './secrets.ts'
import { refuseWrites, sessionRoutes } from './session-routes.ts'
import { createSessions } from './sessions.ts'
import { setupRoutes } from './setup.ts'
import { defaultSwitches, type Fault, type FaultKind, type Switches } from './switches.ts'
import { tokenEndpoint } from './token-endpoint.ts'
import { userRoutes } from './user-routes.ts'
import { createUsers } from './users.ts'
import { errorReply } from './wire.ts'
import type { Env, World, Write } from './world.ts'

const usualRedirects = ['http://localhost:8765/callback', 'https://localhost:8765/callback']

export interface BunqSandboxOptions {
  /** Loopback port; 0 or absent: any free one. */
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

/** An OAuth client that is there from the start, Ingrid's. */
export interface ReadyClient {
  readonly clientId: string
  readonly clientSecret: string
  /** Where it may send people back to, to the letter. Put other addresses in their place at any time. */
  redirectUris: readonly string[]
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

function createApp(world: World, calls: ReturnType<typeof callLog>): Hono<Env> {
  const app = new Hono<Env>()
  app.use(isOwnHost)
  app.use(calls.middleware)
  app.use(identify(world))
  app.use(bunqFaults(world))
  app.route('/auth', consentRoutes(world))
  app.post('/v1/token', (c) => tokenEndpoint(c, world))
  app.use('/v1/*', signing)
  app.use('/v1/*', rateLimit(world))
  app.use('/v1/*', headerRules(world))
  app.route('/v1', setupRoutes(world))
  app.route('/v1', oauthClientRoutes(world))
  app.route('/v1', sessionRoutes(world))
  app.route('/v1', refuseWrites(world))
  app.use('/v1/*', sessionGate(world))
  app.route('/v1', userRoutes(world))
  app.route('/v1', accountRoutes(world))
  app.notFound(() => errorReply(404, 'Route not found.'))
  return app
}

function readyClient(world: World, client: OAuthClient): ReadyClient {
  const { clientId, clientSecret, callbackUrls } = client
  const ready = {
    clientId,
    clientSecret,
    get redirectUris(): readonly string[] {
      return callbackUrls.map(({ url }) => url)
    },
    set redirectUris(urls) {
      callbackUrls.splice(0)
      for (const url of urls) world.oauth.addCallback(client, url)
    },
  }
  ready.redirectUris = usualRedirects
  return ready
}

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
