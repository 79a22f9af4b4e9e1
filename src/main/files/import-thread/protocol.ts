import type { ImportDraft, ImportStatement } from '../../../shared/contract-import.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { ColumnMapping, FilePlace } from '../../../shared/import-file.ts'
import type { SourceFile, StatementRow } from '../import/port.ts'

/** One account's statement, without its rows: those are fetched when they are wanted. */
export type StatementSummary = Omit<ImportStatement, 'suggestedAccountId'>

/** What a file turned out to be. */
export interface FileSummary extends Pick<ImportDraft, 'format'> {
  readonly table:
    | (Omit<NonNullable<ImportDraft['table']>, 'problem'> & {
        readonly problem: FilePlace | null
        /** Of the head the mapping in force counts from; null where there is no head to know the file by again. */
        readonly signature: string | null
      })
    | null
  readonly statements: readonly StatementSummary[]
}

/** Each is answered before the next is asked. */
export type ThreadRequest =
  /** The bytes are moved, not copied. */
  | {
      readonly kind: 'read'
      readonly source: SourceFile
      /** By head signature. */
      readonly remembered: ReadonlyMap<string, ColumnMapping>
    }
  | { readonly kind: 'map'; readonly mapping: ColumnMapping }
  | { readonly kind: 'rows'; readonly statement: number; readonly from: number; readonly limit: number }

export interface ThreadValues {
  readonly read: FileSummary
  readonly map: FileSummary
  /** The newest first. */
  readonly rows: readonly StatementRow[]
}

/** Why it failed, without the words of foreign errors: those may quote the file. */
export interface ThreadFailure {
  readonly code: ErrorCode
  readonly reason: string
  readonly place: FilePlace | null
  /** Where, as lines of a stack without its message. */
  readonly frames: string
}

export type ThreadReply =
  { readonly value: ThreadValues[ThreadRequest['kind']] } | { readonly failure: ThreadFailure }
