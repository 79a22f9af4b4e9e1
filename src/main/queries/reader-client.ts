import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'
import type { Answer, Question, QuestionInput } from './questions.ts'
import type { ReaderData, ReaderFailure, ReaderReply, ReaderRequest } from './reader-protocol.ts'

export interface ReaderOptions {
  /** The thread's script: `out/main/reader.js`, or `reader.ts` itself in tests. */
  readonly entry: string | URL
  /** The encrypted file, already checked and brought up to date by `openStore`. */
  readonly file: string
  /** 32 bytes. Copied; the copy is kept until `close`, to start a crashed thread anew, and then wiped. */
  readonly key: Uint8Array
}

/** The index a search reads stays decrypted in memory: some twenty megabytes for a hundred thousand rows. */
const pagesCacheMiB = 32
/** An export goes through the rows once and meets none again. */
const onceCacheMiB = 4

export interface Reader {
  /**
   * Asks the reader thread. Questions are answered in the order they were asked.
   * @throws AppError what the question itself throws; `store-damaged` when the file cannot be read; `internal` when the
   *   thread crashed (the next question starts it again) or far too many questions wait; `cancelled` after `close`.
   */
  ask<Q extends Question>(question: Q, input: QuestionInput<Q>): Promise<Answer<Q>>
  /** A second thread on the same file, for work that must not keep the pages waiting. Its maker closes it. */
  another(): Reader
  /** Takes no more questions, waits for those that were asked, then ends the thread and wipes the key.
   *  @throws AppError `internal` when the thread crashed over it. */
  close(): Promise<void>
}

/** No page asks this much at once: a loop does. */
const maxWaiting = 200

interface Waiting {
  readonly question: Question
  readonly resolve: (value: Answer<Question>) => void
  readonly reject: (error: AppError) => void
}
interface Thread {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
  /** Why it ended, if not because it was asked to. */
  readonly ended: Promise<AppError | null>
}

/** Starts the reader thread. */
export function createReader(options: ReaderOptions): Reader {
  return startReader(options, pagesCacheMiB)
}

function startReader(options: ReaderOptions, cacheMiB: number): Reader {
  const key = Uint8Array.from(options.key)
  let thread: Thread | null = start()
  let closing: Promise<void> | null = null
  let lastId = 0

  function start(): Thread {
    const passed = Uint8Array.from(key)
    const workerData: ReaderData = { file: options.file, key: passed, cacheMiB }
    const worker = new Worker(options.entry, { workerData, transferList: [passed.buffer] })
    const { promise: ended, resolve } = Promise.withResolvers<AppError | null>()
    const started: Thread = { worker, waiting: new Map(), ended }
    let failure: AppError | null = null
    worker.on('message', (reply: ReaderReply) => {
      if (reply.id === null) failure = toError(reply.failure, 'opening')
      else settle(started, reply)
    })
    worker.on(
      'error',
      (cause) => (failure = new AppError('internal', 'the reader thread crashed', { cause })),
    )
    worker.on('exit', (exitCode) => {
      if (thread === started) thread = null
      const unasked = new AppError('internal', `the reader thread ended with code ${exitCode}`)
      for (const { reject } of started.waiting.values()) reject(failure ?? unasked)
      started.waiting.clear()
      resolve(failure ?? (exitCode === 0 ? null : unasked))
    })
    return started
  }

  async function close(): Promise<void> {
    thread?.worker.postMessage('close' satisfies ReaderRequest)
    const failure = await thread?.ended
    key.fill(0)
    if (failure instanceof AppError) throw failure
  }

  return {
    async ask<Q extends Question>(question: Q, input: QuestionInput<Q>): Promise<Answer<Q>> {
      if (closing !== null) throw new AppError('cancelled', 'the reader is closed')
      const { worker, waiting } = (thread ??= start())
      if (waiting.size >= maxWaiting) throw new AppError('internal', 'too many questions wait for the reader')
      const { promise, resolve, reject } = Promise.withResolvers<Answer<Question>>()
      const id = ++lastId
      worker.postMessage({ id, question, input } satisfies ReaderRequest)
      waiting.set(id, { question, resolve, reject })
      return (await promise) as Answer<Q> // the thread answers each id with its own question's value
    },
    another() {
      if (closing !== null) throw new AppError('cancelled', 'the reader is closed')
      return startReader({ ...options, key }, onceCacheMiB)
    },
    close: () => (closing ??= close()),
  }
}

function settle({ waiting }: Thread, reply: Exclude<ReaderReply, { readonly id: null }>): void {
  const asked = waiting.get(reply.id)
  waiting.delete(reply.id)
  if ('value' in reply) asked?.resolve(reply.value)
  else asked?.reject(toError(reply.failure, asked.question))
}

/** The thread's error here, with the thread's stack as its cause. */
function toError(failure: ReaderFailure, during: string): AppError {
  const cause = new Error(failure.reason)
  cause.stack = `${failure.reason}\n${failure.frames}`
  return new AppError(failure.code, `${during}: ${failure.reason}`, { cause })
}
