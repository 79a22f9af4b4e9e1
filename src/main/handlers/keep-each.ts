import { basename } from 'node:path'
import type { AttachedFiles } from '../../shared/contract-trust.ts'
import { isAppError, toFailure } from '../../shared/errors.ts'
import { safeFileName } from '../files/attachment/file-name.ts'
import { readAttachment, type AttachmentSource } from '../files/attachment/source.ts'
import type { Log } from '../log.ts'
import type { KeptContent } from './attachments.ts'

/** One after another: each may be 25 MB in memory. What cannot be kept keeps none of the others out.
 *  @throws AppError `cancelled` while everything is being closed; then none of them is attached. */
export async function keepEach(
  paths: readonly string[],
  keep: (file: AttachmentSource) => Promise<KeptContent>,
  log: Pick<Log, 'error'>,
): Promise<Pick<AttachedFiles, 'failed'> & { readonly kept: readonly KeptContent[] }> {
  const kept: KeptContent[] = []
  const failed: AttachedFiles['failed'][number][] = []
  for (const path of paths) {
    try {
      kept.push(await keep(await readAttachment(path)))
    } catch (error) {
      if (isAppError(error, 'cancelled')) throw error
      const failure = toFailure(error, log.error('attachment', error))
      failed.push({ fileName: safeFileName(basename(path)), failure })
    }
  }
  return { kept, failed }
}
