import { Hono } from 'hono'
import { callLog, type CallLog } from '../calls.ts'
import { systemClock, type SandboxClock } from '../clock.ts'
import { faultQueue } from '../faults/faults.ts'
import { atBank } from '../household/at-bank.ts'
import { dateOf, osloDay } from '../household/calendar.ts'
import { dailyBooks } from '../household/daily-books.ts'
import { createHousehold, type Books, type HouseholdOptions } from '../household/household.ts'
import { isOwnHost, listenOnLoopback } from '../loopback.ts'
import { createAccountKeys } from './account-keys.ts'
import { accountRoutes } from './accounts.ts'
import { oauthRoutes } from './authorize.ts'
import { helloRoutes, institutionRoutes } from './common.ts'
import { createConsents } from './consents.ts'
import { sparebank1Faults } from './faults.ts'
import { gate, rateLimit } from './gate.ts'
import { legacyRoutes } from './legacy.ts'
import { refusalReply } from './refusals.ts'
import { rememberedBodies, sourceOf } from './row-json.ts'
import { createRowIds } from './row-ids.ts'
import { defaultSwitches, type Fault, type Switches } from './switches.ts'
import { transactionRoutes } from './transactions.ts'
import type { Env, RegisteredClient, World } from './world.ts'

/** Accepted from any loopback redirect address: what a developer types into the wizard. */
export const sandboxClient: RegisteredClient = {
  clientId: 'oversikt-sandbox',
  clientSecret: 'sandbox-secret-of-no-value',
  redirectUris: null,
}

export interface SandboxOptions {
  /** Loopback port; 0 or absent: one that is free. */
  readonly port?: number
  readonly clock?: SandboxClock
  /** Without `today` the household's three years end today by the clock. */
  readonly household?: Partial<HouseholdOptions>
  readonly switches?: Partial<Switches>
  /** Further clients beside `sandboxClient`, with redirect addresses that must then match exactly. */
  readonly clients?: readonly RegisteredClient[]
}

export interface Sparebank1Sandbox extends AsyncDisposable {
  readonly url: string
  /** Base addresses in the form OVERSIKT_ENDPOINTS and the bank's adapter take them. */
  readonly endpoints: { readonly authorize: string; readonly token: string; readonly api: string }
  readonly clients: readonly RegisteredClient[]
  /** Turn while it runs. */
  readonly switches: Switches
  readonly clock: SandboxClock
  readonly calls: CallLog
  /** The true ledger of this bank's accounts as of the clock. */
  books(): Books
  /** The next call the fault is for meets it. */
  fail(fault: Fault): void
  clearFaults(): void
  /** As if the person deleted the client in the portal. */
  revokeConsents(): void
  /** Every secret there is: client secrets, codes and tokens; for tests that look for leaks. */
  secrets(): readonly string[]
  close(): Promise<void>
}

function createWorld(options: SandboxOptions): World {
  const clock = options.clock ?? systemClock
  const switches: Switches = { ...defaultSwitches, ...options.switches }
  const everything = createHousehold({ today: dateOf(osloDay(clock.now())), ...options.household })
  const household = atBank(everything, 'sparebank1')
  return {
    clock,
    switches,
    faults: faultQueue(),
    clients: [sandboxClient, ...(options.clients ?? [])],
    household,
    consents: createConsents(clock, switches),
    keys: createAccountKeys(options.household?.seed ?? 1),
    rowIds: createRowIds(),
    bodyOf: rememberedBodies(),
    today: () => osloDay(clock.now()),
    books: dailyBooks(clock, household),
  }
}

/** For benchmarks: every row is made beforehand, so that whoever reads them does not wait for the bank. */
function prepare({ household, bodyOf, switches, today }: World): void {
  for (const standing of household.standings(today(), household.firstDay, today())) {
    bodyOf(standing, sourceOf(standing, today(), switches.historicAfterDays), switches.keepsPendingIds)
  }
}

/** Every route; `origin` is only known once the port is. */
function createApp(world: World, calls: ReturnType<typeof callLog>, origin: string): Hono<Env> {
  const limit = rateLimit(world)
  const banking = '/personal/banking'
  const app = new Hono<Env>()
  app.use(isOwnHost)
  app.use(calls.middleware)
  app.use(sparebank1Faults(world))
  app.route('/oauth', oauthRoutes(world))
  app.route('/common/financial-institutions', institutionRoutes(origin))
  app.use('/common/helloworld/*', gate(world, limit, [1]))
  app.route('/common/helloworld', helloRoutes())
  app.use(`${banking}/accounts/*`, gate(world, limit, [1, 4, 5]))
  app.route(`${banking}/accounts`, accountRoutes(world))
  const [json, csv] = [gate(world, limit, [1]), gate(world, limit, 'csv')]
  app.use(`${banking}/transactions/*`, (c, next) => (c.req.path.endsWith('/export') ? csv : json)(c, next))
  app.route(`${banking}/transactions`, transactionRoutes(world))
  app.use('/open/personal/banking/accounts/*', gate(world, limit, [1]))
  app.route('/open/personal/banking/accounts', legacyRoutes(world, origin))
  app.notFound(() => refusalReply(404, 'not.found', 'The resource was not found.'))
  return app
}

/** Starts the invented bank on 127.0.0.1. */
export async function startSparebank1Sandbox(options: SandboxOptions = {}): Promise<Sparebank1Sandbox> {
  const world = createWorld(options)
  if (options.household?.rows !== undefined) prepare(world)
  const calls = callLog(world.clock)
  let app = new Hono<Env>()
  const server = await listenOnLoopback(options.port ?? 0, (request, env) => app.fetch(request, env))
  const { url, close } = server
  app = createApp(world, calls, url)
  return {
    url,
    endpoints: { authorize: `${url}/oauth/authorize`, token: `${url}/oauth/token`, api: url },
    clients: world.clients,
    switches: world.switches,
    clock: world.clock,
    calls: calls.log,
    books: world.books,
    fail: (fault) => world.faults.add(fault),
    clearFaults: () => world.faults.clear(),
    revokeConsents: () => world.consents.revokeAll(),
    secrets: () => [...world.clients.map(({ clientSecret }) => clientSecret), ...world.consents.secrets()],
    close,
    [Symbol.asyncDispose]: close,
  }
}
