import type { Instant } from './ids.ts'
import type { Money } from './money.ts'

export const longestNote = 4000
export const longestTag = 40
export const mostTags = 20
export const mostParts = 30
/** Of one attached file, in bytes. */
export const largestAttachment = 25 * 1024 * 1024

/** A part of a payment. The last one is the rest: the parts are always the whole. */
export interface SplitPart {
  readonly text: string
  readonly amount: Money
  readonly isRest: boolean
}

export interface Attachment {
  readonly id: number
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly addedAt: Instant
}
