import type { ExportRow } from '../../../shared/export-row.ts'

/**
 * What a column holds decides how a profile writes it. Only `text` can begin like a formula, for only that is written by
 * others: a negative amount begins with a minus and must stay a number.
 */
export type Column = {
  /** Stable machine name: never renamed once released, other people's scripts read it. */
  readonly name: string
  readonly norwegian: string
} & (
  | { readonly kind: 'text'; readonly of: (row: ExportRow) => string | null }
  | { readonly kind: 'date'; readonly of: (row: ExportRow) => string | null }
  | { readonly kind: 'amount'; readonly of: (row: ExportRow) => readonly [minor: number | null, currency: string | null] }
  /** Decimal text with a dot, as the bank gave it. */
  | { readonly kind: 'decimal'; readonly of: (row: ExportRow) => string | null }
  | { readonly kind: 'number'; readonly of: (row: ExportRow) => number | null }
  | { readonly kind: 'status'; readonly of: (row: ExportRow) => ExportRow['status'] }
  | { readonly kind: 'flag'; readonly of: (row: ExportRow) => boolean }
) // prettier-ignore

/** So many columns every file of ours has had since the first release. */
export const firstColumns = 19

/** In the order of the file. New ones go at the end. */
export const columns: readonly Column[] = [
  { name: 'booking_date', norwegian: 'Bokføringsdato', kind: 'date', of: (row) => row.bookedOn },
  { name: 'value_date', norwegian: 'Rentedato', kind: 'date', of: (row) => row.valueOn },
  { name: 'purchase_date', norwegian: 'Kjøpsdato', kind: 'date', of: (row) => row.purchasedOn },
  { name: 'account_name', norwegian: 'Konto', kind: 'text', of: (row) => row.accountName },
  { name: 'account_number', norwegian: 'Kontonummer', kind: 'text', of: (row) => row.accountNumber },
  { name: 'amount', norwegian: 'Beløp', kind: 'amount', of: (row) => [row.minor, row.currency] },
  { name: 'currency', norwegian: 'Valuta', kind: 'text', of: (row) => row.currency },
  {
    name: 'original_amount',
    norwegian: 'Opprinnelig beløp',
    kind: 'amount',
    of: (row) => [row.originalMinor, row.originalCurrency],
  },
  {
    name: 'original_currency',
    norwegian: 'Opprinnelig valuta',
    kind: 'text',
    of: (row) => row.originalCurrency,
  },
  { name: 'rate', norwegian: 'Kurs', kind: 'decimal', of: (row) => row.rate },
  { name: 'payee', norwegian: 'Motpart', kind: 'text', of: (row) => row.counterparty },
  {
    name: 'payee_account',
    norwegian: 'Motpartens konto',
    kind: 'text',
    of: (row) => row.counterpartyAccount,
  },
  { name: 'text', norwegian: 'Tekst', kind: 'text', of: (row) => row.text },
  { name: 'bank_text', norwegian: 'Bankens tekst', kind: 'text', of: (row) => row.bankText },
  { name: 'message', norwegian: 'Melding', kind: 'text', of: (row) => row.message },
  { name: 'status', norwegian: 'Status', kind: 'status', of: (row) => row.status },
  { name: 'bank_reference', norwegian: 'Bankreferanse', kind: 'text', of: (row) => row.bankRef },
  // A pending row's number is given to another row after the next sync: as a name for it in a file it would mislead.
  { name: 'id', norwegian: 'Vår ID', kind: 'number', of: (row) => (row.id > 0 ? row.id : null) },
  { name: 'own_transfer', norwegian: 'Egen overføring', kind: 'flag', of: (row) => row.isOwnTransfer },
  { name: 'note', norwegian: 'Notat', kind: 'text', of: (row) => row.note },
  { name: 'tags', norwegian: 'Merkelapper', kind: 'text', of: (row) => row.tags.join(', ') },
  // The same number on every line of one transaction; its amounts come to the whole.
  {
    name: 'split_group',
    norwegian: 'Oppdelt transaksjon',
    kind: 'number',
    of: (row) => (row.part === null ? null : row.id),
  },
  { name: 'split_text', norwegian: 'Del', kind: 'text', of: (row) => row.part?.text ?? null },
]
