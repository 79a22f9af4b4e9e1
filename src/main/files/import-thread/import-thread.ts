// The thread that reads a file. Its bytes come from anywhere: whatever they make the parsers do, only this thread waits for
// it, and only this thread runs out of memory. Runs bundled, and as plain TypeScript in tests: nothing in this file's imports
// may need Vite.
import { parentPort, type MessagePort } from 'node:worker_threads'
import { isAppError } from '../../../shared/errors.ts'
import { readFile } from '../import/read-file.ts'
import { headSignature } from './head-signature.ts'
import type { ThreadFailure, ThreadReply, ThreadRequest, ThreadValues } from './protocol.ts'
import { mapTable, understand, type Understanding } from './summary.ts'

function serve(port: MessagePort): void {
  let file: Understanding | null = null
  const understood = (): Understanding => {
    if (file === null) throw new Error('asked before a file was read')
    return file
  }
  const answer = (request: ThreadRequest): ThreadValues[ThreadRequest['kind']] => {
    switch (request.kind) {
      case 'read': {
        const { source, remembered } = request
        const recall = (...head: Parameters<typeof headSignature>) =>
          remembered.get(headSignature(...head)) ?? null
        file = understand(readFile(source, recall))
        return file.summary
      }
      case 'map': {
        const { table } = understood()
        if (table === null) throw new Error('only the columns of an unknown CSV can be named')
        file = mapTable(table, request.mapping, false)
        return file.summary
      }
      case 'rows': {
        const { statement, from, limit } = request
        return understood().statements[statement]?.rows.slice(from, from + limit) ?? []
      }
    }
  }
  port.on('message', (request: ThreadRequest) => {
    let reply: ThreadReply
    try {
      reply = { value: answer(request) }
    } catch (error) {
      reply = { failure: failureOf(error) }
    }
    port.postMessage(reply)
  })
}

function failureOf(error: unknown): ThreadFailure {
  const known = isAppError(error) ? error : null
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const foreign = error instanceof Error ? error.name : 'something that is no error was thrown'
  return {
    code: known?.code ?? 'internal',
    reason: known?.message ?? foreign,
    place: known?.place ?? null,
    frames: stack
      .split('\n')
      .filter((line) => /^ {4}at /.test(line))
      .join('\n'),
  }
}

if (parentPort === null) throw new Error('a file is read in a worker thread')
serve(parentPort)
