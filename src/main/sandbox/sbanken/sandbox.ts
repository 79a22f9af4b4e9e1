import { Hono } from 'hono'
import type { Context, Next } from 'hono'
import { callLog, type CallLog } from '../calls.ts'
import { systemClock, type SandboxClock } from '../clock.ts'
import { faultQueue } from '../faults/faults.ts'
import { atBank } from '../household/at-bank.ts'
import { dateOf, osloDay } from '../household/calendar.ts'
import { dailyBooks } from '../household/daily-books.ts'
import { createHousehold, type Books, type HouseholdOptions } from '../household/household.ts'
import { isOwnHost, listenOnLoopback } from '../loopback.ts'
import { accountRoutes } from './accounts.ts'
import { cardRoutes } from './cards.ts'
import { customerRoutes } from './customers.ts'
import { eInvoiceRoutes } from './e-invoices.ts'
import { eraOf, eras } from './eras.ts'
import { sbankenFaults } from './faults.ts'
import { gate, rateLimit } from './gate.ts'
import { createLedger } from './ledger.ts'
import { paymentRoutes, standingOrderRoutes } from './payments.ts'
import { createPortal, type SbankenClient } from './portal.ts'
import { refusalReply } from './refusals.ts'
import { defaultSwitches, type Fault, type Switches } from './switches.ts'
import { tokenEndpoint } from './token-endpoint.ts'
import { createTokens } from './tokens.ts'
import { transactionRoutes } from './transactions.ts'
import type { Env, World } from './world.ts'

export interface SbankenSandboxOptions {
  /** Loopback port; 0 or absent: one that is free. */
  readonly port?: number
  readonly clock?: SandboxClock
  /** Without `today` the household's three years end today by the clock. */
  readonly household?: Partial<HouseholdOptions>
  readonly switches?: Partial<Switches>
  /** `odd`: beside the household's two also a credit card, a shared account, one without name or number, and more. */
  readonly accounts?: 'household' | 'odd'
}

export interface SbankenSandbox extends AsyncDisposable {
  readonly url: string
  /** The whole token address, and the host under which all four eras are served at once: the client adds the era's path. */
  readonly endpoints: { readonly token: string; readonly api: string }
  /** What the developer portal shows now, and the national id. */
  readonly client: SbankenClient
  /** Turn while it runs. */
  readonly switches: Switches
  readonly clock: SandboxClock
  /** Paths are in lower case. */
  readonly calls: CallLog
  /** The true ledger of the household's accounts here as of the clock; the odd accounts are not in it. */
  books(): Books
  /** The next call the fault is for meets it. */
  fail(fault: Fault): void
  clearFaults(): void
  /** A new secret from the portal; the old one is dead. */
  orderSecret(): string
  /** Every access token is dead at once. */
  revokeTokens(): void
  /** How many calls wanted to change something: a program that reads makes none. They are refused. */
  writesSeen(): number
  /** Every secret there is: client secrets, tokens and the customer's national id. */
  secrets(): readonly string[]
  close(): Promise<void>
}

function createWorld(options: SbankenSandboxOptions): World {
  const clock = options.clock ?? systemClock
  const switches: Switches = { ...defaultSwitches, ...options.switches }
  const everything = createHousehold({ today: dateOf(osloDay(clock.now())), ...options.household })
  const household = atBank(everything, 'sbanken')
  const books = dailyBooks(clock, household)
  const ledgerOptions = { seed: options.household?.seed ?? 1, isOdd: options.accounts === 'odd' }
  return {
    clock,
    switches,
    faults: faultQueue(),
    portal: createPortal(clock, switches),
    tokens: createTokens(clock),
    household,
    ledger: createLedger(ledgerOptions, household, books),
    today: () => osloDay(clock.now()),
    books,
  }
}

/** Paths were taken in any case and with a slash at the end (fact sheet 2). */
function plainPath(request: Request): string {
  const path = new URL(request.url).pathname.toLowerCase()
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

/** Counts and refuses whatever is not a question; the token address has its own POST. */
function writeGuard({ switches }: World): { readonly seen: () => number; readonly middleware: (c: Context, next: Next) => Promise<Response | void> } {
  let seen = 0
  const middleware = async (c: Context, next: Next): Promise<Response | void> => {
    const era = eraOf(c.req.path)
    if (era === null || ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return next()
    seen++
    return refusalReply(era, switches, 403, 'State', 'The sandbox takes no orders.')
  }
  return { seen: () => seen, middleware }
} // prettier-ignore

function createApp(
  world: World,
  calls: ReturnType<typeof callLog>,
  writes: ReturnType<typeof writeGuard>,
): Hono<Env> {
  const limit = rateLimit(world)
  const app = new Hono<Env>({ getPath: plainPath })
  app.use(isOwnHost)
  app.use(calls.middleware)
  app.use(writes.middleware)
  app.use(async (c, next) => (world.switches.closed === '404' ? c.text('', 404) : next()))
  app.use(sbankenFaults(world))
  app.post('/identityserver/connect/token', (c) => tokenEndpoint(c, world))
  for (const era of eras) {
    for (const base of new Set([era.base, era.customersBase])) app.use(`${base}/*`, gate(world, limit, era))
    app.route(`${era.base}/accounts`, accountRoutes(world, era))
    app.route(`${era.base}/transactions`, transactionRoutes(world, era))
    app.route(`${era.base}/payments`, paymentRoutes(world, era))
    app.route(`${era.base}/standingorders`, standingOrderRoutes(world, era))
    app.route(`${era.base}${era.eFakturaPath}`, eInvoiceRoutes(world, era))
    app.route(`${era.base}/cards`, cardRoutes(world, era))
    app.route(`${era.customersBase}/customers`, customerRoutes(world, era))
  }
  app.notFound((c) => c.text('', 404))
  return app
}

/** Starts the invented Sbanken on 127.0.0.1, as its interface was between 2018 and 2024. */
export async function startSbankenSandbox(options: SbankenSandboxOptions = {}): Promise<SbankenSandbox> {
  const world = createWorld(options)
  const calls = callLog(world.clock)
  const writes = writeGuard(world)
  const app = createApp(world, calls, writes)
  const { url, close } = await listenOnLoopback(options.port ?? 0, (request, env) => app.fetch(request, env))
  const { portal, tokens } = world
  return {
    url,
    endpoints: { token: `${url}/identityserver/connect/token`, api: url },
    client: portal.client,
    switches: world.switches,
    clock: world.clock,
    calls: calls.log,
    books: world.books,
    fail: (fault) => world.faults.add({ ...fault, on: fault.on.toLowerCase() }),
    clearFaults: () => world.faults.clear(),
    orderSecret: portal.orderSecret,
    revokeTokens: tokens.revokeAll,
    writesSeen: writes.seen,
    secrets: () => [...portal.secrets(), ...tokens.all(), portal.client.customerId],
    close,
    [Symbol.asyncDispose]: close,
  }
}
