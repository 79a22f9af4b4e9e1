// The reader thread. The driver is synchronous, so a slow question asked in main would stop the window, a sync and the
// loopback listener; here it stops only other questions. Runs bundled, and as plain TypeScript in tests: nothing in this
// file's imports may need Vite.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { isAppError } from '../../shared/errors.ts'
import { openReadDb } from '../store/database.ts'
import type { OpenReadDb } from '../store/port.ts'
import { answersOf, type Answer, type Answers, type Question, type QuestionInput } from './questions.ts'
import type { ReaderData, ReaderFailure, ReaderReply, ReaderRequest } from './reader-protocol.ts'

function open({ file, key, cacheMiB }: ReaderData): OpenReadDb {
  try {
    return openReadDb(file, key, cacheMiB)
  } finally {
    key.fill(0)
  }
}

function serve(port: MessagePort, data: ReaderData): void {
  const reply = (message: ReaderReply) => port.postMessage(message)
  const db = open(data)
  const answers = answersOf(db)
  port.on('message', (request: ReaderRequest) => {
    if (request === 'close') {
      answers['export:end'](undefined) // a held state would keep the file open
      db.close()
      port.close()
      return
    }
    try {
      reply({ id: request.id, value: answer(answers, request.question, request.input) })
    } catch (error) {
      reply({ id: request.id, failure: failureOf(error) })
    }
  })
}

function answer<Q extends Question>(answers: Answers, question: Q, input: QuestionInput<Q>): Answer<Q> {
  return answers[question](input)
}

function failureOf(error: unknown): ReaderFailure {
  const isNamed = error instanceof Error
  const frames = isNamed ? (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line)) : []
  const driverCode = isNamed && 'code' in error ? ` ${String(error.code)}` : ''
  const foreign = isNamed ? error.name + driverCode : 'something that is no error was thrown'
  return {
    code: isAppError(error) ? error.code : 'internal',
    reason: isAppError(error) ? error.message : foreign,
    frames: frames.join('\n'),
  }
}

if (parentPort === null) throw new Error('the reader is a worker thread')
try {
  serve(parentPort, workerData as ReaderData)
} catch (error) {
  parentPort.postMessage({ id: null, failure: failureOf(error) } satisfies ReaderReply)
  parentPort.close()
}
