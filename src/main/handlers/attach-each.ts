import { basename } from 'node:path'
import type { AttachedFiles } from '../../shared/contract-trust.ts'
import { isAppError, toFailure } from '../../shared/errors.ts'
import { safeFileName } from '../files/attachment/file-name.ts'
import { readAttachment, type AttachmentSource } from '../files/attachment/source.ts'
import type { Log } from '../log.ts'

/** One after another: each may be 25 MB in memory. What cannot be attached keeps none of the others out.
 *  @throws AppError `cancelled` while everything is being closed; what was attached before stays. */
export async function attachEach(
  paths: readonly string[],
  attach: (file: AttachmentSource) => Promise<{ readonly attachmentId: number }>,
  log: Pick<Log, 'error'>,
): Promise<AttachedFiles> {
  const attachmentIds: number[] = []
  const failed: AttachedFiles['failed'][number][] = []
  for (const path of paths) {
    try {
      attachmentIds.push((await attach(await readAttachment(path))).attachmentId)
    } catch (error) {
      if (isAppError(error, 'cancelled')) throw error
      const failure = toFailure(error, log.error('attachment', error))
      failed.push({ fileName: safeFileName(basename(path)), failure })
    }
  }
  return { attachmentIds, failed }
}
