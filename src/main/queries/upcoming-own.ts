import { bareNumber, writtenNumbers, type AccountNumbers } from '../../shared/account-number.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { ReadDb } from '../store/port.ts'
import type { UpcomingRow } from './upcoming-row.ts'

interface NumberedAccount extends AccountNumbers {
  readonly id: AccountId
}

/** Tells whether a payment that is still to come only changes accounts, among those a person follows: by number alone, because
 *  there is no second side yet that could prove what words say. */
export function ownTransfersAhead(db: ReadDb): () => (row: UpcomingRow) => boolean {
  const followed = db.prepare<[], NumberedAccount>('SELECT id, number, iban FROM account WHERE is_chosen = 1')
  return () => {
    const owners = Map.groupBy(
      followed
        .all([])
        .flatMap(({ id, ...numbers }) => writtenNumbers(numbers).map((number) => ({ id, number }))),
      ({ number }) => number,
    )
    const isOthers = (number: string, payer: AccountId): boolean => {
      const found = owners.get(bareNumber(number))
      // One number may be several accounts, one a currency: then it is the payer's own as well, and says nothing.
      return found !== undefined && found.every(({ id }) => id !== payer)
    }
    return (row) =>
      row.is_own_transfer === 1 || numbersOf(row).some((number) => isOthers(number, row.account_id))
  }
}

/** What a bank told of a payment names both sides, in fields of its own; the payer's is known, so another is the payee. An
 *  invoice may name another account that is to pay it, and comes from outside. */
function numbersOf({ kind, counterparty_account: other, raw }: UpcomingRow): readonly string[] {
  if (other !== null) return [other]
  return raw === null || kind === 'invoice' ? [] : leavesOf(JSON.parse(raw))
}

function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : []
}
