import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '../../../shared/errors.ts'
import type { CalendarDate } from '../../../shared/ids.ts'
import type { BankTransaction, TransactionPage, TransactionQuery } from '../bank.ts'
import { hasArchive } from './addresses.ts'
import type { AskDeps } from './ask.ts'
import { addDays, today as todayOf, wireDay } from './dates.ts'
import { readList, readRow } from './envelope.ts'
import { isArchived, toTransaction } from './transaction.ts'
import { wireTransaction, type WireTransaction } from './wire.ts'

/** A question may span 366 days, and reaches back to the year 2000 (fact sheet 7.1). */
const windowDays = 365
const firstDay: CalendarDate = '2000-01-01'
const pageRows = 1000
/** How deep the history goes is not known. One quiet year says nothing; two do. */
const mostEmpty = 2
/** What is reserved, or booked and not archived yet, may be days older than the newest row of the archive: asked from that day
 *  on, as the best importer does (fact sheet 7.5), it would vanish until it is archived. */
const reservedDays = 14
/** A bank that answers for ever must not be asked for ever: a hundred thousand rows a year are nobody's. */
const mostPages = 100

/** Backwards by windows of a year, newest first; the newest also brings what is reserved. One account at a time. */
export async function* walkYears(query: TransactionQuery, deps: AskDeps): AsyncGenerator<TransactionPage> {
  const [account] = query.accounts
  if (account === undefined) return
  const day = todayOf(deps.clock)
  const floor = query.from === null || query.from < firstDay ? firstDay : query.from
  let { to, empty } = query.cursor === null ? { to: day, empty: 0 } : fromCursor(query.cursor)
  for (;;) {
    const from = latest(floor, addDays(to, 1 - windowDays))
    const isNewest = to >= day
    const read = isNewest
      ? await readNewest(account.bankKey, from, deps)
      : await readOlder(account.bankKey, from, to, deps)
    const { rows, unreadable } = await toRows(account.bankKey, read.wires, day, deps.signal)
    empty = read.wires.length === 0 && !isNewest ? empty + 1 : 0
    const isLast = from <= floor || empty >= mostEmpty
    const { problems } = read
    yield { rows, from, to: isNewest ? day : to, problems, unreadable, cursor: toCursor(from, empty), isLast }
    if (isLast) return
    to = addDays(from, -1)
  }
}

interface Read {
  readonly wires: readonly unknown[]
  readonly problems: readonly string[]
}

/** Never with `endDate`: today's answers 500, and any leaves reservations out (fact sheet 7.2). The archive knows what is
 *  booked by lasting ids; the latest list then adds what is not archived yet (7.5). */
async function readNewest(bankKey: string, from: CalendarDate, deps: AskDeps): Promise<Read> {
  const key = encodeURIComponent(bankKey)
  if (!hasArchive(deps.era)) {
    return { wires: await readAll(`/Transactions/${key}`, `startDate=${from}`, deps), problems: [] }
  }
  const archived = await readAll(`/Transactions/archive/${key}`, `startDate=${from}`, deps)
  const newest = archived.reduce<CalendarDate>((last, row) => latest(last, dayOf(row)), from)
  try {
    const start = latest(from, addDays(newest, -reservedDays))
    const latestRows = await readAll(`/Transactions/${key}`, `startDate=${start}`, deps)
    const fresh = latestRows.filter((row) => !isArchived(readRow(row, wireTransaction, 'GET Transactions')))
    return { wires: [...archived, ...fresh], problems: [] }
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled' || error.code.startsWith('vault-'))
      throw error
    return { wires: archived, problems: ['LATEST_FAILED'] }
  }
}

async function readOlder(
  bankKey: string,
  from: CalendarDate,
  to: CalendarDate,
  deps: AskDeps,
): Promise<Read> {
  const path = hasArchive(deps.era) ? '/Transactions/archive/' : '/Transactions/'
  const span = `startDate=${from}&endDate=${to}`
  return { wires: await readAll(path + encodeURIComponent(bankKey), span, deps), problems: [] }
}

/** `availableItems` may count the page or the whole (fact sheet 5.1), so a full page is what says that there is more. */
async function readAll(
  resource: string,
  span: string,
  { ask, signal }: AskDeps,
): Promise<readonly unknown[]> {
  const label = `GET ${resource.slice(1, resource.lastIndexOf('/'))}/{id}`
  const rows: unknown[] = []
  for (let page = 0; page < mostPages; page++) {
    const search = `${span}&index=${page * pageRows}&length=${pageRows}`
    const items = readList(await ask(`${resource}?${search}`, label, signal), label)
    for (const item of items) rows.push(item)
    if (items.length < pageRows) return rows
  }
  throw new AppError('unexpected-response', `${label}: more pages than any account has`)
}

/** About a millisecond of work between two turns of the thread. */
const rowsPerTurn = 250

async function toRows(
  bankKey: string,
  wires: readonly unknown[],
  day: CalendarDate,
  signal: AbortSignal,
): Promise<{ readonly rows: readonly BankTransaction[]; readonly unreadable: readonly string[] }> {
  const rows: BankTransaction[] = []
  const unreadable = new Set<string>()
  for (const [index, item] of wires.entries()) {
    if (index % rowsPerTurn === 0) {
      await nextTurn()
      if (signal.aborted) throw new AppError('cancelled', 'cancelled while reading transactions')
    }
    const wire: WireTransaction = readRow(item, wireTransaction, 'GET Transactions')
    const row = toTransaction(bankKey, wire, JSON.stringify(item), day)
    if (typeof row === 'string') unreadable.add(row)
    else rows.push(row)
  }
  return { rows, unreadable: [...unreadable] }
}

function dayOf(row: unknown): CalendarDate {
  const day = typeof row === 'object' && row !== null && 'accountingDate' in row ? row.accountingDate : null
  return typeof day === 'string' ? (wireDay(day) ?? firstDay) : firstDay
}

function latest(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b
}

/** The oldest day read, and how many windows in a row were empty. */
function toCursor(from: CalendarDate, empty: number): string {
  return `${from}/${empty}`
}

function fromCursor(cursor: string): { to: CalendarDate; empty: number } {
  const [day = '', empty = '0'] = cursor.split('/')
  return { to: addDays(day, -1), empty: Number(empty) }
}
