import { setImmediate as nextTurn } from 'node:timers/promises'
import type { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { CalendarDate } from '../../../shared/ids.ts'
import type { HttpReply } from '../../http/port.ts'
import { parseJson } from '../../http/parse-json.ts'
import type { BankTransaction } from '../bank.ts'
import { problemsOf } from './envelope.ts'
import { toTransaction, type RowOwner, type RowProblem } from './transaction.ts'
import { bareNumber, readRow, wireTransactions, type WireTransaction } from './wire.ts'

/** One answer of the transaction list, normalised but not yet cut to its days. */
export interface Answer {
  readonly rows: readonly BankTransaction[]
  /** Rows the bank sent, also those that could not be read. */
  readonly wireCount: number
  readonly problems: readonly string[]
}

/** Account number to account key: learnt from the account list and from rows that carry both. */
export type KnownNumbers = Map<string, string>

/** About a millisecond of work; then the window, a listener or another connection gets its turn. */
const rowsPerTurn = 250

/** How a generation writes a row, and how that becomes the current shape. */
export interface RowShape<T> {
  readonly schema: z.ZodType<T>
  readonly asWire: (row: T) => WireTransaction
}

/**
 * Reads one answer of `GET …/transactions`.
 * @throws AppError `unexpected-response` (not JSON, or a field of the wrong type), `cancelled`.
 */
export async function readAnswer<T>(
  reply: HttpReply,
  asked: {
    readonly accounts: readonly RowOwner[]
    readonly today: CalendarDate
    readonly signal: AbortSignal
  },
  shape: RowShape<T>,
  numbers: KnownNumbers,
  label: string,
): Promise<Answer> {
  const page = parseJson(reply, wireTransactions, label)
  const problems = new Set(problemsOf(page.errors))
  const list = page.transactions ?? []
  if (!page.transactions && problems.size === 0) {
    throw new AppError('unexpected-response', `${label}: neither transactions nor errors`)
  }
  await nextTurn() // the parser alone has held the thread some ten milliseconds
  const owners = new Map(asked.accounts.map((account) => [account.bankKey, account]))
  const read = await inTurns(list, asked.signal, (row) => {
    const { wire, raw } = readRow(row, shape.schema, label)
    return { wire: shape.asWire(wire), raw }
  })
  for (const { wire } of read) learnNumber(wire, owners, numbers)

  const rows: BankTransaction[] = []
  const others = new Set([...numbers.values()].filter((key) => !owners.has(key)))
  await inTurns(read, asked.signal, ({ wire, raw }) => {
    const owner = ownerOf(wire, owners, numbers)
    if (owner === null && wire.accountKey && others.has(wire.accountKey)) return // one of the person's, but not asked for
    const row = owner === null ? unowned(wire) : toTransaction(owner, wire, raw, asked.today)
    if (typeof row === 'string') problems.add(row)
    else rows.push(row)
  })
  return { rows: withoutSharedIdentities(rows), wireCount: list.length, problems: [...problems] }
}

async function inTurns<A, B>(items: readonly A[], signal: AbortSignal, work: (item: A) => B): Promise<B[]> {
  const done: B[] = []
  for (const item of items) {
    if (done.length > 0 && done.length % rowsPerTurn === 0) {
      await nextTurn()
      if (signal.aborted) throw new AppError('cancelled', 'cancelled while reading transactions')
    }
    done.push(work(item))
  }
  return done
}

function learnNumber(
  wire: WireTransaction,
  owners: ReadonlyMap<string, RowOwner>,
  numbers: KnownNumbers,
): void {
  const number = bareNumber(wire.accountNumber)
  if (number !== null && wire.accountKey && owners.has(wire.accountKey)) numbers.set(number, wire.accountKey)
}

/**
 * Whose row is it? Its own `accountKey` says; else its account number; else, when one account was asked, that one. A row that
 * still has no account would be a payment in the wrong place or a payment lost, so the page reports it instead.
 */
function ownerOf(
  wire: WireTransaction,
  owners: ReadonlyMap<string, RowOwner>,
  numbers: ReadonlyMap<string, string>,
): RowOwner | null {
  const named = wire.accountKey ? owners.get(wire.accountKey) : undefined
  if (named !== undefined) return named
  const key = numbers.get(bareNumber(wire.accountNumber) ?? '')
  if (key !== undefined) return owners.get(key) ?? null
  const [first] = owners.values()
  return !wire.accountKey && owners.size === 1 && first !== undefined ? first : null
}

function unowned(wire: WireTransaction): RowProblem {
  return wire.accountKey ? 'ROW_OF_UNKNOWN_ACCOUNT' : 'ROW_WITHOUT_ACCOUNT'
}

/**
 * The bank warns that `nonUniqueId` alone is no id (fact sheet 8.2). Two booked rows of one account that share it but not the
 * amount (a payment and its fee, say) are two payments: neither keeps the identity, so that one cannot overwrite the other.
 */
function withoutSharedIdentities(rows: readonly BankTransaction[]): readonly BankTransaction[] {
  const amounts = new Map<string, number>()
  const shared = new Set<string>()
  for (const row of rows) {
    if (row.identity === null) continue
    const key = `${row.bankKey} ${row.identity}`
    const minor = amounts.get(key)
    if (minor === undefined) amounts.set(key, row.amount.minor)
    else if (minor !== row.amount.minor) shared.add(key)
  }
  if (shared.size === 0) return rows
  return rows.map((row) => (shared.has(`${row.bankKey} ${row.identity}`) ? { ...row, identity: null } : row))
}
