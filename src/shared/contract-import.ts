import { z } from 'zod'
import type { Failure } from './errors.ts'
import {
  dateForms,
  type ColumnMapping,
  type CsvDelimiter,
  type ImportFormat,
  type StatementBalance,
} from './import-file.ts'
import type { AccountId, CalendarDate } from './ids.ts'
import { accountKinds } from './model.ts'

const accountId = z.uuid()
const calendarDate = z.iso.date()
const column = z.int().min(0).max(500)
export const columnMapping: z.ZodType<ColumnMapping> = z.strictObject({
  headerLine: z.int().min(-1).max(1000),
  date: z.strictObject({ column, form: z.enum(dateForms) }),
  valueDate: column.nullable(),
  amount: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('signed'), column, isReversed: z.boolean() }),
    z.strictObject({ kind: z.literal('in-out'), in: column, out: column }),
  ]),
  decimalMark: z.enum([',', '.']),
  text: z.array(column).min(1).max(10),
  counterparty: column.nullable(),
  counterpartyAccount: column.nullable(),
  message: column.nullable(),
  reference: column.nullable(),
  balance: column.nullable(),
  currency: column.nullable(),
})
export const draftId = z.uuid()

/** Some banks put a statement for each day into one CAMT file: ten years of working days, and then some. */
const mostTargets = 4000

/** Into which account each statement of a file goes. */
const importTarget = z.strictObject({
  /** `ImportStatement.ref`. */
  ref: z.string().max(200),
  into: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('account'), accountId }),
    z.strictObject({
      kind: z.literal('new'),
      name: z.string().trim().min(1).max(80),
      accountKind: z.enum(accountKinds),
      currency: z.string().regex(/^[A-Z]{3}$/),
    }),
    z.strictObject({ kind: z.literal('skip') }),
  ]),
  /** What the person says the balance was at the end of that day, decimal text; null: unknown, or the file says it. */
  balance: z.strictObject({ on: calendarDate, amount: z.string().max(30) }).nullable(),
}) // prettier-ignore
export type ImportTarget = z.infer<typeof importTarget>
export const importPlan = z.strictObject({ draftId, targets: z.array(importTarget).min(1).max(mostTargets) })

/** One account's statement in a file that is being looked at. */
export interface ImportStatement {
  readonly ref: string
  readonly number: string | null
  readonly iban: string | null
  readonly accountName: string | null
  readonly currency: string | null
  readonly rowCount: number
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
  /** The newest few rows, as they will be saved; amounts are decimal text. */
  readonly preview: readonly {
    readonly bookedOn: CalendarDate
    readonly amount: string
    readonly text: string
    readonly counterparty: string | null
  }[]
  /** What the file itself says of the balance. */
  readonly closing: StatementBalance | null
  /** The account whose number the file names; null: the person has to say. */
  readonly suggestedAccountId: AccountId | null
}

/** A file that was opened and not yet taken in. Main forgets it on commit, cancel, or when another is opened. */
export interface ImportDraft {
  readonly draftId: string
  readonly fileName: string
  /** null: a CSV whose columns the person has to name. */
  readonly format: ImportFormat | null
  /** Set for a CSV of no known bank. */
  readonly table: {
    readonly delimiter: CsvDelimiter
    /** As `ColumnMapping` counts: for a mapping that is begun from nothing. */
    readonly headerLine: number
    readonly header: readonly string[]
    /** The first rows under the head. */
    readonly sample: readonly (readonly string[])[]
    readonly lineCount: number
    /** The mapping in force: remembered, guessed, or the one just sent. */
    readonly mapping: ColumnMapping | null
    readonly isRemembered: boolean
    /** Why the mapping does not fit the rows; null: it does, or there is none yet. */
    readonly problem: Failure | null
  } | null
  readonly statements: readonly ImportStatement[]
}

/** What taking a file in would do, or did, a statement. */
export interface ImportOutcome {
  readonly ref: string
  readonly added: number
  /** There already, from the bank or another file. */
  readonly known: number
}
