import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { z } from 'zod'
import { clientCredentials, sparebank1Settings } from '../../shared/contract-connect.ts'
import { AppError } from '../../shared/errors.ts'
import type { SpareBank1Settings } from '../../shared/model.ts'
import type { ClientCredentials } from '../oauth/port.ts'

export interface ConnectInput {
  readonly credentials: ClientCredentials
  readonly settings: Partial<SpareBank1Settings>
}

/** What a machine writes on standard input for `connect sparebank1`; see docs/cli.md. */
const machineInput = z.strictObject({
  ...clientCredentials.shape,
  ...sparebank1Settings.partial().shape,
})

/** Enough for any credentials; a longer input is a mistake, not a secret. */
const maxInputBytes = 64 * 1024

/**
 * Client id, secret and settings: a JSON object on standard input where that is not a terminal, else asked for one by
 * one, the secret without an echo. Never an argument, never an environment variable.
 * @throws AppError `invalid-input` naming the fields that are wrong, never their values; `cancelled` at end of input.
 */
export async function readConnectInput(
  input: NodeJS.ReadStream,
  prompts: NodeJS.WritableStream,
): Promise<ConnectInput> {
  return input.isTTY ? await ask(input, prompts) : split(await readObject(input))
}

/** Takes the first complete JSON object, so that a caller may leave its end of the pipe open. */
async function readObject(input: NodeJS.ReadStream): Promise<unknown> {
  let text = ''
  input.setEncoding('utf8')
  for await (const chunk of input) {
    text += String(chunk)
    if (text.length > maxInputBytes) throw new AppError('invalid-input', 'standard input is too long')
    if (text.trimEnd().endsWith('}') && isJson(text)) break
  }
  if (!isJson(text)) throw new AppError('invalid-input', 'standard input is not a JSON object')
  return JSON.parse(text)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false // not yet complete, or not JSON at all: the caller decides at the end of the input
  }
}

function split(value: unknown): ConnectInput {
  const parsed = machineInput.safeParse(value)
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.'),
    )
    throw new AppError(
      'invalid-input',
      `standard input: not understood: ${fields.join(', ') || 'the object'}`,
    )
  }
  const { clientId, clientSecret, ...settings } = parsed.data
  const given = Object.entries(settings).filter(([, field]) => field !== undefined)
  return { credentials: { clientId, clientSecret }, settings: Object.fromEntries(given) }
}

async function ask(input: NodeJS.ReadStream, prompts: NodeJS.WritableStream): Promise<ConnectInput> {
  let isMuted = false
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!isMuted) prompts.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input, output, terminal: true })
  const ended = new AbortController()
  lines.once('close', () => ended.abort())
  const question = async (text: string) => (await lines.question(text, { signal: ended.signal })).trim()
  try {
    const clientId = await question('Client id: ')
    prompts.write('Client secret (not shown): ')
    isMuted = true
    const clientSecret = await question('')
    isMuted = false
    prompts.write('\n')
    const finInst = await question('Bank, such as fid-smn (empty: choose at login): ')
    return split({ clientId, clientSecret, ...(finInst === '' ? {} : { finInst }) })
  } catch (error) {
    if (ended.signal.aborted)
      throw new AppError('cancelled', 'the input ended before it was complete', { cause: error })
    throw error
  } finally {
    lines.close()
  }
}
