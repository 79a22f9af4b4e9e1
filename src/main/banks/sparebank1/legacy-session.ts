import type { CalendarDate } from '../../../shared/ids.ts'
import type { BankTransaction, TransactionPage } from '../bank.ts'
import { bankingLabel, bankingUrl } from './addresses.ts'
import { readAnswer, type RowShape } from './answer.ts'
import { addDays, today } from './dates.ts'
import { getOk, readAccounts, type Reading, type SessionDeps } from './session.ts'
import { partProblems } from './transaction.ts'
import { asWireAccount, asWireTransaction, legacyAccount, legacyTransaction } from './wire-legacy.ts'

const legacyRow: RowShape<ReturnType<typeof legacyTransaction.parse>> = {
  schema: legacyTransaction,
  asWire: asWireTransaction,
}

/** A session of the generation before March 2024 (fact sheet 13): one call an account, no days to ask for, no paging, no ids. */
export function legacySession({ http, settings, endpoints, clock }: SessionDeps): Reading {
  const url = (path: string) => bankingUrl(settings, endpoints, path)

  return {
    async test(signal) {
      const path = '/accounts/default'
      await getOk(http, url(path), bankingLabel(settings, path), signal)
    },

    async accounts(signal) {
      const path = '/accounts/all'
      const label = bankingLabel(settings, path)
      const { accounts, problems } = readAccounts(
        await getOk(http, url(path), label, signal),
        label,
        legacyAccount,
        asWireAccount,
      )
      return { accounts, problems }
    },

    async *transactions(query, signal) {
      const day = today(clock)
      const label = bankingLabel(settings, '/accounts/{id}/transactions')
      const rows: BankTransaction[] = []
      const problems = new Set<string>()
      let covered = query.from
      for (const account of query.accounts) {
        const path = `/accounts/${encodeURIComponent(account.bankKey)}/transactions`
        const reply = await getOk(http, url(path), label, signal)
        const asked = { accounts: [account], today: day, signal }
        const answer = await readAnswer(reply, asked, legacyRow, new Map(), label)
        for (const row of answer.rows) if (query.from === null || row.bookedOn >= query.from) rows.push(row)
        for (const problem of answer.problems) problems.add(problem)
        covered = latest(covered, firstWholeDay(answer.rows))
      }
      yield onePage(rows, [...problems], covered, day)
    },
  }
}

/** All accounts in one page, because a page answers for all the accounts asked. A cursor has nothing to say here. */
function onePage(
  rows: readonly BankTransaction[],
  problems: readonly string[],
  covered: CalendarDate | null,
  day: CalendarDate,
): TransactionPage {
  const from = covered === null || covered > day ? day : covered
  const sorted = [...rows].sort((a, b) => (a.bookedOn < b.bookedOn ? 1 : a.bookedOn > b.bookedOn ? -1 : 0))
  return { rows: sorted, from, to: day, ...partProblems(problems), cursor: 'end', isLast: true }
}

/** How far back the bank goes is not said, so its oldest day may be cut off: the day after it is the first sure one. */
function firstWholeDay(rows: readonly BankTransaction[]): CalendarDate | null {
  let oldest: CalendarDate | null = null
  for (const { bookedOn } of rows) if (oldest === null || bookedOn < oldest) oldest = bookedOn
  return oldest === null ? null : addDays(oldest, 1)
}

function latest(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
