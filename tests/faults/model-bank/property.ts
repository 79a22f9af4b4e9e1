import * as fc from 'fast-check'
import type { BankId } from '../../../src/shared/systems.ts'
import { modelBanks } from './banks.ts'
import { historyOf, type History } from './commands.ts'
import { play, type Outcome } from './play.ts'
import { makeTemplate } from './store-of-app.ts'

// The household lives where its banks are: days of its own wall are theirs.
process.env['TZ'] = 'Europe/Oslo'

/** What many histories came to. */
export interface Report {
  readonly seed: number
  readonly runs: number
  readonly syncs: number
  readonly killed: number
  /** Questions put to the person, and how many histories had any. */
  readonly asked: number
  readonly histories: number
  readonly tookMs: number
  /** The smallest history that went wrong, what was wrong with it, and after how many it showed; null: none did. */
  readonly failure: { readonly history: History; readonly after: number; readonly why: string } | null
}

/**
 * Plays `runs` random histories at a bank, and makes the first that goes wrong as small as it gets, unless told not to.
 * @param limitMs no further history is begun after so long: a busy machine plays fewer.
 */
export async function playMany(
  system: BankId,
  runs: number,
  seed: number,
  { isShrunk = true, limitMs }: { readonly isShrunk?: boolean; readonly limitMs?: number } = {},
): Promise<Report> {
  using template = await makeTemplate(system)
  const bank = modelBanks[system]
  const counts = { runs: 0, syncs: 0, killed: 0, asked: 0, histories: 0 }
  const startedAt = performance.now()
  const live = async (history: History): Promise<void> => {
    const outcome = await play(history, { system, bank, template })
    counts.runs++
    counts.syncs += outcome.syncs
    counts.killed += outcome.killed
    counts.asked += outcome.asked
    counts.histories += Number(outcome.asked > 0)
    const wrong = wrongWith(outcome)
    if (wrong !== null) throw new Error(wrong)
  }
  const details = await fc.check(fc.asyncProperty(historyOf(bank.habits), live), { numRuns: runs, seed, endOnFailure: !isShrunk,
    ...(limitMs === undefined ? {} : { interruptAfterTimeLimit: limitMs }), })
  const [history] = details.counterexample ?? []
  const { errorInstance } = details
  const why = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance)
  const failure = history === undefined ? null : { history, after: details.numRuns, why }
  return { seed, ...counts, tookMs: performance.now() - startedAt, failure }
} // prettier-ignore

/**
 * What is wrong with how a history ended; null: nothing. Of what the bank's data cannot decide both rows may stand until the
 * person has answered: nothing is lost even then, and no row is too many that no question is about.
 */
export function wrongWith({
  verdict,
  asked,
  afterAnswers,
  afterRereading,
  unproven,
}: Outcome): string | null {
  const tolerated = asked === 0 ? verdict : { ...verdict, extra: verdict.extra.slice(asked) }
  const moments = {
    'at the end': tolerated,
    'after all answers': afterAnswers,
    'after reading all again': afterRereading,
  }
  const wrong = Object.entries(moments).flatMap(([when, { lost, extra, mixed, strayAccounts }]) => [
    ...lost.map((content) => `lost ${when}: ${content}`),
    ...extra.map(({ what }) => `too many ${when}: ${what}`),
    ...mixed.map((content) => `of two payments ${when}: ${content}`),
    ...(strayAccounts === 0 ? [] : [`accounts too many ${when}: ${strayAccounts}`]),
  ])
  const all = [...wrong, ...unproven.map((account) => `not proven: ${account}`)]
  return all.length === 0 ? null : all.join('\n')
}

/** One line for people. */
export function lineOf(system: BankId, { seed, runs, syncs, killed, asked, histories, tookMs }: Report): string {
  const each = (tookMs / Math.max(runs, 1)).toFixed(1)
  return `${system}: ${runs} histories (seed ${seed}), ${syncs} syncs, ${killed} of them killed, ${asked} questions in ${histories} of them, ${each} ms each`
} // prettier-ignore
