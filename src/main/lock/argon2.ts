import crypto from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'
import { stretchedBytes, type StretchInput, type StretchReply } from './stretch-protocol.ts'

/** Argon2id: 32 bytes out of a password. Never holds the thread it is called from. */
export type Stretch = (input: StretchInput) => Promise<Uint8Array>

/**
 * By Node's own cryptography (a thread of its pool) where it has Argon2, else in a worker thread in WebAssembly. Electron's
 * library, BoringSSL, has none: there `argon2` is missing or throws. Both give the same bytes.
 * @param entry the worker's script: `out/main/stretcher.js`, or `stretch-thread.ts` itself in tests.
 */
export function createStretch(entry: string | URL): Stretch {
  return async (input) => (await stretchNatively(input)) ?? (await stretchInThread(entry, input))
}

/** null: this runtime's cryptography cannot. `associated`: for the vector of the RFC, which has some. */
export async function stretchNatively(
  { password, salt, cost, secret }: StretchInput,
  associated?: Uint8Array,
): Promise<Uint8Array | null> {
  // Asked of the module as a whole: naming a function that is missing would keep the app from starting.
  if (typeof crypto.argon2 !== 'function') return null
  const { promise, resolve } = Promise.withResolvers<Uint8Array | null>()
  const parameters = {
    message: password,
    nonce: salt,
    memory: cost.memoryKiB,
    passes: cost.passes,
    parallelism: cost.lanes,
    tagLength: stretchedBytes,
    ...(secret === undefined ? {} : { secret }),
    ...(associated === undefined ? {} : { associatedData: associated }),
  }
  try {
    // The other way is tried where this one fails, and its failure is the one that is told.
    crypto.argon2('argon2id', parameters, (error, stretched) =>
      resolve(error === null ? new Uint8Array(stretched) : null),
    )
  } catch {
    return null
  }
  return await promise
}

/** @throws AppError `internal` when the thread failed. */
export async function stretchInThread(entry: string | URL, input: StretchInput): Promise<Uint8Array> {
  const password = Uint8Array.from(input.password)
  const worker = new Worker(entry, { workerData: { ...input, password }, transferList: [password.buffer] })
  const { promise, resolve, reject } = Promise.withResolvers<StretchReply>()
  worker.once('message', resolve)
  worker.once('error', () => reject(new AppError('internal', 'the thread that stretches a password crashed')))
  worker.once('exit', () => reject(new AppError('internal', 'the thread that stretches a password ended')))
  const reply = await promise
  if ('stretched' in reply) return reply.stretched
  throw new AppError('internal', `a password could not be stretched: ${reply.failure}`)
}
