import { AppError } from '../../shared/errors.ts'
import type { TransactionId } from '../../shared/ids.ts'
import type { TransactionDetails } from '../../shared/model.ts'
import type { ReadDb } from '../store/port.ts'
import { announcementsOf } from './announcements.ts'
import { annotationsOf } from './annotations.ts'
import {
  annotationColumns,
  noAnnotationColumns,
  toTransaction,
  type TransactionRow,
} from './transaction-rows.ts'
import { transferLinkOf } from './transfer-links.ts'

interface DetailsRow extends TransactionRow {
  readonly value_on: string | null
  readonly purchased_on: string | null
  readonly original_minor: number | null
  readonly original_currency: string | null
  readonly rate: string | null
  readonly bank_text: string
  readonly counterparty_account: string | null
  readonly message: string | null
  readonly type_code: string | null
  readonly type_text: string | null
  readonly bank_ref: string | null
  readonly balance_after_minor: number | null
  readonly files: string
  readonly first_seen_at: string
  readonly changed_at: string
  readonly settles_on: string | null
  readonly missing_since: string | null
  readonly raw: string
}

const columns = `t.account_id, COALESCE(a.own_name, a.bank_name) AS account_name, a.currency, t.booked_on, t.minor, t.text,
  t.counterparty, t.value_on, t.purchased_on, t.original_minor, t.original_currency, t.rate, t.bank_text,
  t.counterparty_account, t.message, t.type_code, t.type_text, t.bank_ref, t.balance_after_minor, t.first_seen_at, t.changed_at, t.raw`
const files = `(SELECT json_group_array(f.file_name) FROM import_row r JOIN import_file f ON f.id = r.import_id
  WHERE r.transaction_id = t.id) AS files`
const source = ` t JOIN account a ON a.id = t.account_id WHERE t.id = @row AND a.is_chosen = 1`

/** Everything known of one row of the list.
 *  @throws AppError `not-found` when no such row is shown (any more): a pending one goes when it is booked. */
export function transactionDetailsQuestion(db: ReadDb) {
  const booked = db.prepare<{ row: number }, DetailsRow>(
    `SELECT t.id, t.is_own_transfer, t.settles_on, t.missing_since, ${annotationColumns}, ${files}, ${columns} FROM bank_transaction` +
      source,
  )
  const pending = db.prepare<{ row: number }, DetailsRow>(
    `SELECT -t.id AS id, 0 AS is_own_transfer, NULL AS settles_on, NULL AS missing_since, ${noAnnotationColumns},
      '[]' AS files, ${columns} FROM pending_transaction` + source,
  )
  const annotations = annotationsOf(db)
  const announcements = announcementsOf(db)
  const transferLink = transferLinkOf(db)
  return ({ transactionId }: { readonly transactionId: TransactionId }): TransactionDetails => {
    const statement = transactionId < 0 ? pending : booked
    const row = statement.get({ row: Math.abs(transactionId) })
    if (row === undefined) throw new AppError('not-found', 'no transaction of this id is shown')
    const isBooked = transactionId > 0
    return {
      ...toDetails(row),
      ...(isBooked ? annotations(transactionId) : { note: null, parts: [], attachments: [] }),
      announcements: isBooked ? announcements(transactionId) : [],
      transfer: isBooked ? transferLink(transactionId) : null,
    }
  }
}

type Facts = Omit<TransactionDetails, 'note' | 'parts' | 'attachments' | 'announcements' | 'transfer'>

function toDetails(row: DetailsRow): Facts {
  const { original_minor: originalMinor, original_currency: originalCurrency } = row
  const hasOriginal = originalMinor !== null && originalCurrency !== null
  return {
    ...toTransaction(row),
    valueOn: row.value_on,
    purchasedOn: row.purchased_on,
    original: hasOriginal ? { minor: originalMinor, currency: originalCurrency } : null,
    rate: row.rate,
    bankText: row.bank_text,
    counterpartyAccount: row.counterparty_account,
    message: row.message,
    typeCode: row.type_code,
    typeText: row.type_text,
    bankRef: row.bank_ref,
    balanceAfter:
      row.balance_after_minor === null ? null : { minor: row.balance_after_minor, currency: row.currency },
    files: JSON.parse(row.files) as readonly string[], // made by the question itself
    firstSeenAt: row.first_seen_at,
    changedAt: row.changed_at,
    settlesOn: row.settles_on,
    missingSince: row.missing_since,
    raw: row.raw,
  }
}
