import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { BankId } from '../../shared/systems.ts'
import { readMachineInput, type ConnectInput } from './machine-input.ts'
import { askFor } from './questions.ts'
import { withQuestions } from './terminal.ts'

/** Enough for any credentials, three PEM files included; a longer input is a mistake, not a secret. */
const maxInputBytes = 256 * 1024

/**
 * Credentials and settings of a new connection: a JSON object on standard input where that is not a terminal, else asked for
 * one by one, the secrets without an echo. Never an argument, never an environment variable.
 * @throws AppError `invalid-input` naming the fields that are wrong, never their values; `cancelled` at end of input.
 */
export async function readConnectInput(
  system: BankId,
  input: NodeJS.ReadStream,
  prompts: NodeJS.WritableStream,
): Promise<ConnectInput> {
  return readMachineInput(system, input.isTTY ? await ask(system, input, prompts) : await readObject(input))
}

/** The same where everything may be left out: no input is an empty object. @throws AppError `invalid-input`, with what is `wanted` */
export async function readOptionalObject(
  input: NodeJS.ReadStream,
  wanted: string,
): Promise<Readonly<Record<string, unknown>>> {
  const text = await readText(input)
  if (text.trim() === '') return {}
  const parsed = z.record(z.string(), z.unknown()).safeParse(isJson(text) ? JSON.parse(text) : null)
  if (parsed.success) return parsed.data
  throw new AppError('invalid-input', `standard input is not a JSON object: ${wanted} is wanted`)
}

async function readObject(input: NodeJS.ReadStream): Promise<unknown> {
  const text = await readText(input)
  if (!isJson(text)) throw new AppError('invalid-input', 'standard input is not a JSON object')
  return JSON.parse(text)
}

/** Takes the first complete JSON object, so that a caller may leave its end of the pipe open. */
async function readText(input: NodeJS.ReadStream): Promise<string> {
  let text = ''
  input.setEncoding('utf8')
  for await (const chunk of input.iterator({ destroyOnReturn: false })) {
    text += String(chunk)
    if (text.length > maxInputBytes) throw new AppError('invalid-input', 'standard input is too long')
    if (text.trimEnd().endsWith('}') && isJson(text)) break
  }
  return text
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false // not yet complete, or not JSON at all: the caller decides at the end of the input
  }
}

/**
 * The password of a locked profile: the first line of standard input where that was asked for, else typed without an echo, as it
 * always is at a terminal. Never an argument, never an environment variable.
 * @throws AppError `app-locked` where nobody is there to type it, `cancelled` at the end of input
 */
export async function readPassword(
  isFirstLine: boolean,
  input: NodeJS.ReadStream,
  prompts: NodeJS.WritableStream,
): Promise<string> {
  if (isFirstLine && !input.isTTY) return await readFirstLine(input)
  if (!input.isTTY)
    throw new AppError('app-locked', 'the profile is locked, and nobody is there to unlock it')
  return await withQuestions(input, prompts, ({ askSecret }) => askSecret('Password (not shown): '))
}

const maxPasswordBytes = 4096
const newline = 0x0a

/** What follows the line is left for whoever reads next. */
async function readFirstLine(input: NodeJS.ReadStream): Promise<string> {
  let bytes = Buffer.alloc(0)
  for await (const chunk of input.iterator({ destroyOnReturn: false })) {
    bytes = Buffer.concat([bytes, Buffer.from(chunk as Uint8Array)])
    const end = bytes.indexOf(newline)
    if (end >= 0) {
      if (end + 1 < bytes.length) input.unshift(bytes.subarray(end + 1))
      return lineOf(bytes.subarray(0, end))
    }
    if (bytes.length > maxPasswordBytes)
      throw new AppError('invalid-input', 'the first line of standard input is too long for a password')
  }
  return lineOf(bytes)
}

function lineOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8').replace(/\r$/, '')
}

async function ask(
  system: BankId,
  input: NodeJS.ReadStream,
  prompts: NodeJS.WritableStream,
): Promise<unknown> {
  return await withQuestions(input, prompts, ({ ask: shown, askSecret }) =>
    askFor(system, { ask: shown, askSecret: async (text) => (await askSecret(text)).trim() }),
  )
}

/**
 * While somebody signs in: each line that is an address goes to `take`, for a browser that ended where nobody answers (bunq
 * sends people to https addresses). The returned function stops listening.
 */
export function listenForAddresses(input: NodeJS.ReadStream, take: (address: string) => void): () => void {
  let text = ''
  const hear = (chunk: unknown): void => {
    const lines = (text + String(chunk)).split(/\r?\n/)
    text = (lines.pop() ?? '').slice(0, maxInputBytes)
    for (const line of lines) if (/^https?:\/\//i.test(line.trim())) take(line.trim())
  }
  input.setEncoding('utf8')
  input.on('data', hear)
  input.resume()
  return () => {
    input.off('data', hear)
    input.pause()
  }
}
