import type { CsvDelimiter, DateForm, ImportFormat } from '../../../shared/import-file.ts'
import type { DecimalMark } from './amount-text.ts'
import { withoutEmptyEnd } from './csv-body.ts'

export type CsvRole =
  | 'date'
  | 'valueDate'
  | 'in'
  | 'out'
  | 'amount'
  | 'text'
  | 'account'
  | 'counterparty'
  | 'counterpartyAccount'
  | 'toAccount'
  | 'fromAccount'
  | 'message'
  | 'typeText'
  | 'typeCode'
  | 'balance'
  /** Known, and of no use to us beside the raw row. */
  | 'other'

/** How one bank's files are recognised and read: by headings, whatever their order and case. */
export interface CsvLayout {
  readonly format: ImportFormat
  readonly roles: Readonly<Record<string, CsvRole>>
  readonly needs: readonly CsvRole[]
  /** The first that fits all rows; the first of all where none does, so that the error names what the bank writes. */
  readonly dateForms: readonly DateForm[]
  /** Where the amounts themselves do not tell. */
  readonly decimalMark: (delimiter: CsvDelimiter) => DecimalMark
}

const norwegian: Pick<CsvLayout, 'dateForms' | 'decimalMark'> = {
  dateForms: ['dd.mm.yyyy', 'yyyy-mm-dd', 'dd.mm.yy', 'dd/mm/yyyy', 'dd-mm-yyyy'],
  decimalMark: () => ',',
}

/** SpareBank 1 sheet, 8.8. */
const sparebank1: CsvLayout = {
  ...norwegian,
  format: 'sparebank1-csv',
  roles: {
    dato: 'date',
    beskrivelse: 'text',
    rentedato: 'valueDate',
    inn: 'in',
    ut: 'out',
    'til konto': 'toAccount',
    'fra konto': 'fromAccount',
    hovedkategori: 'other',
    underkategori: 'other',
  },
  needs: ['date', 'text', 'in', 'out', 'toAccount', 'fromAccount'],
}

/** Files sheet, section 1, and bunq sheet, section 10: headings are English in both regions. */
const bunq: CsvLayout = {
  format: 'bunq-csv',
  roles: {
    date: 'date',
    'interest date': 'valueDate',
    amount: 'amount',
    account: 'account',
    counterparty: 'counterpartyAccount',
    name: 'counterparty',
    description: 'text',
  },
  needs: ['date', 'amount', 'account', 'counterpartyAccount', 'counterparty', 'text'],
  dateForms: ['yyyy-mm-dd', 'dd-mm-yyyy', 'dd.mm.yyyy'],
  decimalMark: (delimiter) => (delimiter === ',' ? '.' : ','),
}

/** Files sheet, section 1; the older `Uttak` and `Innskudd`, and decimals with a dot, are seen in public importers. */
const dnb: CsvLayout = {
  ...norwegian,
  format: 'dnb-csv',
  roles: {
    dato: 'date',
    forklaring: 'text',
    forklaringstekst: 'text',
    'beløpet gjelder': 'text',
    rentedato: 'valueDate',
    'ut fra konto': 'out',
    uttak: 'out',
    ut: 'out',
    'inn på konto': 'in',
    innskudd: 'in',
    inn: 'in',
    beløp: 'amount',
    motkonto: 'counterpartyAccount',
  },
  needs: ['date', 'text'],
}

/** Several layouts are in circulation and none is settled (files sheet, section 1), so headings by their synonyms. The
 *  archive reference is not known to be one row's alone: it stays in the raw row. */
const sbanken: CsvLayout = {
  ...norwegian,
  format: 'sbanken-csv',
  roles: {
    bokføringsdato: 'date',
    bokført: 'date',
    'bokført dato': 'date',
    bokføringsdag: 'date',
    rentedato: 'valueDate',
    arkivref: 'other',
    arkivreferanse: 'other',
    type: 'typeText',
    transaksjonstype: 'typeText',
    typekode: 'typeCode',
    tekst: 'text',
    beskrivelse: 'text',
    forklaring: 'text',
    'ut fra konto': 'out',
    'beløp ut': 'out',
    ut: 'out',
    'inn på konto': 'in',
    'beløp inn': 'in',
    inn: 'in',
    beløp: 'amount',
    motkonto: 'counterpartyAccount',
    'til konto': 'toAccount',
    'fra konto': 'fromAccount',
    melding: 'message',
    saldo: 'balance',
  },
  needs: ['date', 'text'],
}

const layouts: readonly CsvLayout[] = [sparebank1, bunq, dnb, sbanken]

export interface RecognisedLayout {
  readonly layout: CsvLayout
  readonly columnOf: ReadonlyMap<CsvRole, number>
}

/** The layout whose headings these are: each known to it, none twice, and amounts in one column or in two; null: none. */
export function recogniseLayout(header: readonly string[]): RecognisedLayout | null {
  const headings = withoutEmptyEnd(header).map((cell) => cell.replace(/\s+/g, ' ').trim().toLowerCase())
  for (const layout of layouts) {
    const columnOf = new Map<CsvRole, number>()
    const isKnown = headings.every((heading, column) => {
      const role = Object.hasOwn(layout.roles, heading) ? layout.roles[heading] : undefined
      if (role === undefined || (role !== 'other' && columnOf.has(role))) return false
      columnOf.set(role, column)
      return true
    })
    const hasAmounts = columnOf.has('amount') !== (columnOf.has('in') && columnOf.has('out'))
    if (isKnown && hasAmounts && layout.needs.every((role) => columnOf.has(role))) return { layout, columnOf }
  }
  return null
}
