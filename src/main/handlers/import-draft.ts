import { AppError } from '../../shared/errors.ts'
import type { FileThread } from '../files/import-thread/client.ts'
import type { FileSummary } from '../files/import-thread/protocol.ts'
import type { SourceFile } from '../files/import/port.ts'
import { fingerprintOf } from '../files/source-file.ts'
import { rememberedMappings } from './import-memory.ts'
import type { HandlerContext } from './context.ts'

/** A file that is being looked at. */
export interface OpenDraft {
  readonly id: string
  readonly fileName: string
  readonly sha256: string
  readonly summary: FileSummary
  readonly thread: FileThread
}

/** The one file that is being looked at, in a thread of its own that holds its rows until they are wanted. */
export interface Draft {
  /** Puts away the one before. @throws AppError `file-unreadable`, `already-running` while one is being taken in. */
  open(source: SourceFile): Promise<OpenDraft>
  /** @throws AppError `not-found` when it was put away. */
  get(id: string): OpenDraft
  /** What the file is understood as from now on. @throws AppError `not-found`. */
  update(id: string, summary: FileSummary): OpenDraft
  /** Nothing happens when it is put away already. */
  close(id: string): Promise<void>
  closeAny(): Promise<void>
}

export function createDraft({
  store,
  startFileThread,
}: Pick<HandlerContext, 'store' | 'startFileThread'>): Draft {
  let current: OpenDraft | null = null
  /** The newest thread: a file that is read for long gives way to the next one. */
  let newest: FileThread | null = null
  const get = (id: string): OpenDraft => {
    if (current?.id !== id) throw new AppError('not-found', 'this file was put away')
    return current
  }
  const closeAny = async (): Promise<void> => {
    const thread = newest
    current = null
    newest = null
    await thread?.close()
  }
  return {
    async open(source) {
      await closeAny()
      const thread = (newest = startFileThread())
      try {
        const summary = await thread.read(source, rememberedMappings(store))
        if (newest !== thread) throw new AppError('cancelled', 'another file was opened meanwhile')
        const id = crypto.randomUUID()
        current = { id, fileName: source.name, sha256: fingerprintOf(source), summary, thread }
        return current
      } catch (error) {
        if (newest === thread) newest = null
        await thread.close()
        throw error
      }
    },
    get,
    update: (id, summary) => (current = { ...get(id), summary }),
    close: async (id) => {
      if (current?.id === id) await closeAny()
    },
    closeAny,
  }
}
