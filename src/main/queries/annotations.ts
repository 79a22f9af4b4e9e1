import type { Attachment, SplitPart } from '../../shared/annotation.ts'
import type { TransactionId } from '../../shared/ids.ts'
import type { ReadDb } from '../store/port.ts'

/** What a person wrote about one transaction. */
export interface Annotations {
  readonly note: string | null
  readonly parts: readonly SplitPart[]
  readonly attachments: readonly Attachment[]
}

interface PartRow {
  readonly text: string
  readonly minor: number | null
  readonly whole: number
  readonly currency: string
}
type AttachmentRow = Omit<Attachment, 'isGone'> & { readonly isGone: 0 | 1 }

export function annotationsOf(db: ReadDb): (id: TransactionId) => Annotations {
  const note = db.prepare<[number], { text: string }>('SELECT text FROM note WHERE transaction_id = ?')
  const parts = db.prepare<[number], PartRow>(`
    SELECT p.text, p.minor, t.minor AS whole, a.currency FROM split_part p
    JOIN bank_transaction t ON t.id = p.transaction_id JOIN account a ON a.id = t.account_id
    WHERE p.transaction_id = ? ORDER BY p.minor IS NULL, p.position`)
  const attachments = db.prepare<[number], AttachmentRow>(`
    SELECT f.id, f.file_name AS fileName, f.media_type AS mediaType, f.size_bytes AS sizeBytes, f.added_at AS addedAt,
      NOT EXISTS (SELECT 1 FROM attachment_content c WHERE c.sha256 = f.sha256 AND c.is_whole = 1) AS isGone
    FROM attachment f WHERE f.transaction_id = ? ORDER BY f.id`)
  return (id) => ({
    note: note.get([id])?.text ?? null,
    parts: partsOf(parts.all([id])),
    attachments: attachments.all([id]).map((row) => ({ ...row, isGone: row.isGone === 1 })),
  })
}

/** The rest is what the others leave of the payment as the bank has it now. */
function partsOf(rows: readonly PartRow[]): readonly SplitPart[] {
  const named = rows.reduce((sum, { minor }) => sum + (minor ?? 0), 0)
  return rows.map(({ text, minor, whole, currency }) => ({
    text,
    amount: { minor: minor ?? whole - named, currency },
    isRest: minor === null,
  }))
}
