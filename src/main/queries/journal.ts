import { AppError } from '../../shared/errors.ts'
import type { EntryId } from '../../shared/ids.ts'
import type { EntryKind, EntrySubject, JournalEntry } from '../../shared/journal.ts'
import type { ReadDb } from '../store/port.ts'

export interface JournalInput {
  readonly limit: number
  /** Older than this entry. */
  readonly beforeId?: EntryId | undefined
  readonly kinds?: readonly EntryKind[] | undefined
  readonly withoutIdle: boolean
}

interface Row {
  readonly id: number
  readonly kind: EntryKind
  readonly state: JournalEntry['state']
  readonly is_own: 0 | 1
  readonly begun_at: string
  readonly undone_at: string | null
  readonly connection_id: string | null
  readonly import_id: number | null
  readonly subject: string
  readonly added: number
  readonly changed: number
  readonly removed: number
}

const columns = `id, kind, state, is_own, begun_at, undone_at, connection_id, import_id, subject, added, changed, removed`

function toEntry(row: Row): JournalEntry {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    isOwn: row.is_own === 1,
    at: row.begun_at,
    undoneAt: row.undone_at,
    connectionId: row.connection_id,
    importId: row.import_id,
    subject: JSON.parse(row.subject) as EntrySubject, // written by the journal only
    added: row.added,
    changed: row.changed,
    removed: row.removed,
  }
}

/** Of a connection that is being deleted: its syncs, and what a person wrote of its payments. */
const isGoing = `EXISTS (SELECT 1 FROM connection WHERE is_going = 1) AND (
  connection_id IN (SELECT id FROM connection WHERE is_going = 1)
  OR is_own = 1 AND NOT EXISTS (
    SELECT 1 FROM entry_change c JOIN account a ON a.id = c.account_id LEFT JOIN connection n ON n.id = a.connection_id
    WHERE c.entry_id = entry.id AND n.is_going IS NOT 1))`

/** The entries, the newest first. */
export function journalQuestion(db: ReadDb): (input: JournalInput) => readonly JournalEntry[] {
  const list = db.prepare<{ before: number; kinds: string | null; hidesIdle: number; limit: number }, Row>(`
    SELECT ${columns} FROM entry WHERE id < @before
      AND (@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds)))
      AND NOT (@hidesIdle = 1 AND kind = 'sync' AND state = 'done' AND added + changed + removed = 0)
      AND NOT (${isGoing})
    ORDER BY id DESC LIMIT @limit`)
  return ({ limit, beforeId, kinds, withoutIdle }) =>
    list
      .all({
        before: beforeId ?? Number.MAX_SAFE_INTEGER,
        kinds: kinds === undefined ? null : JSON.stringify(kinds),
        hidesIdle: withoutIdle ? 1 : 0,
        limit,
      })
      .map(toEntry)
}

/** One entry. Throws `not-found`. */
export function journalEntryQuestion(db: ReadDb): (input: { readonly entryId: EntryId }) => JournalEntry {
  const one = db.prepare<[number], Row>(`SELECT ${columns} FROM entry WHERE id = ?`)
  return ({ entryId }) => {
    const row = one.get([entryId])
    if (row === undefined) throw new AppError('not-found', 'there is no entry with this id')
    return toEntry(row)
  }
}
