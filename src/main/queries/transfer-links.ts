import type { TransactionId } from '../../shared/ids.ts'
import type { TransferLink } from '../../shared/transfer.ts'
import type { ReadDb } from '../store/port.ts'

// Placeholder: its owner replaces it.
export function transferLinkOf(_db: ReadDb): (id: TransactionId) => TransferLink | null {
  return () => null
}
