import type {
  AccountId,
  CalendarDate,
  ConnectionId,
  EntryId,
  ImportId,
  Instant,
  TransactionId,
} from './ids.ts'
import type { Money } from './money.ts'

/** What an entry of the journal is: the first three are the app's or the bank's doing, the rest a person's own. */
export const entryKinds = [
  'sync',
  'import',
  'undo',
  'note',
  'tags',
  'split',
  'attach',
  'detach',
  'merge',
  'separate',
  'withdraw',
  'keep',
  'link',
  'unlink',
  'account',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** What a person knows an entry by, kept for when its rows are gone: a connection's or file's name, or one payment. */
export interface EntrySubject {
  readonly name?: string
  /** Of files that were attached together: how many, where they were more than the one that is named. */
  readonly files?: number
  readonly payment?: { readonly text: string; readonly bookedOn: CalendarDate; readonly amount: Money }
  /** Of an account: what a person says of it, before and after; a name of null is the bank's own. */
  readonly account?: {
    readonly name?: { readonly before: string | null; readonly after: string | null }
    readonly isCounted?: boolean
    /** What its bank said more than we held, and was set aside: what is counted from then on begins with it. */
    readonly setAside?: Money
  }
  /** Of tags and a note: what was written, so that the line can say it; the note only as its first words, '' where it was
   *  emptied. Entries from before this was kept have none. */
  readonly written?: {
    readonly tags?: { readonly added: readonly string[]; readonly removed: readonly string[] }
    readonly note?: string
  }
  /** Of an undo: what was taken back. */
  readonly of?: { readonly entryId: EntryId; readonly kind: EntryKind }
}

/** One line of the time machine. */
export interface JournalEntry {
  readonly id: EntryId
  readonly kind: EntryKind
  /** `open`: under way. `undoing`: being taken back. */
  readonly state: 'open' | 'done' | 'undoing' | 'undone'
  /** A person's own edit: Ctrl+Z takes back the last of these. */
  readonly isOwn: boolean
  readonly at: Instant
  readonly undoneAt: Instant | null
  readonly connectionId: ConnectionId | null
  readonly importId: ImportId | null
  readonly subject: EntrySubject
  /** Transactions it brought, changed and removed. */
  readonly added: number
  readonly changed: number
  readonly removed: number
}

/** A transaction as an entry found or left it. */
export interface EntryRow {
  readonly bookedOn: CalendarDate
  readonly amount: Money
  readonly text: string
}

/** What one entry did to one transaction, before and after. */
export interface EntryEffect {
  readonly transactionId: TransactionId
  readonly accountId: AccountId
  readonly accountName: string
  readonly what: 'added' | 'changed' | 'removed'
  /** null for one that was added. */
  readonly before: EntryRow | null
  /** null for one that was removed. */
  readonly after: EntryRow | null
  /** What a person wrote about it, where that is what changed; an empty list: nothing was there. */
  readonly annotation: { readonly before: readonly Written[]; readonly after: readonly Written[] } | null
}

/** A note, a tag (`#Food`), an attached file's name, or a part of a split payment. */
export interface Written {
  /** Empty: the rest of a split payment, where it has no name of its own. */
  readonly text: string
  /** Of a part; the rest has none, it is what the others leave. */
  readonly amount: Money | null
}

/** An entry that goes with another one. */
export interface LaterEntry extends JournalEntry {
  /** Of a person's edit that goes with a sync or a file: payments that stay and lose it too. */
  readonly staying?: number
}

/** What taking an entry back means. */
export interface JournalDetails {
  readonly entry: JournalEntry
  /** At most 500, the newest days first. */
  readonly effects: readonly EntryEffect[]
  readonly effectCount: number
  /** How many of the newest 500 are no effect because nothing is left to tell of them: the payment went since. */
  readonly untold: number
  /** Later entries that stand on it: they are taken back first, the latest of all first. */
  readonly later: readonly LaterEntry[]
  readonly canUndo: boolean
}
