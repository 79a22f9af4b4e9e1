import type { Handlers, TransactionFilter, TransactionSort } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import type { Transaction, TransactionDetails } from '../../src/shared/model.ts'
import { accountIds, accounts, today } from './invented.ts'

type Questions = Pick<
  Handlers,
  'transactions:page' | 'transactions:rows' | 'transactions:summary' | 'transaction:get'
>

const dayMs = 86_400_000
const daysAgo = (days: number) => new Date(Date.parse(today) - days * dayMs).toISOString().slice(0, 10)

/** What recurs in the invented household: text, counterparty, account, øre. */
const kinds: readonly (readonly [string, string | null, keyof typeof accountIds, number])[] = [
  ['REMA 1000 TORSHOV', 'Rema 1000 Torshov', 'joint', -48_790],
  ['Vipps Kari Nordmann', null, 'current', -25_000],
  ['Ruter billett', 'Ruter As', 'card', -4_200],
  ['Lønn', 'Fjordkraft Norge AS', 'current', 3_912_450],
  ['KIWI 412 GRÜNERLØKKA', null, 'joint', -31_245],
  ['Spotify P2A91C3', 'Spotify AB', 'card', -12_900],
  ['Til sparing', 'Sparekonto', 'current', -500_000],
  ['Husleie november', 'Torshov Borettslag', 'current', -1_450_000],
  ['Bakeri Åpent Bakeri', null, 'card', -11_700],
  ['Café de la Paix PARIS', 'Café de la Paix', 'euro', -2_350],
  ['Strøm', 'Hafslund Strøm AS', 'joint', -138_455],
  ['Refusjon Zalando', 'Zalando SE', 'card', 59_900],
]

/** Booked rows are spread over three years; the first six are pending, today's and yesterday's. */
const pendingCount = 6

/** The row at a place of the list of so many, newest first: made when it is looked at, the same every time. */
function rowAt(index: number, count: number): Transaction {
  const [text, counterparty, account, minor] = kinds[(index * 7 + Math.floor(index / 12)) % kinds.length] ?? kinds[0] ?? ['', null, 'current', 0] // prettier-ignore
  const isPending = index < pendingCount
  const accountId = accountIds[account]
  const found = accounts.find(({ id }) => id === accountId)
  return {
    id: isPending ? -1 - index : count - index,
    accountId,
    accountName: found?.name ?? '',
    status: isPending ? 'pending' : 'booked',
    bookedOn: daysAgo(Math.floor((index * 1095) / Math.max(count, 2190))),
    amount: { minor: minor - (index % 13) * 100, currency: found?.currency ?? 'NOK' },
    text,
    counterparty,
    isOwnTransfer: !isPending && text === 'Til sparing',
    tags: [],
    hasNote: false,
    hasAttachment: false,
    isSplit: false,
  }
}

function passes(row: Transaction, filter: TransactionFilter): boolean {
  const searched = `${row.text} ${row.counterparty ?? ''}`.toLowerCase()
  const { minor } = row.amount
  return (
    (filter.accountIds?.includes(row.accountId) ?? true) &&
    row.bookedOn >= (filter.from ?? '') &&
    row.bookedOn <= (filter.to ?? '9') &&
    Math.abs(minor) >= (filter.minSizeMinor ?? 0) &&
    Math.abs(minor) <= (filter.maxSizeMinor ?? Infinity) &&
    (filter.direction === undefined || (filter.direction === 'in' ? minor > 0 : minor < 0)) &&
    (filter.currency ?? row.amount.currency) === row.amount.currency &&
    (filter.status ?? row.status) === row.status &&
    (filter.transfers === undefined || (filter.transfers === 'only') === row.isOwnTransfer) &&
    (filter.tag === undefined || row.tags.includes(filter.tag)) &&
    (filter.text ?? '')
      .toLowerCase()
      .split(' ')
      .every((word) => searched.includes(word))
  )
}

function compare(by: TransactionSort['by'], a: Transaction, b: Transaction): number {
  switch (by) {
    case 'bookedOn':
      return a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : 0
    case 'amount':
      return a.amount.minor - b.amount.minor
    case 'text':
      return a.text.localeCompare(b.text, 'nb')
    case 'account':
      return a.accountName.localeCompare(b.accountName, 'nb')
  }
}

function summaryOf(rows: readonly Transaction[]) {
  const totals = new Map<string, { currency: string; inMinor: number; outMinor: number; count: number }>()
  for (const { amount } of rows) {
    const { currency, minor } = amount
    const sum = totals.get(currency) ?? { currency, inMinor: 0, outMinor: 0, count: 0 }
    totals.set(currency, {
      currency,
      inMinor: sum.inMinor + Math.max(minor, 0),
      outMinor: sum.outMinor + Math.min(minor, 0),
      count: sum.count + 1,
    })
  }
  return {
    count: rows.length,
    pendingCount: rows.filter((row) => row.status === 'pending').length,
    totals: [...totals.values()].sort((a, b) => b.count - a.count),
  }
}

const dayBefore = (day: string) => new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10)

/** The raw row of a bank, with a number no float can hold. */
const raw = (row: Transaction) =>
  `{"id":"${row.id}","cleanedDescription":${JSON.stringify(row.text)},"amount":${row.amount.minor / 100},"nonUniqueId":12345678901234567890}`

function detailsOf(row: Transaction): TransactionDetails {
  const isRent = row.text.startsWith('Husleie')
  const isAbroad = row.amount.currency === 'NOK' && row.text.startsWith('Spotify')
  return {
    ...row,
    valueOn: row.bookedOn,
    purchasedOn: row.accountId === accountIds.card ? dayBefore(row.bookedOn) : null,
    original: isAbroad ? { minor: -1099, currency: 'EUR' } : null,
    rate: isAbroad ? '11.7379' : null,
    bankText: `*0042 18.11 NOK ${row.text}`,
    counterpartyAccount: row.counterparty === null ? null : '15062233445',
    message: row.text === 'Lønn' ? 'Lønn november 2026' : null,
    typeCode: 'VARER',
    typeText: 'Varekjøp',
    bankRef: `ref-${row.id}`,
    balanceAfter: isRent ? { minor: 1_268_350, currency: row.amount.currency } : null,
    files: isRent ? ['OversiktKonti-18130000017.csv', 'kontoutskrift.xml'] : [],
    firstSeenAt: '2026-11-18T06:12:00Z',
    changedAt: '2026-11-19T06:12:00Z',
    settlesOn: null,
    missingSince: null,
    announcements: [],
    transfer: null,
    note: null,
    parts: [],
    attachments: [],
    raw: raw(row),
  }
}

/** The three questions over rows of one's own, in the order newest first. */
export function transactionsOf(rows: readonly Transaction[]): Questions {
  return {
    'transactions:page': ({ filter, sort, offset, limit }) => {
      const sign = sort.descending ? -1 : 1
      const sorted = rows.filter((row) => passes(row, filter)).sort((a, b) => sign * compare(sort.by, a, b))
      return sorted.slice(offset, offset + limit)
    },
    'transactions:rows': ({ transactionIds }) =>
      transactionIds.flatMap((id) => rows.find((row) => row.id === id) ?? []),
    'transactions:summary': ({ filter }) => summaryOf(rows.filter((row) => passes(row, filter))),
    'transaction:get': ({ transactionId }) => {
      const row = rows.find(({ id }) => id === transactionId)
      if (row === undefined) throw new AppError('not-found', 'no such row')
      return detailsOf(row)
    },
  }
}

export const transactions: readonly Transaction[] = Array.from({ length: 2400 }, (_, index) =>
  rowAt(index, 2400),
)

/** So many rows, of which only those asked for are made. Knows no filter and one order: for scrolling, not for searching. */
export function manyTransactions(count: number): Questions {
  return {
    'transactions:page': ({ offset, limit }) =>
      Array.from({ length: Math.max(0, Math.min(limit, count - offset)) }, (_, index) =>
        rowAt(offset + index, count),
      ),
    'transactions:rows': ({ transactionIds }) =>
      transactionIds.map((id) => rowAt(id < 0 ? -1 - id : count - id, count)),
    'transactions:summary': () => ({
      count,
      pendingCount,
      totals: [{ currency: 'NOK', inMinor: 4_000_000_00, outMinor: -3_900_000_00, count }],
    }),
    'transaction:get': ({ transactionId }) =>
      detailsOf(rowAt(transactionId < 0 ? -1 - transactionId : count - transactionId, count)),
  }
}
