import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { AppError } from '../../shared/errors.ts'
import type { Asking } from './questions.ts'

/** Whoever sits at the terminal: is asked what `work` wants to know. @throws AppError `cancelled` at the end of input */
export type Person = <R>(work: (asking: Asking) => Promise<R>) => Promise<R>

/** null where standard input is no terminal: nobody would answer. */
export function personAt(input: NodeJS.ReadStream, prompts: NodeJS.WritableStream): Person | null {
  return input.isTTY ? (work) => withQuestions(input, prompts, work) : null
}

/** @throws AppError `cancelled` at the end of input, which Ctrl+C is too */
export async function withQuestions<R>(
  input: NodeJS.ReadStream,
  prompts: NodeJS.WritableStream,
  work: (asking: Asking) => Promise<R>,
): Promise<R> {
  let isMuted = false
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!isMuted) prompts.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input, output, terminal: true, historySize: 0 }) // an earlier answer may be a secret
  const ended = new AbortController()
  lines.once('close', () => ended.abort())
  const question = (text: string): Promise<string> => lines.question(text, { signal: ended.signal })
  const askSecret = async (text: string): Promise<string> => {
    prompts.write(text)
    isMuted = true
    const answer = await question('')
    isMuted = false
    prompts.write('\n')
    return answer
  }
  try {
    return await work({ ask: async (text) => (await question(text)).trim(), askSecret })
  } catch (error) {
    if (ended.signal.aborted) {
      prompts.write('\n') // what is said next does not stand behind the question
      throw new AppError('cancelled', 'the input ended before it was complete', { cause: error })
    }
    throw error
  } finally {
    lines.close()
  }
}
