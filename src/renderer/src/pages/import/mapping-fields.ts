import type { ImportDraft } from '../../../../shared/contract-import.ts'
import type { ColumnMapping, DateForm } from '../../../../shared/import-file.ts'

export type Table = NonNullable<ImportDraft['table']>

/** Meanings a column may have, of which the rows can do without. */
export const optionalMeanings = [
  'counterparty',
  'counterpartyAccount',
  'message',
  'balance',
  'valueDate',
  'reference',
  'currency',
] as const
export type OptionalMeaning = (typeof optionalMeanings)[number]

/** A mapping while it is being made: what is needed may still be missing. Columns are counted from 0. */
export interface MappingFields {
  readonly headerLine: number
  readonly date: number | null
  readonly dateForm: DateForm
  readonly amountKind: 'signed' | 'in-out'
  readonly amount: number | null
  readonly isReversed: boolean
  readonly in: number | null
  readonly out: number | null
  readonly decimalMark: ',' | '.'
  readonly text: readonly number[]
  readonly optional: Readonly<Record<OptionalMeaning, number | null>>
}

/** The mapping in force, or an empty one in the form most files here have. */
export function fieldsOf({ mapping, headerLine }: Table): MappingFields {
  const amount = mapping?.amount
  const optional = (meaning: OptionalMeaning) => mapping?.[meaning] ?? null
  return {
    headerLine: mapping?.headerLine ?? headerLine,
    date: mapping?.date.column ?? null,
    dateForm: mapping?.date.form ?? 'dd.mm.yyyy',
    amountKind: amount?.kind ?? 'signed',
    amount: amount?.kind === 'signed' ? amount.column : null,
    isReversed: amount?.kind === 'signed' && amount.isReversed,
    in: amount?.kind === 'in-out' ? amount.in : null,
    out: amount?.kind === 'in-out' ? amount.out : null,
    decimalMark: mapping?.decimalMark ?? ',',
    text: mapping?.text ?? [],
    optional: {
      counterparty: optional('counterparty'),
      counterpartyAccount: optional('counterpartyAccount'),
      message: optional('message'),
      balance: optional('balance'),
      valueDate: optional('valueDate'),
      reference: optional('reference'),
      currency: optional('currency'),
    },
  }
}

/** What main can apply; null while a needed column is not named. */
export function mappingOf(fields: MappingFields): ColumnMapping | null {
  const { headerLine, date, dateForm, decimalMark, text, optional } = fields
  const amount = amountOf(fields)
  if (date === null || amount === null || text.length === 0) return null
  return { headerLine, date: { column: date, form: dateForm }, amount, decimalMark, text, ...optional }
}

function amountOf(fields: MappingFields): ColumnMapping['amount'] | null {
  if (fields.amountKind === 'in-out') {
    if (fields.in === null || fields.out === null) return null
    return { kind: 'in-out', in: fields.in, out: fields.out }
  }
  if (fields.amount === null) return null
  return { kind: 'signed', column: fields.amount, isReversed: fields.isReversed }
}

/** How many columns can be named: as many as the head has, or the widest row where there is none. */
export function widthOf({ header, sample }: Table): number {
  return header.length > 0 ? header.length : Math.max(0, ...sample.map((row) => row.length))
}
