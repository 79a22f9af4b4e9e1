import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'
import type { CopyData, CopyReply } from './copy-protocol.ts'

export interface CopyOptions extends CopyData {
  /** The thread's script: `out/main/copier.js`, or `copy-thread.ts` itself in tests. */
  readonly entry: string | URL
}

/**
 * Copies a store into `target` in a thread of its own: see `copyDatabase`. What was there is replaced; what a failure leaves
 * of the target is the caller's to remove.
 * @throws AppError those of `copyDatabase`; `internal` when the thread crashed.
 */
export async function copyInThread({ entry, file, key, target }: CopyOptions): Promise<void> {
  const passed = Uint8Array.from(key)
  const workerData: CopyData = { file, key: passed, target }
  const worker = new Worker(entry, { workerData, transferList: [passed.buffer] })
  const { promise, resolve, reject } = Promise.withResolvers<CopyReply>()
  worker.once('message', resolve)
  worker.once('error', (cause) => reject(new AppError('internal', 'the copying thread crashed', { cause })))
  const ended = new Promise<void>((resolveEnd) => worker.once('exit', () => resolveEnd()))
  worker.once('exit', () => reject(new AppError('internal', 'the copying thread ended without a word')))
  const reply = await promise
  await ended // with the driver loaded: a process that ends while a thread of it is taken down may crash
  if ('code' in reply) throw new AppError(reply.code, `copying the store: ${reply.reason}`)
}
