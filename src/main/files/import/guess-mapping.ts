import type { ColumnMapping, DateForm } from '../../../shared/import-file.ts'
import { decimalMarkOf, decimalText, type DecimalMark } from './amount-text.ts'
import { cellsOf, isFooter, withoutEmptyEnd } from './csv-body.ts'
import type { UnknownTable } from './csv-table.ts'
import { dateFormsOf } from './date-text.ts'
import type { DelimitedLine } from './delimited.ts'

/** Headings as banks and budget programs write them, in Norwegian, English, Dutch, Swedish, Danish and German. */
const words = {
  date: /^(?:transaksjons|bokførings|bokført |booking ?|transaction ?|posted ?|buchungs|bogførings)?(?:dato|date|datum|dag|day)$|^bokført$|^booked$/i,
  valueDate: /^(?:rente|valuta?|value|interest)[ -]?(?:dato|date|datum)$/i,
  in: /^(?:inn|in|inn på konto|innskudd|inflow|deposit|credit|money in|bij|kreditt?|insättning|haben)$/i,
  out: /^(?:ut|out|ut fra konto|uttak|outflow|withdrawal|debit|money out|af|debet|uttag|soll)$/i,
  amount: /^(?:beløp|amount|bedrag|belopp|betrag|beløb|sum)(?: ?\(?[a-z]{3}\)?)?$/i,
  balance: /^(?:saldo|balance|running balance|bokført saldo)$/i,
  currency: /^(?:valuta|currency|munt|währung|valutakode)$/i,
  text: /^(?:tekst|text|beskrivelse|description|forklaring|omschrijving|memo|details?|verwendungszweck|transaksjonstekst|beskrivning)$/i,
  counterparty: /^(?:payee|name|navn|naam|mottaker|motpart|counterparty|merchant|butikk)$/i,
  counterpartyAccount: /^(?:motkonto|tegenrekening|counterparty account|til konto|iban)$/i,
  message: /^(?:melding|message|kid|notes?|mededelingen|meddelande)$/i,
  reference: /^(?:transaction id|transaksjons-?id|id|reference|referanse|fitid)$/i,
} as const

/**
 * What the columns of a table seem to mean: a date and an amount in every row, by their headings first; null without both.
 * The person decides; this only saves clicks.
 */
export function guessMapping({ lines, headerLine }: UnknownTable): ColumnMapping | null {
  const header = withoutEmptyEnd(lines[headerLine]?.cells ?? [])
  const body = lines.slice(headerLine + 1)
  const width = headerLine === -1 ? (lines[0]?.cells.length ?? 0) : header.length
  const columns = Array.from({ length: width }, (_, column) => column)
  const named = (word: RegExp) => columns.find((column) => word.test(header[column]?.trim() ?? '')) ?? null

  const dates = columns.flatMap((column) => dateColumn(body, column))
  const date = dates.find(({ column }) => column === named(words.date)) ?? dates[0]
  if (date === undefined) return null
  const rows = body.filter(({ cells }) => !isFooter(cells, date.column))
  const sums = columns.filter((column) => column !== date.column && isAmountColumn(rows, column))
  const amount = amountOf(rows, sums, named)
  if (amount === null) return null
  const used = new Set([
    date.column,
    ...(amount.kind === 'signed' ? [amount.column] : [amount.in, amount.out]),
  ])
  const free = (word: RegExp) => {
    const column = named(word)
    return column === null || used.has(column) ? null : column
  }
  const others = columns.filter((column) => !used.has(column) && !sums.includes(column))
  // A row must have some words; a table that has none shows its day.
  const text = free(words.text) ?? longestText(rows, others) ?? others[0] ?? date.column
  const valueDate = free(words.valueDate)
  return {
    headerLine,
    date,
    valueDate: dates.some(({ column, form }) => column === valueDate && form === date.form)
      ? valueDate
      : null,
    amount,
    decimalMark: markOf(rows, amount.kind === 'signed' ? [amount.column] : [amount.in, amount.out]) ?? ',',
    text: [text],
    counterparty: free(words.counterparty) === text ? null : free(words.counterparty),
    counterpartyAccount: free(words.counterpartyAccount),
    message: free(words.message),
    reference: free(words.reference),
    balance: sums.find((column) => column === free(words.balance)) ?? null,
    currency: free(words.currency),
  }
}

function dateColumn(
  body: readonly DelimitedLine[],
  column: number,
): readonly { readonly column: number; readonly form: DateForm }[] {
  const rows = body.filter(({ cells }) => !isFooter(cells, column))
  const isFilled = rows.length > 0 && rows.every(({ cells }) => (cells[column] ?? '').trim() !== '')
  const [form] = isFilled ? dateFormsOf(cellsOf(rows, [column])) : []
  return form === undefined ? [] : [{ column, form }]
}

/** The mark of some columns; null when they have none, or contradict each other. Without evidence a comma, as here. */
function markOf(rows: readonly DelimitedLine[], columns: readonly number[]): DecimalMark | null {
  const mark = decimalMarkOf(cellsOf(rows, columns))
  return mark === 'mixed' ? null : mark === 'either' ? ',' : mark
}

function isAmountColumn(rows: readonly DelimitedLine[], column: number): boolean {
  const mark = markOf(rows, [column])
  if (mark === null) return false
  const filled = rows.map(({ cells }) => cells[column] ?? '').filter((cell) => cell.trim() !== '')
  return filled.length > 0 && filled.every((cell) => decimalText(cell, mark) !== null)
}

function amountOf(
  rows: readonly DelimitedLine[],
  sums: readonly number[],
  named: (word: RegExp) => number | null,
): ColumnMapping['amount'] | null {
  const isSum = (column: number | null): column is number => column !== null && sums.includes(column)
  const isFilled = (column: number) => rows.every(({ cells }) => (cells[column] ?? '').trim() !== '')
  const [given, taken, signed] = [named(words.in), named(words.out), named(words.amount)]
  if (isSum(signed)) return { kind: 'signed', column: signed, isReversed: false }
  if (isSum(given) && isSum(taken) && given !== taken) return { kind: 'in-out', in: given, out: taken }
  const balance = named(words.balance)
  // Without a telling heading: a column with decimals in all rows. Bare numbers may be anything.
  const [found] = sums.filter((column) => column !== balance && isFilled(column) && hasDecimals(rows, column))
  return found === undefined ? null : { kind: 'signed', column: found, isReversed: false }
}

function hasDecimals(rows: readonly DelimitedLine[], column: number): boolean {
  return decimalMarkOf(cellsOf(rows, [column])) !== 'either'
}

function longestText(rows: readonly DelimitedLine[], columns: readonly number[]): number | null {
  let best: { readonly column: number; readonly length: number } | null = null
  for (const column of columns) {
    let length = 0
    for (const cell of cellsOf(rows, [column])) if (/\p{L}/u.test(cell)) length += cell.length
    if (length > (best?.length ?? 0)) best = { column, length }
  }
  return best?.column ?? null
}
