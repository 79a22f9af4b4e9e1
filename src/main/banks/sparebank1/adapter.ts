import { z } from 'zod'
import { clientCredentials, sparebank1Settings } from '../../../shared/contract-connect.ts'
import type { AccountKind, SpareBank1Settings } from '../../../shared/model.ts'
import { defaultSparebank1Settings } from '../../../shared/sparebank1.ts'
import { parseJson } from '../../http/parse-json.ts'
import type { BudgetRule } from '../../http/port.ts'
import type { Bank } from '../bank.ts'
import { bankingLabel, bankingUrl, helloUrl, queryString } from './addresses.ts'
import { readAnswer, type Answer, type KnownNumbers, type RowShape } from './answer.ts'
import type { Ask } from './ask-window.ts'
import { oauthServer } from './auth.ts'
import { today } from './dates.ts'
import { identityPolicy } from './identity-policy.ts'
import { legacySession } from './legacy-session.ts'
import { sparebank1Link } from './link.ts'
import { getOk, readAccounts, type Reading, type SessionDeps } from './session.ts'
import type { RowProblem } from './transaction.ts'
import { walkWindows } from './windows.ts'
import { wireAccount, wireTransaction, type WireTransaction } from './wire.ts'

/** Two megabytes, parsed in some ten milliseconds of the main thread; a household's 90 days are mostly fewer rows. With half of
 *  it the margins of a busy household's windows outweigh the windows: 546 calls instead of 113 for 100,000 rows of ten years,
 *  745 instead of 284 for as many of three (measured 2026-11). */
const rowLimit = 2000
/** Keeps the address of a call under the 8 kB that servers commonly read. */
const accountsPerCall = 50

const hourMs = 60 * 60 * 1000

/** Sixty calls an hour, and an hour's pause after a 429 that names none (fact sheet 5.2). */
const budget: BudgetRule = { maxCalls: 60, windowMs: hourMs, defaultWaitMs: hourMs }

export const sparebank1: Bank<SpareBank1Settings> = {
  id: 'sparebank1',
  settings: sparebank1Settings,
  credentials: clientCredentials,
  defaultSettings: defaultSparebank1Settings,
  apiUrl: (settings, endpoints) => bankingUrl(settings, endpoints, ''),
  otherUrls: (settings, endpoints) => [oauthServer(settings, endpoints).tokenUrl],
  budgets: (endpoints) =>
    new Map([[new URL(bankingUrl(defaultSparebank1Settings, endpoints, '')).host, budget]]),
  needsBrowser: () => true,
  overlapDays,
  identity: identityPolicy,
  // An account's `balance` is what is booked; that a card's is too is only inferred (fact sheet 7.2).
  mayCountPending: (kind) => kind === 'credit-card',
  asksEachAccount: false,
  link: (deps) => sparebank1Link(deps, sparebank1Session),
}

/** Rows still change for two weeks, those of a card until its bill is out (fact sheet 9). */
function overlapDays(kinds: readonly AccountKind[]): number {
  return Math.max(
    ...kinds.map((kind) => identityPolicy.settlingDays(kind)),
    identityPolicy.settlingDays('current'),
  )
}

/** All six, explicitly: what is left out may be off (fact sheet 7.1). */
const everyAccount = queryString([
  ['includeNokAccounts', 'true'],
  ['includeCurrencyAccounts', 'true'],
  ['includeBsuAccounts', 'true'],
  ['includeCreditCardAccounts', 'true'],
  ['includeAskAccounts', 'true'],
  ['includePensionAccounts', 'true'],
])

const currentRow: RowShape<WireTransaction> = { schema: wireTransaction, asWire: (wire) => wire }

/** Reading without signing in, by the generation of the settings. */
export function sparebank1Session(deps: SessionDeps): Reading {
  return deps.settings.generation === 'legacy' ? legacySession(deps) : currentSession(deps)
}

function currentSession({ http, settings, endpoints, clock }: SessionDeps): Reading {
  const numbers: KnownNumbers = new Map()
  let areRowsNamed = true

  return {
    async test(signal) {
      const label = 'GET /common/helloworld'
      parseJson(await getOk(http, helloUrl(endpoints), label, signal), z.unknown(), label)
    },

    async accounts(signal) {
      const label = bankingLabel(settings, '/accounts')
      const url = `${bankingUrl(settings, endpoints, '/accounts')}?${everyAccount}`
      const reply = await getOk(http, url, label, signal)
      const list = readAccounts(reply, label, wireAccount, (wire) => wire)
      for (const [number, key] of list.numbers) numbers.set(number, key)
      return { accounts: list.accounts, problems: list.problems }
    },

    transactions(query, signal) {
      const day = today(clock)
      const label = bankingLabel(settings, '/transactions')
      const ask: Ask = async (accounts, fromDate, toDate, limit, stopped) => {
        const ended = AbortSignal.any([signal, stopped])
        const answers: Answer[] = []
        const atOnce = areRowsNamed ? accountsPerCall : 1
        for (let at = 0; at < accounts.length; at += atOnce) {
          const asked = accounts.slice(at, at + atOnce)
          const search = queryString([
            // Repeated, never comma-joined: that is refused with 400 (quirk 13).
            ...asked.map(({ bankKey }) => ['accountKey', bankKey] as const),
            ['fromDate', fromDate],
            ['toDate', toDate],
            ['rowLimit', String(limit)],
          ])
          const url = `${bankingUrl(settings, endpoints, '/transactions')}?${search}`
          const reply = await getOk(http, url, label, ended)
          answers.push(
            await readAnswer(
              reply,
              { accounts: asked, today: day, signal: ended },
              currentRow,
              numbers,
              label,
            ),
          )
        }
        const answer = merged(answers)
        if (!areRowsNamed || !hasNamelessRows(answer)) return answer
        // `accountKey` is not among the fields the bank promises (fact sheet 8.2). Asked alone, an account owns its rows.
        areRowsNamed = false
        return await ask(accounts, fromDate, toDate, limit, stopped)
      }
      return walkWindows({ ...query, today: day, rowLimit }, ask)
    },
  }
}

function hasNamelessRows({ problems }: Answer): boolean {
  return problems.includes('ROW_WITHOUT_ACCOUNT' satisfies RowProblem)
}

function merged(answers: readonly Answer[]): Answer {
  const [only] = answers
  if (answers.length === 1 && only !== undefined) return only
  return {
    rows: answers.flatMap(({ rows }) => rows),
    wireCount: answers.reduce((sum, { wireCount }) => sum + wireCount, 0),
    problems: [...new Set(answers.flatMap(({ problems }) => problems))],
  }
}
