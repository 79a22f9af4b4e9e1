import type { Payment, World } from './ledger.ts'
import { wordsOf } from './ledger.ts'
import type { Profile } from './store-of-app.ts'

interface StoredRow {
  readonly id: number
  readonly number: string | null
  readonly iban: string | null
  readonly kind: string
  readonly bookedOn: string
  readonly minor: number
  readonly bankText: string
  readonly raw: string
}

/** What is wrong with a store, beside the ledger. All empty: nothing. */
export interface Verdict {
  /** Payments of the ledger that no row stands for. */
  readonly lost: readonly string[]
  /** Rows that stand for no payment, or for one that another row stands for already. */
  readonly extra: readonly {
    readonly what: string
    /** The rows that may be the one too many: those alike. */
    readonly rows: readonly number[]
  }[]
  /** Rows that say what their payment never said. */
  readonly mixed: readonly string[]
  /** Accounts beside those there are. */
  readonly strayAccounts: number
}

/** Which of the model's accounts a stored row belongs to. */
export function accountIndexOf(world: World, { number, iban, kind }: Pick<StoredRow, 'number' | 'iban' | 'kind'>): number {
  const byNumber = world.accounts.findIndex((account) => account.number === (iban ?? number) || account.number === number)
  return byNumber === -1 ? Number(kind === 'credit-card') : byNumber
} // prettier-ignore

const contentOf = (account: number, day: string, minor: number, text: string): string =>
  `${account} ${day} ${minor} ${text}`

function contentOfPayment(payment: Payment): string {
  return contentOf(payment.account, payment.day, payment.minor, wordsOf(payment))
}

export function readRows(profile: Profile): readonly StoredRow[] {
  return profile.ask<StoredRow>(`
    SELECT t.id, a.number, a.iban, a.kind, t.booked_on AS bookedOn, t.minor, t.bank_text AS bankText, t.raw
    FROM bank_transaction t JOIN account a ON a.id = t.account_id ORDER BY t.id`)
}

/** Everything each payment was ever told as, by its truth. */
export type Told = Map<string, Set<string>>

/** Remembers how the bank tells of its payments at this moment. */
export function noteTold(told: Told, world: World): void {
  for (const payment of world.payments) {
    const contents = told.get(payment.truth) ?? new Set()
    told.set(payment.truth, contents.add(contentOfPayment(payment)))
  }
}

/** What is stored, as text. */
export function booksIn(profile: Profile): readonly string[] {
  return readRows(profile)
    .map(({ kind, bookedOn, minor, bankText }) => `${kind} ${bookedOn} ${minor} ${bankText}`)
    .sort()
}

/**
 * Compares what is stored with the ledger: as many rows of each account, day, sum and words as there are payments. The bank's
 * own JSON beside a row tells whose it is: a row says what that payment once said, and is no mixture of two. Which of two that
 * are alike in everything it is, nobody can tell.
 */
export function judge(world: World, profile: Profile, told: Told): Verdict {
  const open = new Map<string, number>()
  for (const payment of world.payments)
    if (payment.state === 'booked') add(open, contentOfPayment(payment), 1)
  const extra: Verdict['extra'][number][] = []
  const alike = new Map<string, number[]>()
  const mixed: string[] = []
  for (const row of readRows(profile)) {
    const truth = truthOf(row.raw)
    const said = contentOf(accountIndexOf(world, row), row.bookedOn, row.minor, row.bankText)
    const rows = alike.get(said) ?? []
    rows.push(row.id)
    alike.set(said, rows)
    if (!add(open, said, -1)) extra.push({ what: `${truth}: ${said}`, rows })
    if (told.get(truth)?.has(said) !== true) mixed.push(`${truth}: ${said}`)
  }
  const lost = [...open].filter(([, count]) => count > 0).map(([content]) => content)
  const [{ count } = { count: 0 }] = profile.ask<{ count: number }>('SELECT count(*) AS count FROM account')
  return { lost, extra, mixed, strayAccounts: count - world.accounts.length }
}

/** Whose row the bank's JSON is; `''`: nobody's. */
export function truthOf(raw: string): string {
  return /"truth":"(p\d+)"/.exec(raw)?.[1] ?? ''
}

/** @returns whether there was one to take. */
function add(counts: Map<string, number>, key: string, by: 1 | -1): boolean {
  const count = (counts.get(key) ?? 0) + by
  counts.set(key, Math.max(count, 0))
  return count >= 0
}

/** Accounts that the bank's balance is not known to equal, and why. */
export function unprovenIn(profile: Profile): readonly string[] {
  const accounts = profile.ask<{
    state: string | null
    reason: string | null
    gap: number | null
    name: string
  }>(`
    SELECT a.bank_name AS name, p.state, p.reason, p.gap_minor AS gap FROM account a LEFT JOIN balance_proof p
      ON p.id = (SELECT max(id) FROM balance_proof WHERE account_id = a.id)`)
  return accounts
    .filter(({ state }) => state !== 'proven')
    .map(({ name, state, reason, gap }) => [name, state, reason ?? gap].join(' '))
}

/** Something the app asks the person: rows by their number, and whose they are. */
export interface Question {
  readonly id: number
  readonly rows: readonly number[]
  readonly truths: readonly string[]
}

/** Questions that are open, in the order they were found: of two rows, or of one that the bank no longer tells of. */
export function openQuestions(profile: Profile): readonly Question[] {
  const open = profile.ask<{ id: number; first: number; second: number | null }>(
    'SELECT id, first_id AS first, second_id AS second FROM review WHERE decision IS NULL ORDER BY id',
  )
  const raws = new Map(readRows(profile).map(({ id, raw }) => [id, raw]))
  return open
    .map(({ id, first, second }) => ({ id, rows: second === null ? [first] : [first, second] }))
    .filter(({ rows }) => rows.every((row) => raws.has(row)))
    .map((question) => ({ ...question, truths: question.rows.map((row) => truthOf(raws.get(row) ?? '')) }))
}
