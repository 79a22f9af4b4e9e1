import { mostTags } from '../../shared/annotation.ts'
import { AppError } from '../../shared/errors.ts'
import type { AccountId, CalendarDate, Instant, TransactionId } from '../../shared/ids.ts'
import { fold } from './fold.ts'
import type { WriteDb } from './port.ts'
import { splitStore } from './split-parts.ts'

/** What a person's edit needs to know of the payment it is about. */
export interface AnnotatedPayment {
  readonly id: TransactionId
  readonly accountId: AccountId
  readonly text: string
  readonly bookedOn: CalendarDate
  readonly minor: number
  readonly currency: string
}

interface TagRow {
  readonly folded: string
  readonly tag: string
}

export type AnnotationStore = ReturnType<typeof annotationStore>

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: WriteDb) {
  const payment = db.prepare<[number], AnnotatedPayment>(`
    SELECT t.id, t.account_id AS accountId, t.text, t.booked_on AS bookedOn, t.minor, a.currency
    FROM bank_transaction t JOIN account a ON a.id = t.account_id WHERE t.id = ?`)
  const note = db.prepare<[number], { text: string }>('SELECT text FROM note WHERE transaction_id = ?')
  const writeNote = db.prepareWrite<object>(`
    INSERT INTO note (transaction_id, account_id, text, search_text, changed_at)
    VALUES (@id, @accountId, @text, @searchText, @at)
    ON CONFLICT (transaction_id) DO UPDATE SET text = excluded.text, search_text = excluded.search_text,
      changed_at = excluded.changed_at`)
  const removeNote = db.prepareWrite<[number]>('DELETE FROM note WHERE transaction_id = ?')
  const tags = db.prepare<[number], TagRow>(
    'SELECT folded, tag FROM transaction_tag WHERE transaction_id = ?',
  )
  const spelling = db.prepare<[string], { tag: string }>(
    'SELECT tag FROM transaction_tag WHERE folded = ? ORDER BY tag LIMIT 1',
  )
  const addTag = db.prepareWrite<object>(`
    INSERT INTO transaction_tag (transaction_id, folded, tag, account_id) VALUES (@id, @folded, @tag, @accountId)`)
  const removeTag = db.prepareWrite<[number, string]>(
    'DELETE FROM transaction_tag WHERE transaction_id = ? AND folded = ?',
  )
  return { payment, note, writeNote, removeNote, tags, spelling, addTag, removeTag }
}

/**
 * What a person adds to booked payments: notes, tags, parts. Each write is made within an entry of the journal
 * (`journal.record`), and each question whether it would change anything comes before, so that nothing makes no entry.
 */
export function annotationStore(db: WriteDb) {
  const sql = prepareStatements(db)
  /** The tag as it is written already on any payment, else as it was typed now. */
  const spelt = (folded: string, typed: string): string => sql.spelling.get([folded])?.tag ?? typed

  return {
    ...splitStore(db),
    /** The booked payment of this id; null: there is none (any more). */
    payment: (id: TransactionId): AnnotatedPayment | null => sql.payment.get([id]) ?? null,
    /** '' where nothing is written. */
    note: (id: TransactionId): string => sql.note.get([id])?.text ?? '',
    /** '' removes it. */
    setNote: ({ id, accountId }: AnnotatedPayment, text: string, at: Instant): void => {
      if (text === '') sql.removeNote.run([id])
      else sql.writeNote.run({ id, accountId, text, searchText: fold(text), at })
    },
    /**
     * Which tags of a payment an edit would add and remove, in the spelling they have. A tag that is in both lists stays.
     * @throws AppError `invalid-input` where the payment would have more than `mostTags`, or a tag is nothing one can see.
     */
    tagChanges: (
      id: TransactionId,
      add: readonly string[],
      remove: readonly string[],
    ): { readonly added: readonly TagRow[]; readonly removed: readonly TagRow[] } => {
      const has = new Map(sql.tags.all([id]).map((row) => [row.folded, row]))
      const wanted = new Map(add.map((tag) => [fold(tag), tag]).reverse() as [string, string][]) // the first spelling wins
      if (wanted.has('')) throw new AppError('invalid-input', 'a tag is made of nothing one can see')
      const added = [...wanted]
        .filter(([folded]) => !has.has(folded))
        .map(([folded, tag]) => ({ folded, tag: spelt(folded, tag) }))
      const unwanted = new Set(remove.map(fold))
      const removed = [...has.values()].filter(({ folded }) => unwanted.has(folded) && !wanted.has(folded))
      if (added.length > 0 && has.size + added.length - removed.length > mostTags)
        throw new AppError('invalid-input', 'a payment would have more tags than there may be')
      return { added, removed }
    },
    changeTags: (
      { id, accountId }: AnnotatedPayment,
      { added, removed }: { readonly added: readonly TagRow[]; readonly removed: readonly TagRow[] },
    ): void => {
      for (const { folded } of removed) sql.removeTag.run([id, folded])
      for (const { folded, tag } of added) sql.addTag.run({ id, folded, tag, accountId })
    },
  }
}
