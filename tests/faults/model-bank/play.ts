import { AppError } from '../../../src/shared/errors.ts'
import type { ReviewDecision } from '../../../src/shared/review.ts'
import { startApp, type App, type Wire } from './app.ts'
import { starts, type History, type SyncCommand } from './commands.ts'
import { happen } from './happenings.ts'
import { dayMs, type World } from './ledger.ts'
import { memoryHttp, type Answered, type Asked } from './memory-http.ts'
import type { ModelBank } from './model.ts'
import type { SystemId } from '../../../src/shared/systems.ts'
import type { Profile, Template } from './store-of-app.ts'
import {
  accountIndexOf,
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

/** Plays one history from the first connection to the quiet end. @throws what the engine must never throw. */
export async function play(history: History, { system, bank, template }: Table, connectTo?: (server: Server) => Wire): Promise<Outcome> {
  using profile = template.profile()
  const world = newWorld(system, bank, history)
  const server = serve(world, bank)
  const wire = connectTo?.(server) ?? { http: memoryHttp(server.answer), endpoints: {} }
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
    return { verdict, asked, afterAnswers, afterRereading, unproven: unprovenIn(profile), syncs, killed }
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
    for (const question of open) game.app.answer(question.id, truthfully(question, game.world))
    await nextDay(game)
  }
  return asked
}

/** A row is withdrawn when its payment was struck out; two rows are the same when they are of one payment. */
function truthfully({ first, second }: Question, { payments }: World): ReviewDecision {
  if (second !== null) return first === second ? 'same' : 'different'
  return payments.some(({ truth, state }) => truth === first && state === 'booked') ? 'keep' : 'withdraw'
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
export interface Server {
  readonly answer: (asked: Asked) => Answered
  /** Called with the number of each call of a sync, before it is answered. */
  beforeCall: (call: number) => void
  restartCount: () => void
}

function serve(world: World, bank: ModelBank): Server {
  let calls = 0
  const server: Server = {
    answer: (asked) => {
      world.now += 1000 // it takes its time
      server.beforeCall(calls++)
      return bank.answer(world, asked)
    },
    beforeCall: () => undefined,
    restartCount: () => {
      calls = 0
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
  server.beforeCall = (call) => {
    if (call === command.failsAtCall) throw new AppError('bank-unreachable', 'the model bank is down')
    if (call === command.paidDuring)
      happen(world, bank.habits, { do: 'pay', account: 0, shop: 0, minor: -4500, daysAgo: 0, isHeld: false })
  }
  const before = soundCounts(world, profile)
  noteTold(told, world)
  const outcome = await app.sync(command)
  noteTold(told, world)
  server.beforeCall = () => undefined
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

/** How many payments of each account and sum are kept, those left out that are no payments: a sync never makes them fewer. */
function soundCounts(world: World, profile: Profile): ReadonlyMap<string, number> {
  const kept = new Map<string, number>()
  for (const { kind, number, iban, minor } of readRows(profile)) {
    const key = `${accountIndexOf(world, { kind, number, iban })} ${minor}`
    kept.set(key, (kept.get(key) ?? 0) + 1)
  }
  const owed = Map.groupBy(
    world.payments.filter(({ state }) => state === 'booked'),
    ({ account, minor }) => `${account} ${minor}`,
  )
  return new Map([...kept].map(([key, count]) => [key, Math.min(count, owed.get(key)?.length ?? 0)]))
}
