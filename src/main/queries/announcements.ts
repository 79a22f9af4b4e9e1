import type { Announcement, TransactionId } from '../../shared/model.ts'
import type { ReadDb } from '../store/port.ts'

// Placeholder: its owner replaces it.
export function announcementsOf(_db: ReadDb): (id: TransactionId) => readonly Announcement[] {
  return () => []
}
