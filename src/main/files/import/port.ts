import type {
  CsvDelimiter,
  ColumnMapping,
  ImportFormat,
  StatementBalance,
} from '../../../shared/import-file.ts'
import type { CalendarDate } from '../../../shared/ids.ts'

/** A file as the person gave it. */
export interface SourceFile {
  /** Without its folder. */
  readonly name: string
  readonly bytes: Uint8Array
}

export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** One booked movement as a file tells it. Amounts are decimal text with a dot and an ASCII minus ("-1034.75"): which currency
 *  they are in is only known once the person has said into which account the file goes. */
export interface StatementRow {
  /** In the file, counted from 1. */
  readonly line: number
  readonly bookedOn: CalendarDate
  readonly valueOn: CalendarDate | null
  readonly purchasedOn: CalendarDate | null
  readonly amount: string
  readonly balanceAfter: string | null
  readonly original: { readonly amount: string; readonly currency: string } | null
  readonly rate: string | null
  /** For people. */
  readonly text: string
  /** The file's raw text, unchanged. */
  readonly bankText: string
  readonly counterparty: string | null
  readonly counterpartyAccount: string | null
  readonly message: string | null
  readonly typeCode: string | null
  readonly typeText: string | null
  /** The file's lasting name of this row within its account (OFX FITID, CAMT AcctSvcrRef); null where it has none. */
  readonly reference: string | null
  /** The row's fields by their headings, JSON text. */
  readonly raw: string
}

/** What a file says of one account. */
export interface Statement {
  /** Tells the statements of one file apart; stable for the same file. */
  readonly ref: string
  /** Bare account number (11 digits in Norway) or a masked card number. */
  readonly number: string | null
  readonly iban: string | null
  readonly accountName: string | null
  /** ISO 4217; null where the file does not say. */
  readonly currency: string | null
  readonly opening: StatementBalance | null
  readonly closing: StatementBalance | null
  /** In the order of the file. */
  readonly rows: readonly StatementRow[]
}

/** A CSV as a table of text, before anybody said what its columns mean. */
export interface CsvTable {
  readonly delimiter: CsvDelimiter
  readonly encoding: FileEncoding
  /** The line (0-based) that looks like the head. */
  readonly headerLine: number
  readonly header: readonly string[]
  /** Every line of the file, the ones before the head included; each as long as the file says it is. */
  readonly lines: readonly { readonly line: number; readonly cells: readonly string[] }[]
  /** What the columns seem to mean, where all rows agree; the person decides. */
  readonly guess: ColumnMapping | null
}

export type FileReading =
  | {
      readonly kind: 'statements'
      readonly format: ImportFormat
      readonly encoding: FileEncoding
      readonly statements: readonly Statement[]
      /** Of a `mapped-csv`: what the remembered mapping, its `guess`, was applied to. */
      readonly table?: CsvTable
    }
  | { readonly kind: 'table'; readonly table: CsvTable }
