import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import {
  attachmentKeptDays,
  imageTypes,
  largestAttachment,
  largestPreview,
  mostPreviewPixels,
  type AttachmentPreview,
} from '../../shared/annotation.ts'
import { AppError } from '../../shared/errors.ts'
import { imageSizeOf } from '../files/attachment/image-size.ts'
import { safeFileName } from '../files/attachment/file-name.ts'
import { mediaTypeOf } from '../files/attachment/media-type.ts'
import type { AttachmentSource } from '../files/attachment/source.ts'
import { replaceFile } from '../files/export/replace-file.ts'
import type { AnnotatedPayment } from '../store/annotations.ts'
import type { StoredAttachment } from '../store/attachments.ts'
import { startPace, type Pace } from '../sync/pace.ts'
import { instantOf, type HandlerContext } from './context.ts'

type Data = Pick<HandlerContext, 'store' | 'clock'>

/** What is written before an attachment may name it. */
export interface KeptContent {
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly sha256: string
}

/**
 * Writes a file's content in pieces, each in a small transaction, so that the window stays alive and a killed process leaves
 * nothing that anything names.
 * @throws AppError those of the source, `attachment-too-large`, `disk-full`, `cancelled`.
 */
export async function keepContent(
  { store, clock }: Data,
  source: AttachmentSource,
  signal: AbortSignal,
): Promise<KeptContent> {
  const pace = startPace(signal)
  const { chunks, sizeBytes, sha256 } = await chunksOf(source, store.attachments.chunkBytes, pace)
  const kept = { fileName: safeFileName(source.name), mediaType: mediaTypeOf(chunks[0] ?? new Uint8Array()), sizeBytes, sha256 } // prettier-ignore
  if (store.attachments.hasContent(sha256)) return kept
  store.transaction(() => store.attachments.beginContent(sha256, sizeBytes, instantOf(clock.now())))
  for (const [position, chunk] of chunks.entries()) {
    store.pageTransaction(() => store.attachments.putChunk(sha256, position, chunk))
    if (pace.isDue()) await pace.rest()
  }
  return kept
}

async function chunksOf({ pieces }: AttachmentSource, chunkBytes: number, pace: Pace) {
  const hash = createHash('sha256')
  const chunks: Uint8Array[] = []
  let room = new Uint8Array(chunkBytes)
  let used = 0
  let sizeBytes = 0
  for await (const piece of pieces) {
    sizeBytes += piece.length
    if (sizeBytes > largestAttachment)
      throw new AppError('attachment-too-large', 'a file to attach is too large')
    for (let from = 0; from < piece.length;) {
      const part = piece.subarray(from, from + chunkBytes - used)
      room.set(part, used)
      hash.update(part)
      used += part.length
      from += part.length
      if (used === chunkBytes) {
        chunks.push(room)
        room = new Uint8Array(chunkBytes)
        used = 0
      }
      if (pace.isDue()) await pace.rest()
    }
  }
  if (used > 0) chunks.push(room.subarray(0, used))
  return { chunks, sizeBytes, sha256: hash.digest('hex') }
}

/** The entry that attaches what was kept, all of it or nothing; one transaction, flushed, with all pieces before it. @returns the
 *  attachments' ids; of a file that hangs there already the one there is. */
export function attach(
  { store, clock }: Data,
  payment: AnnotatedPayment,
  contents: readonly KeptContent[],
): readonly number[] {
  const at = instantOf(clock.now())
  const { id: transactionId, accountId } = payment
  const attachments = contents.map((content) => ({ transactionId, accountId, addedAt: at, ...content }))
  const fresh = attachments.filter((attachment) => store.attachments.sameAs(attachment) === null)
  const put = (): readonly number[] =>
    attachments.map((attachment) => store.attachments.sameAs(attachment) ?? add(store, attachment))
  const [first] = fresh
  if (first === undefined) return put()
  const files = new Set(fresh.map(({ sha256, fileName }) => `${sha256} ${fileName}`)).size
  const subject = { name: first.fileName, ...(files > 1 ? { files } : {}), payment: subjectOf(payment) }
  return store.journal.record({ kind: 'attach', at, subject }, put).result
}

function add({ attachments }: Data['store'], attachment: Omit<StoredAttachment, 'id'>): number {
  if (!attachments.finishContent(attachment.sha256, attachment.sizeBytes))
    throw new AppError('internal', 'a piece of an attachment is missing')
  return attachments.add(attachment)
}

export function subjectOf({ text, bookedOn, minor, currency }: AnnotatedPayment) {
  return { text, bookedOn, amount: { minor, currency } }
}

/** The pieces of a content, one read at a time.
 *  @throws AppError `not-found` once it was let go of. */
async function* piecesOf(
  { store }: Data,
  { sha256, sizeBytes }: StoredAttachment,
): AsyncGenerator<Uint8Array> {
  if (!store.attachments.hasContent(sha256)) throw new AppError('not-found', 'this content is gone')
  const pace = startPace()
  let length = 0
  for (let position = 0; length < sizeBytes; position++) {
    const chunk = store.attachments.chunk(sha256, position)
    if (chunk === null) throw new AppError('not-found', 'this content is gone')
    yield chunk
    length += chunk.length
    if (pace.isDue()) await pace.rest()
  }
}

/** The image to draw; null where it is none, or one that would unfold to too many pixels. */
export async function previewOf(data: Data, attachment: StoredAttachment): Promise<AttachmentPreview | null> {
  const mediaType = imageTypes.find((type) => type === attachment.mediaType)
  if (mediaType === undefined || attachment.sizeBytes > largestPreview) return null
  const bytes = new Uint8Array(attachment.sizeBytes)
  let content = ''
  let length = 0
  for await (const piece of piecesOf(data, attachment)) {
    bytes.set(piece, length)
    length += piece.length
    content += Buffer.from(piece).toString('base64')
  }
  const size = imageSizeOf(bytes, mediaType)
  if (size === null || size.width * size.height > mostPreviewPixels) return null
  return { mediaType, content, ...size }
}

/** Writes a copy, as a whole or not at all. @returns the name it was given.
 *  @throws AppError `not-found` where the content is gone, and those of `replaceFile`. */
export async function saveCopy(data: Data, attachment: StoredAttachment, file: string): Promise<string> {
  await replaceFile(file, async (append) => {
    for await (const piece of piecesOf(data, attachment)) await append(piece)
  })
  return basename(file)
}

const dayMs = 86_400_000

/** Lets go of contents that nothing names any more and that cannot come back, piece by piece. For the start of the app. */
export async function purgeContents({ store, clock }: Data, signal: AbortSignal): Promise<void> {
  const pace = startPace(signal)
  const ago = (days: number) => instantOf(clock.now() - days * dayMs)
  for (const sha256 of store.attachments.unusedContents(ago(attachmentKeptDays), ago(1))) {
    while (store.pageTransaction(() => store.attachments.dropSome(sha256)))
      if (pace.isDue()) await pace.rest()
  }
}
