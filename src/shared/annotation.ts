import type { Instant } from './ids.ts'
import type { Money } from './money.ts'

export const longestNote = 4000
export const longestTag = 40
export const mostTags = 20
export const mostParts = 30
/** Of one attached file, in bytes. */
export const largestAttachment = 25 * 1024 * 1024
/** Of an image that is shown inside the window, in bytes and in pixels: a small file can hold a huge picture. */
export const largestPreview = 10 * 1024 * 1024
export const mostPreviewPixels = 64_000_000
/** So long a removed attachment's content stays, so that removing it can be taken back. */
export const attachmentKeptDays = 30

/** What the window can draw. */
export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const
export type ImageType = (typeof imageTypes)[number]

/** A part of a payment. The last one is the rest: the parts are always the whole. */
export interface SplitPart {
  readonly text: string
  readonly amount: Money
  readonly isRest: boolean
}

export interface Attachment {
  readonly id: number
  readonly fileName: string
  /** By its content, whatever it is called. */
  readonly mediaType: string
  readonly sizeBytes: number
  readonly addedAt: Instant
  /** True when removing it was taken back after its content had been let go of: only its name is left. */
  readonly isGone: boolean
}

/** An image to draw. */
export interface AttachmentPreview {
  readonly mediaType: ImageType
  /** Base64. */
  readonly content: string
  readonly width: number
  readonly height: number
}

/** Can the window draw it? By its first bytes as they were looked at when it was added. */
export function isImage({ mediaType, sizeBytes }: Attachment): boolean {
  return imageTypes.some((type) => type === mediaType) && sizeBytes <= largestPreview
}
