/** The largest file we read, in bytes; ten years of a busy household are some ten megabytes. */
export const largestImport = 32 * 1024 * 1024

/** The kinds of files we read. `mapped-csv`: a CSV of another make, whose columns the person named. */
export const importFormats = [
  'sparebank1-csv',
  'dnb-csv',
  'sbanken-csv',
  'bunq-csv',
  'oversikt-csv',
  'camt053',
  'ofx',
  'mapped-csv',
] as const
export type ImportFormat = (typeof importFormats)[number]

export const csvDelimiters = [';', ',', '\t', '|'] as const
export type CsvDelimiter = (typeof csvDelimiters)[number]

/** `y`, `m`, `d` as often as digits are expected; one form for the whole file, never guessed per row. */
export const dateForms = [
  'yyyy-mm-dd',
  'dd.mm.yyyy',
  'dd.mm.yy',
  'dd-mm-yyyy',
  'dd/mm/yyyy',
  'mm/dd/yyyy',
  'yyyy/mm/dd',
  'yyyymmdd',
] as const
export type DateForm = (typeof dateForms)[number]

/** Which column of a CSV means what; columns are counted from 0. Remembered for files with the same head. */
export interface ColumnMapping {
  /** Counted from 0; lines before this one are information, not rows. -1: the table has no head. */
  readonly headerLine: number
  readonly date: { readonly column: number; readonly form: DateForm }
  readonly valueDate: number | null
  readonly amount:
    | { readonly kind: 'signed'; readonly column: number; readonly isReversed: boolean }
    /** Two columns, whatever signs are in them: money in and money out. */
    | { readonly kind: 'in-out'; readonly in: number; readonly out: number }
  readonly decimalMark: ',' | '.'
  /** Joined with a space. */
  readonly text: readonly number[]
  readonly counterparty: number | null
  readonly counterpartyAccount: number | null
  readonly message: number | null
  /** A column that names each row for ever; null where there is none. */
  readonly reference: number | null
  readonly balance: number | null
  readonly currency: number | null
}

/** What was expected where a file could not be read; each has words in every language. */
export const fileExpectations = [
  'smaller-file',
  'not-empty',
  'not-a-zip',
  'not-binary',
  'text-encoding',
  'known-format',
  'header',
  'rows',
  'column-count',
  'fewer-columns',
  'shorter-line',
  'closed-quote',
  'date',
  'amount',
  'one-amount',
  'currency',
  'account',
  'well-formed-xml',
  'plain-xml',
  'element',
] as const
export type FileExpectation = (typeof fileExpectations)[number]

/** Where in a file reading stopped, and what should have stood there. Never the file's own words: those may be private. */
export interface FilePlace {
  /** Counted from 1, as an editor shows it; null where a line has no meaning. */
  readonly line: number | null
  /** The column's own heading, or an XML element's name, cut to 80 characters; null where there is none. */
  readonly column: string | null
  readonly expected: FileExpectation
}

/** What a statement in a file says the balance was at the end of a day; decimal text with a dot. */
export interface StatementBalance {
  /** A local calendar date, `YYYY-MM-DD`. */
  readonly on: string
  readonly amount: string
}
