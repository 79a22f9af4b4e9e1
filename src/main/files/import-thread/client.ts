import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../../shared/errors.ts'
import type { ColumnMapping } from '../../../shared/import-file.ts'
import type { SourceFile, StatementRow } from '../import/port.ts'
import { unreadable } from '../import/unreadable.ts'
import type { FileSummary, ThreadFailure, ThreadReply, ThreadRequest, ThreadValues } from './protocol.ts'

export interface FileThreadOptions {
  /** The thread's script: `out/main/importer.js`, or `import-thread.ts` itself in tests. */
  readonly entry: string | URL
  /** How long one answer may take; default: longer than the largest file a bank hands out. */
  readonly timeoutMs?: number
  /** Of the thread's heap, in MiB. */
  readonly memoryMiB?: number
}

/** One file in a thread of its own, from its bytes to the rows it was understood as. */
export interface FileThread {
  /** @throws AppError `file-unreadable` with its place. */
  read(source: SourceFile, remembered: ReadonlyMap<string, ColumnMapping>): Promise<FileSummary>
  /** Reads the table as this mapping says; one that does not fit is in the summary. */
  map(mapping: ColumnMapping): Promise<FileSummary>
  /** Every row of the statement at this index, the newest first, in pieces small enough to take over without a pause. */
  rows(statement: number): AsyncIterable<readonly StatementRow[]>
  /** Ends the thread, whatever it is doing. What was asked fails with `cancelled`. */
  close(): Promise<void>
}

const readTimeoutMs = 60_000
/** 32 MiB of short rows as objects, and then some. */
const heapMiB = 1024
const rowsAtOnce = 500

type Ask = <K extends ThreadRequest['kind']>(
  request: Extract<ThreadRequest, { kind: K }>,
  transfer?: ArrayBuffer[],
) => Promise<ThreadValues[K]>

/**
 * Starts a thread for one file. A file that makes it crash, run out of memory or take too long cannot be read, and that is
 * all: the next file gets a new thread.
 */
export function startFileThread(options: FileThreadOptions): FileThread {
  const { entry, timeoutMs = readTimeoutMs, memoryMiB = heapMiB } = options
  const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: memoryMiB } })
  const { ask, fail } = speakWith(worker, timeoutMs)
  return {
    read: (source, remembered) => {
      const bytes = new Uint8Array(source.bytes)
      return ask({ kind: 'read', source: { ...source, bytes }, remembered }, [bytes.buffer])
    },
    map: (mapping) => ask({ kind: 'map', mapping }),
    async *rows(statement) {
      for (let from = 0; ; from += rowsAtOnce) {
        const rows = await ask({ kind: 'rows', statement, from, limit: rowsAtOnce })
        // A thread that answers as fast as it is asked would keep this one at its messages, and no timer and no window gets a turn.
        await nextTurn()
        if (rows.length > 0) yield rows
        if (rows.length < rowsAtOnce) return
      }
    },
    close: async () => {
      fail(new AppError('cancelled', 'the file was put away'))
      await worker.terminate()
    },
  }
}

/** One question at a time, each with its own time. `fail` ends it: what is asked and all that is asked later. */
function speakWith(
  worker: Worker,
  timeoutMs: number,
): { readonly ask: Ask; readonly fail: (error: AppError) => void } {
  let end: AppError | null = null
  let waiting: PromiseWithResolvers<ThreadReply> | null = null
  const fail = (error: AppError): void => {
    end ??= error
    waiting?.reject(end)
    waiting = null
  }
  worker.on('message', (reply: ThreadReply) => {
    waiting?.resolve(reply)
    waiting = null
  })
  worker.on('error', (cause) => fail(crashed(cause)))
  worker.on('exit', () => fail(new AppError('internal', 'the thread that reads a file ended')))

  const askNow = async (request: ThreadRequest, transfer: ArrayBuffer[]): Promise<ThreadReply> => {
    if (end !== null) throw end
    const asked = (waiting = Promise.withResolvers<ThreadReply>())
    const timer = setTimeout(() => {
      fail(unreadable('smaller-file'))
      void worker.terminate()
    }, timeoutMs)
    try {
      worker.postMessage(request, transfer)
      return await asked.promise
    } finally {
      clearTimeout(timer)
    }
  }
  let queue: Promise<unknown> = Promise.resolve()
  const ask = async <K extends ThreadRequest['kind']>(
    request: Extract<ThreadRequest, { kind: K }>,
    transfer: ArrayBuffer[] = [],
  ): Promise<ThreadValues[K]> => {
    const asked = queue.then(() => askNow(request, transfer))
    queue = asked.catch(() => undefined) // whoever asked gets the error; the next one in line goes on
    const reply = await asked
    if ('failure' in reply) throw toError(reply.failure)
    return reply.value as ThreadValues[K] // each request is answered with its own kind
  }
  return { ask, fail }
}

/** Out of memory is the file's doing, anything else ours. The words of foreign errors may quote the file: only their code. */
function crashed(cause: Error): AppError {
  const code = 'code' in cause ? String(cause.code) : cause.name
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? unreadable('smaller-file')
    : new AppError('internal', `the thread that reads a file crashed: ${code}`)
}

/** The thread's error here, with the thread's stack as its cause. */
function toError({ code, reason, place, frames }: ThreadFailure): AppError {
  const cause = new Error(reason)
  cause.stack = `${reason}\n${frames}`
  return new AppError(code, reason, place === null ? { cause } : { cause, place })
}
