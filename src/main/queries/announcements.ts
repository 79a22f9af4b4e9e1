import type { TransactionId } from '../../shared/ids.ts'
import type { Announcement } from '../../shared/model.ts'
import type { ReadDb } from '../store/port.ts'

// Placeholder: its owner replaces it.
export function announcementsOf(_db: ReadDb): (id: TransactionId) => readonly Announcement[] {
  return () => []
}
