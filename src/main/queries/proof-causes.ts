import type { AccountId, EntryId } from '../../shared/ids.ts'
import type { JournalEntry } from '../../shared/journal.ts'
import type { ReadDb } from '../store/port.ts'
import { journalEntryQuestion } from './journal.ts'

/**
 * The files and undos that a difference came with, the oldest first. Each ends by looking at the balances again, in the name of
 * the very instant it carries itself (`prove-again.ts`), so the line of the proof that begins then is its doing. An undo that was
 * done again carries the instant of that.
 */
export function causesQuestion(db: ReadDb): (accountId: AccountId) => readonly JournalEntry[] {
  const ids = db.prepare<{ id: string }, { id: EntryId }>(`
    SELECT e.id FROM balance_proof p JOIN entry e ON e.kind IN ('import', 'undo') AND (
      e.state = 'done' AND p.first_at IN (e.begun_at, e.ended_at)
      OR e.kind = 'undo' AND e.state = 'undone' AND p.first_at = e.undone_at)
    WHERE p.account_id = @id AND p.state = 'gap' AND p.id > (
      SELECT coalesce(max(id), 0) FROM balance_proof WHERE account_id = @id AND state <> 'gap')
    ORDER BY p.id, e.id`)
  const entry = journalEntryQuestion(db)
  return (accountId) => ids.all({ id: accountId }).map(({ id }) => entry({ entryId: id }))
}
