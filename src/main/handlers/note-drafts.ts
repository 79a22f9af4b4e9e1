import type { TransactionId } from '../../shared/ids.ts'

/**
 * Notes that somebody is in the middle of writing, as the page last told of them. They lie in memory only, until the person
 * leaves the field or what the field stands in goes: then they are saved without asking a page that may no longer answer.
 */
export interface NoteDrafts {
  /** null: nothing is being written about this payment. */
  put(transactionId: TransactionId, text: string | null): void
  /** Each is handed to `save` once, and is gone when that did not throw. What it throws goes to `onError`. */
  saveAll(save: (transactionId: TransactionId, text: string) => void, onError: (error: unknown) => void): void
}

export function createNoteDrafts(): NoteDrafts {
  const drafts = new Map<TransactionId, string>()
  return {
    put: (transactionId, text) => {
      if (text === null) drafts.delete(transactionId)
      else drafts.set(transactionId, text)
    },
    saveAll: (save, onError) => {
      for (const [transactionId, text] of drafts) {
        try {
          save(transactionId, text)
          drafts.delete(transactionId)
        } catch (error) {
          onError(error)
        }
      }
    },
  }
}
