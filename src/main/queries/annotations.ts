import type { Attachment, SplitPart } from '../../shared/annotation.ts'
import type { TransactionId } from '../../shared/ids.ts'
import type { ReadDb } from '../store/port.ts'

/** What a person wrote about one transaction. */
export interface Annotations {
  readonly note: string | null
  readonly parts: readonly SplitPart[]
  readonly attachments: readonly Attachment[]
}

// Placeholder: its owner replaces it.
export function annotationsOf(_db: ReadDb): (id: TransactionId) => Annotations {
  return () => ({ note: null, parts: [], attachments: [] })
}
