import { AppError } from '../../shared/errors.ts'
import type { AccountId, TransactionId } from '../../shared/ids.ts'
import type { WriteDb } from './port.ts'

/** Parts of a payment as they are stored: amounts in minor units of the account's currency, and the rest without one. */
export interface StoredSplit {
  /** All parts but the rest, in their order. Empty: the payment is whole. */
  readonly parts: readonly { readonly text: string; readonly minor: number }[]
  readonly restText: string
}

export interface SplitPayment {
  readonly id: TransactionId
  readonly accountId: AccountId
  readonly minor: number
}

/**
 * What the parts leave of the whole, in minor units.
 * @throws AppError `invalid-input` for a part of nothing or amounts too large to be added, `split-without-rest` where
 * nothing is left. A part of the other sign is right: a refund within a bill.
 */
function restOf(wholeMinor: number, parts: StoredSplit['parts']): number {
  let rest = wholeMinor
  for (const { minor } of parts) {
    if (minor === 0) throw new AppError('invalid-input', 'a part of a payment is of nothing')
    rest -= minor
    if (!Number.isSafeInteger(rest))
      throw new AppError('invalid-input', 'the parts are too large to be added')
  }
  if (rest === 0) throw new AppError('split-without-rest', 'the parts leave nothing of the payment')
  return rest
}

/** Splits by construction: of each payment one part has no amount, so that the parts are the whole whatever the bank later
 *  does to it. */
export function splitStore(db: WriteDb) {
  const stored = db.prepare<[number], { minor: number | null; text: string }>(
    'SELECT minor, text FROM split_part WHERE transaction_id = ? ORDER BY position',
  )
  const clear = db.prepareWrite<[number]>('DELETE FROM split_part WHERE transaction_id = ?')
  const add = db.prepareWrite<[number, number, string, number | null, string]>(`
    INSERT INTO split_part (transaction_id, position, account_id, minor, text) VALUES (?, ?, ?, ?, ?)`)

  return {
    split: (id: TransactionId): StoredSplit => {
      const rows = stored.all([id])
      return {
        parts: rows.flatMap(({ minor, text }) => (minor === null ? [] : [{ minor, text }])),
        restText: rows.find(({ minor }) => minor === null)?.text ?? '',
      }
    },
    /** Replaces what there was. Without parts the payment is whole again.
     *  @throws AppError `invalid-input` for a part of nothing or amounts too large to be added, `split-without-rest`. */
    setSplit: ({ id, accountId, minor: whole }: SplitPayment, { parts, restText }: StoredSplit): void => {
      clear.run([id])
      if (parts.length === 0) return
      restOf(whole, parts)
      for (const [position, { minor, text }] of parts.entries())
        add.run([id, position, accountId, minor, text])
      add.run([id, parts.length, accountId, null, restText])
    },
  }
}
