import type { ReviewDecision } from '../../../src/shared/review.ts'
import { startApp } from './app.ts'
import type { History, SyncCommand } from './commands.ts'
import { sync, type Game } from './game.ts'
import { happen } from './happenings.ts'
import { dayMs } from './ledger.ts'
import { inMemory, type Connect } from './memory-http.ts'
import { serve } from './model-server.ts'
import type { ModelBank } from './model.ts'
import { newWorld, settle } from './new-world.ts'
import type { BankId } from '../../../src/shared/systems.ts'
import type { Template } from './store-of-app.ts'
import {
  booksIn,
  judge,
  noteTold,
  openQuestions,
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
  readonly system: BankId
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
