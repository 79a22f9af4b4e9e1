import { z } from 'zod'
import {
  largestAttachment,
  longestNote,
  longestTag,
  mostParts,
  mostTags,
  type AttachmentPreview,
} from './annotation.ts'
import type { BackupCopy, BackupState } from './backup.ts'
import type { Failure } from './errors.ts'
import type { EntryId } from './ids.ts'
import { entryKinds, type JournalDetails, type JournalEntry } from './journal.ts'
import type { ProofDetails } from './proof.ts'
import { reviewDecisions, type AnnouncementTrace, type ReviewItem } from './review.ts'
import type { TransferLink, TransferSideView } from './transfer.ts'

// Journal, review tray, balance proofs, transfers, what a person adds to a payment, the schedule, and copies.

/** Two rows that were merged have both notes in one. */
const mostNote = 5 * longestNote
const bookedId = z.int().min(1)
const minor = z.int().min(-1e15).max(1e15)
const tag = z.string().trim().min(1).max(longestTag)

export const trustInputs = {
  'journal:list': z.strictObject({
    limit: z.int().min(1).max(200),
    /** Older than this entry. */
    beforeId: z.int().optional(),
    kinds: z.array(z.enum(entryKinds)).optional(),
    /** Leaves out syncs that brought, changed and removed nothing. */
    withoutIdle: z.boolean(),
  }),
  'journal:get': z.strictObject({ entryId: z.int() }),
  /** With later entries that stand on it only when they are named: what the person was shown is what is done. */
  'journal:undo': z.strictObject({ entryId: z.int(), laterIds: z.array(z.int()).max(10_000) }),
  'journal:undo-last': z.undefined(),
  'journal:redo-last': z.undefined(),
  'review:list': z.undefined(),
  'review:decide': z.strictObject({ reviewId: z.int(), decision: z.enum(reviewDecisions) }),
  'pending:traces': z.strictObject({ accountId: z.uuid().optional() }),
  'proof:get': z.strictObject({ accountId: z.uuid() }),
  /** `gapMinor`: what the person was shown. */
  'proof:accept': z.strictObject({ accountId: z.uuid(), gapMinor: minor }),
  'transfer:link': z.strictObject({ firstId: bookedId, secondId: bookedId }),
  'transfer:unlink': z.strictObject({ linkId: z.int() }),
  'transfer:candidates': z.strictObject({ transactionId: bookedId }),
  'transfer:proposals': z.undefined(),
  'connection:pause': z.strictObject({ connectionId: z.uuid(), isPaused: z.boolean() }),
  'transaction:set-note': z.strictObject({ transactionId: bookedId, text: z.string().max(mostNote) }),
  /** What stands in the field while it is being written; null: what is kept. Saved like a note when the app is locked or closed,
   *  or the page goes, and until then in memory only. */
  'transaction:draft-note': z.strictObject({
    transactionId: bookedId,
    text: z.string().max(mostNote).nullable(),
  }),
  'transaction:set-tags': z.strictObject({
    transactionIds: z.array(bookedId).min(1).max(500),
    add: z.array(tag).max(mostTags),
    remove: z.array(tag).max(mostTags),
  }),
  /** All parts but the rest, in order; none: the payment is whole again. */
  'transaction:set-split': z.strictObject({
    transactionId: bookedId,
    parts: z.array(z.strictObject({ text: z.string().trim().min(1).max(200), minor })).max(mostParts),
    restText: z.string().trim().max(200),
  }),
  'tags:list': z.undefined(),
  'attachment:add': z.strictObject({ transactionId: bookedId }),
  'attachment:drop': z.strictObject({
    transactionId: bookedId,
    name: z.string().min(1).max(255),
    content: z.string().max(Math.ceil(largestAttachment / 3) * 4 + 4),
  }),
  'attachment:preview': z.strictObject({ attachmentId: z.int() }),
  'attachment:save': z.strictObject({ attachmentId: z.int() }),
  'attachment:remove': z.strictObject({ attachmentId: z.int() }),
  'backup:list': z.undefined(),
  'backup:make': z.undefined(),
} as const

export interface AttachedFiles {
  readonly attachmentIds: readonly number[]
  /** By its name, without the folder it lies in. */
  readonly failed: readonly { readonly fileName: string; readonly failure: Failure }[]
}

export interface TrustOutputs {
  /** Newest first. */
  'journal:list': readonly JournalEntry[]
  'journal:get': JournalDetails
  /** Errors: `already-running` while a sync or import could write the same; `entries-stand-on-it` when others have come to
   *  stand on it than those named. */
  'journal:undo': { readonly undone: number }
  /** null: there is no edit of one's own to take back. */
  'journal:undo-last': JournalEntry | null
  /** The edit that is there again; null: none was taken back last, or a later change stands in the way. */
  'journal:redo-last': JournalEntry | null
  /** Oldest first. */
  'review:list': readonly ReviewItem[]
  'review:decide': null
  /** What was announced and never booked, newest first; at most 200. */
  'pending:traces': readonly AnnouncementTrace[]
  'proof:get': ProofDetails
  /** The gap is set aside: from here on it is not one. An entry of the journal. Errors: `not-found` when it is another by now;
   *  `invalid-input` for an account of files. */
  'proof:accept': null
  /** The entry takes it back. Errors: `invalid-input` for two rows that cannot be the two sides of one. */
  'transfer:link': { readonly entryId: EntryId }
  /** The person says that it is none: it is never proposed again. Also the no to a proposal. */
  'transfer:unlink': { readonly entryId: EntryId }
  /** Rows of other accounts that could be its other side, likeliest first. */
  'transfer:candidates': readonly TransferSideView[]
  'transfer:proposals': readonly TransferLink[]
  'connection:pause': null
  'transaction:set-note': null
  'transaction:draft-note': null
  /** Errors: `invalid-input` where a payment would have more than `mostTags`, or a tag is made of nothing one can see. */
  'transaction:set-tags': null
  /** Errors: `split-without-rest` when the parts alone are already the whole. */
  'transaction:set-split': null
  /** In the order of their names. */
  'tags:list': readonly { readonly tag: string; readonly count: number }[]
  /** null: the person closed the dialog. Each file is attached wholly or not at all, whatever becomes of the others; those that
   *  are, are one entry of the journal. */
  'attachment:add': AttachedFiles | null
  'attachment:drop': { readonly attachmentId: number }
  /** null: it is no image, or too large a one to draw. */
  'attachment:preview': AttachmentPreview | null
  'attachment:save': { readonly fileName: string } | null
  /** The entry by which it comes back. */
  'attachment:remove': { readonly entryId: EntryId }
  'backup:list': BackupState
  'backup:make': BackupCopy
}
