import { PassThrough } from 'node:stream'
import { parseInvocation } from '../../src/main/cli/arguments.ts'
import type { CliContext } from '../../src/main/cli/calls.ts'
import { runCommand } from '../../src/main/cli/commands.ts'
import { needsProfile } from '../../src/main/cli/needs-keychain.ts'
import { exitCodeOf } from '../../src/main/cli/exit-codes.ts'
import { isAppError } from '../../src/shared/errors.ts'
import type { TestApp } from './app.ts'

export interface Ran {
  readonly exitCode: number
  /** What the whole command failed with; null: it did not. */
  readonly code: string | null
  readonly message: string
  readonly out: string
  readonly err: string
}

/** Whoever gives the commands. */
export interface Giver {
  /** Answers in the order of the questions; absent: nobody sits there. A question nobody expected fails the test. */
  readonly answers?: readonly string[]
  /** The object a machine writes on standard input. */
  readonly machine?: object
  /** A signal has come. */
  readonly isStopping?: boolean
}

/** One command as it is typed, in this process; what it printed, what was asked, and how it ended. */
export async function runCli(app: TestApp, argv: readonly string[], giver: Giver = {}): Promise<Ran> {
  const { command, json } = parseInvocation(argv)
  if (!needsProfile(command)) throw new Error('not a command to run')
  if (command.name === 'export') app.saveTo = command.file
  const out = new PassThrough({ encoding: 'utf8', highWaterMark: 1 << 24 })
  const err = new PassThrough({ encoding: 'utf8', highWaterMark: 1 << 24 })
  const said = () => ({ out: String(out.read() ?? ''), err: String(err.read() ?? '') })
  const context: CliContext = {
    handlers: app.handlers,
    streams: { out, err },
    json,
    readInput: () => Promise.reject(new Error('no bank is connected here')),
    person: personOf(giver.answers, err),
    readObject: async () => ({ ...giver.machine }),
    listenForAddresses: () => () => undefined,
    isStopped: () => giver.isStopping ?? false,
    logError: (error) => app.log.error('cli', error),
  }
  try {
    return { exitCode: await runCommand(context, command), code: null, message: '', ...said() }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { exitCode: exitCodeOf(error.code), code: error.code, message: error.message, ...said() }
  }
}

/** Each question is written as a terminal shows it; a secret's answer is not. */
function personOf(answers: Giver['answers'], err: PassThrough): CliContext['person'] {
  if (answers === undefined) return null
  const left = [...answers]
  const answer = (question: string): Promise<string> => {
    err.write(`${question}\n`)
    const next = left.shift()
    return next === undefined
      ? Promise.reject(new Error(`nobody expected: ${question}`))
      : Promise.resolve(next)
  }
  return (work) => work({ ask: answer, askSecret: answer })
}
