import type { AccountId, Instant, TransactionId } from '../../shared/ids.ts'
import type { WriteDb } from './port.ts'

/** Bytes of one piece of a content: a multiple of three, so that pieces in base64 follow one another without a seam. */
const chunkBytes = 3 * 64 * 1024

/** An attachment as it is kept. */
export interface StoredAttachment {
  readonly id: number
  readonly transactionId: TransactionId
  readonly accountId: AccountId
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
  /** Of its content, hexadecimal. */
  readonly sha256: string
  readonly addedAt: Instant
}

export type AttachmentStore = ReturnType<typeof attachmentStore>

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: WriteDb) {
  const get = db.prepare<[number], StoredAttachment>(`
    SELECT id, transaction_id AS transactionId, account_id AS accountId, file_name AS fileName, media_type AS mediaType,
      size_bytes AS sizeBytes, sha256, added_at AS addedAt FROM attachment WHERE id = ?`)
  const add = db.prepareWrite<object>(`
    INSERT INTO attachment (transaction_id, account_id, file_name, media_type, size_bytes, sha256, added_at)
    VALUES (@transactionId, @accountId, @fileName, @mediaType, @sizeBytes, @sha256, @addedAt)`)
  const remove = db.prepareWrite<[number]>('DELETE FROM attachment WHERE id = ?')
  const same = db.prepare<[number, string, string], { id: number }>(
    'SELECT id FROM attachment WHERE transaction_id = ? AND sha256 = ? AND file_name = ?',
  )
  return { get, add, remove, same }
}

function prepareContentStatements(db: WriteDb) {
  const isWhole = db.prepare<[string], { is_whole: 0 | 1 }>(
    'SELECT is_whole FROM attachment_content WHERE sha256 = ?',
  )
  const begin = db.prepareWrite<object>(`
    INSERT INTO attachment_content (sha256, size_bytes, added_at) VALUES (@sha256, @sizeBytes, @at)
    ON CONFLICT (sha256) DO UPDATE SET added_at = excluded.added_at`)
  // Whoever writes the same piece writes the same bytes: its place is told by what the whole is.
  const put = db.prepareWrite<[string, number, Uint8Array]>(`
    INSERT INTO attachment_chunk (sha256, position, content) VALUES (?, ?, ?)
    ON CONFLICT (sha256, position) DO NOTHING`)
  const written = db.prepare<[string], { bytes: number | null }>(
    'SELECT sum(length(content)) AS bytes FROM attachment_chunk WHERE sha256 = ?',
  )
  const finish = db.prepareWrite<[string]>('UPDATE attachment_content SET is_whole = 1 WHERE sha256 = ?')
  const chunk = db.prepare<[string, number], { content: Uint8Array }>(
    'SELECT content FROM attachment_chunk WHERE sha256 = ? AND position = ?',
  )
  // Named by no attachment, and by no change of the last days: neither by one that took it off, nor by one that was undone.
  const unused = db.prepare<{ since: Instant; halfSince: Instant }, { sha256: string }>(`
    SELECT sha256 FROM attachment_content c
    WHERE added_at < CASE is_whole WHEN 1 THEN @since ELSE @halfSince END
      AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = c.sha256)
      AND NOT EXISTS (
        SELECT 1 FROM entry_change x JOIN entry e ON e.id = x.entry_id
        WHERE x.table_name = 'attachment' AND json_extract(x.before, '$.sha256') = c.sha256
          AND max(e.begun_at, coalesce(e.ended_at, ''), coalesce(e.undone_at, '')) >= @since)`)
  const dropChunk = db.prepareWrite<[string]>(`
    DELETE FROM attachment_chunk WHERE id = (SELECT id FROM attachment_chunk WHERE sha256 = ? LIMIT 1)`)
  const dropContent = db.prepareWrite<[string]>('DELETE FROM attachment_content WHERE sha256 = ?')
  const unmark = db.prepareWrite<[string]>('UPDATE attachment_content SET is_whole = 0 WHERE sha256 = ?')
  return { isWhole, begin, put, written, finish, chunk, unused, dropChunk, dropContent, unmark }
}

/**
 * Files a person attached to payments. What is in one is kept once, by its SHA-256, in pieces that are written and read in
 * transactions of their own; an attachment is what names it, and comes last.
 */
export function attachmentStore(db: WriteDb) {
  const sql = prepareStatements(db)
  const content = prepareContentStatements(db)

  return {
    chunkBytes,
    get: (id: number): StoredAttachment | null => sql.get.get([id]) ?? null,
    /** @returns its id. */
    add: (attachment: Omit<StoredAttachment, 'id'>): number =>
      Number(sql.add.run({ ...attachment }).lastInsertRowid),
    /** The content stays: see `unusedContents`. */
    remove: (id: number): void => void sql.remove.run([id]),
    /** The attachment of a payment with the same name and content; null: there is none. */
    sameAs: ({ transactionId, sha256, fileName }: Omit<StoredAttachment, 'id'>): number | null =>
      sql.same.get([transactionId, sha256, fileName])?.id ?? null,
    hasContent: (sha256: string): boolean => content.isWhole.get([sha256])?.is_whole === 1,
    beginContent: (sha256: string, sizeBytes: number, at: Instant): void =>
      void content.begin.run({ sha256, sizeBytes, at }),
    /** At most `chunkBytes`, the first at position 0. Safe to repeat. */
    putChunk: (sha256: string, position: number, bytes: Uint8Array): void =>
      void content.put.run([sha256, position, bytes]),
    /** @returns false when a piece is missing: nothing may name the content then. */
    finishContent: (sha256: string, sizeBytes: number): boolean => {
      if ((content.written.get([sha256])?.bytes ?? 0) !== sizeBytes) return false
      content.finish.run([sha256])
      return true
    },
    /** null behind the last one, and where the content is gone. */
    chunk: (sha256: string, position: number): Uint8Array | null =>
      content.chunk.get([sha256, position])?.content ?? null,
    /** Contents that no attachment names, added before `since` and not named by what was done or undone after it; and half
     *  ones that were begun before `halfSince`. */
    unusedContents: (since: Instant, halfSince: Instant): readonly string[] =>
      content.unused.all({ since, halfSince }).map(({ sha256 }) => sha256),
    /** A step of letting go of a content: one piece, and the name with the last. @returns whether anything is left. */
    dropSome: (sha256: string): boolean => {
      content.unmark.run([sha256])
      if (content.dropChunk.run([sha256]).changes > 0) return true
      content.dropContent.run([sha256])
      return false
    },
  }
}
