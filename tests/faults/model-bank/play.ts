import type { ReviewDecision } from '../../../src/shared/review.ts'
import { startApp, type App } from './app.ts'
import { starts, type History, type SyncCommand } from './commands.ts'
import { happen } from './happenings.ts'
import { dayMs, type World } from './ledger.ts'
import { inMemory, type Answered, type Asked, type Connect } from './memory-http.ts'
import type { ModelBank } from './model.ts'
import type { SystemId } from '../../../src/shared/systems.ts'
import type { Profile, Template } from './store-of-app.ts'
import {
  accountIndexOf,
  booksIn,
  judge,
  noteTold,
  openQuestions,
  readRows,
  unprovenIn,
  type Question,
  type Told,
  type Verdict,
} from './verdict.ts'

/** What one history came to. */
export interface Outcome {
  readonly verdict: Verdict
  /** Questions the app put to the person then, and those they led to. */
  readonly asked: number
  /** What is left wrong when they are answered truly. */
  readonly afterAnswers: Verdict
  /** The same after everything was read once more. */
  readonly afterRereading: Verdict
  /** What is stored then, in a fixed order. */
  readonly books: readonly string[]
  /** Accounts whose balance is not proven at the end, and how it stands with them. */
  readonly unproven: readonly string[]
  readonly syncs: number
  readonly killed: number
}

export interface Table {
  readonly system: SystemId
  readonly bank: ModelBank
  readonly template: Template
}

const quiet: SyncCommand = {
  do: 'sync',
  clockMinutes: 0,
  failsAtCall: null,
  killedAtWrite: null,
  missingPart: 'none',
  paidDuring: null,
}
/** Quiet syncs at the end, a day apart: what has to settle has settled by the last of them. */
const quietSyncs = 3

/**
 * Plays one history from the first connection to the quiet end.
 * @throws what the engine must never throw.
 */
export async function play(
  history: History,
  { system, bank, template }: Table,
  connect: Connect = inMemory,
): Promise<Outcome> {
  using profile = template.profile()
  const world = newWorld(system, bank, history)
  const server = serve(world, bank)
  await using wire = await connect(server.answer)
  const app = await startApp(world, bank, wire, profile)
  const told: Told = new Map()
  const game: Game = { world, bank, server, app, profile, told, syncs: 0, killed: 0 }
  try {
    noteTold(told, world)
    await app.connect()
    for (const command of history.commands) {
      if (command.do !== 'sync') happen(world, bank.habits, command)
      else await sync(game, command)
    }
    settle(world)
    for (let day = 0; day < quietSyncs; day++) await nextDay(game)
    const verdict = judge(world, profile, told)
    const asked = await answerAll(game)
    const afterAnswers = judge(world, profile, told)
    app.rereadHistory()
    await nextDay(game)
    const afterRereading = judge(world, profile, told)
    const { syncs, killed } = game
    return { verdict, asked, afterAnswers, afterRereading, books: booksIn(profile), unproven: unprovenIn(profile), syncs, killed }
  } finally {
    app.close()
  }
} // prettier-ignore

async function nextDay(game: Game): Promise<void> {
  game.world.now += dayMs
  await sync(game, quiet)
}

/** How often questions may lead to others: a pair that is two, and of those one that is gone. */
const mostRounds = 4

/** A person who knows the truth answers what the app asks, a day after another. @returns how many questions there were. */
async function answerAll(game: Game): Promise<number> {
  let asked = 0
  for (let round = 0; round < mostRounds; round++) {
    const open = openQuestions(game.profile)
    if (open.length === 0) return asked
    asked += open.length
    for (const question of open) {
      const gone = judge(game.world, game.profile, game.told).extra.flatMap(({ rows }) => rows)
      game.app.answer(question.id, truthfully(question, new Set(gone)))
    }
    await nextDay(game)
  }
  return asked
}

/**
 * The person looks at the bank: a row that is not there is no payment any more, and of two rows that are asked about one of
 * which is not there, or that are of one payment, only one is.
 */
function truthfully({ rows, truths }: Question, gone: ReadonlySet<number>): ReviewDecision {
  const isGone = rows.some((row) => gone.has(row))
  if (rows.length === 1) return isGone ? 'withdraw' : 'keep'
  return isGone || truths[0] === truths[1] ? 'same' : 'different'
}

function newWorld(
  system: SystemId,
  bank: ModelBank,
  { start, ceiling, isNew, countsHeld, opening }: History,
): World {
  const startAt = Date.parse(starts[start] ?? '')
  const world: World = {
    system, now: startAt, payments: [], accounts: bank.accounts(), lastSerial: 0, lastId: 722_041_731_680_000,
    isRestless: false, ceiling, missingPart: 'none', consents: 0,
    countsHeldOn: countsHeld ? bank.habits.mayCountHeldOn : 'none',
  } // prettier-ignore
  if (isNew) for (const account of world.accounts) account.openingMinor = 0
  const inOrder = opening.toSorted((a, b) => b.daysAgo - a.daysAgo)
  for (const [index, command] of inOrder.entries()) {
    world.now = startAt - command.daysAgo * dayMs + index * 60_000
    happen(world, bank.habits, { ...command, daysAgo: 0 })
  }
  world.now = startAt + opening.length * 60_000
  return world
}

/** The bank stops moving: what was left out is told again, and what is announced is booked or lapses. */
function settle(world: World): void {
  world.isRestless = false
  for (const payment of world.payments) {
    payment.isHidden = false
    if (payment.state === 'pending') payment.state = 'lapsed'
  }
  for (const account of world.accounts) account.listed = 'yes'
}

/** The bank's server, and a hand on what it does next. */
interface Server {
  readonly answer: (asked: Asked) => Answered
  /** Called with the number of each call of a sync, before it is answered. */
  beforeCall: (call: number) => void
  /** Which of the calls it does not answer, however often it is asked the same; null: it answers all. */
  failsAtCall: number | null
  restartCount: () => void
}

const down: Answered = { status: 503, text: '' }

function serve(world: World, bank: ModelBank): Server {
  let calls = 0
  let refused = ''
  const server: Server = {
    answer: (asked) => {
      const { href } = asked.url
      if (href === refused) return down
      world.now += 1000 // it takes its time
      const call = calls++
      server.beforeCall(call)
      if (call !== server.failsAtCall) return bank.answer(world, asked)
      refused = href
      return down
    },
    beforeCall: () => undefined,
    failsAtCall: null,
    restartCount: () => {
      calls = 0
      refused = ''
    },
  }
  return server
}

interface Game {
  readonly world: World
  readonly bank: ModelBank
  readonly server: Server
  readonly app: App
  readonly profile: Profile
  readonly told: Told
  syncs: number
  killed: number
}

/** @throws when a sync ends as nothing explains, or a payment is gone that was there. */
async function sync(game: Game, command: SyncCommand): Promise<void> {
  const { world, bank, server, app, profile, told } = game
  world.now += 60_000
  world.missingPart = command.missingPart
  server.restartCount()
  server.failsAtCall = command.failsAtCall
  server.beforeCall = (call) => {
    if (call === command.paidDuring)
      happen(world, bank.habits, { do: 'pay', account: 0, shop: 0, minor: -4500, daysAgo: 0, isHeld: false })
  }
  const before = soundCounts(world, profile)
  noteTold(told, world)
  const outcome = await app.sync(command)
  noteTold(told, world)
  server.beforeCall = () => undefined
  server.failsAtCall = null
  world.missingPart = 'none'
  game.syncs++
  if (outcome === 'killed') game.killed++
  // An account that half a list left out is asked for, perhaps by a key the bank knows no more.
  const isDisturbed =
    command.failsAtCall !== null ||
    command.missingPart !== 'none' ||
    world.accounts.some(({ listed }) => listed !== 'yes')
  if (outcome === 'done' && !isDisturbed) noteRead(world)
  if (outcome === 'broken' && !isDisturbed) throw new Error('a sync broke that nothing disturbed')
  const after = soundCounts(world, profile)
  for (const [key, count] of before)
    if ((after.get(key) ?? 0) < count) throw new Error(`a payment is gone: ${key}`)
}

function noteRead({ payments, accounts }: World): void {
  for (const payment of payments)
    if (payment.state === 'booked' && !payment.isHidden && accounts[payment.account]?.listed === 'yes')
      payment.wasRead = true
}

/** How many rows of each account and sum are kept, as far as the bank tells of as many payments: a sync never makes them fewer.
 *  What it does not tell of just now may be laid aside, if its balance comes out even so; it comes back as itself. */
function soundCounts(world: World, profile: Profile): ReadonlyMap<string, number> {
  const kept = new Map<string, number>()
  for (const { kind, number, iban, minor } of readRows(profile)) {
    const key = `${accountIndexOf(world, { kind, number, iban })} ${minor}`
    kept.set(key, (kept.get(key) ?? 0) + 1)
  }
  const owed = Map.groupBy(
    world.payments.filter(({ state, isHidden }) => state === 'booked' && !isHidden),
    ({ account, minor }) => `${account} ${minor}`,
  )
  return new Map([...kept].map(([key, count]) => [key, Math.min(count, owed.get(key)?.length ?? 0)]))
}
