import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { HttpReply } from './port.ts'

/**
 * Reads a reply's JSON by a schema.
 * @throws AppError `unexpected-response`: HTML or cut-off text in place of JSON, or a shape the schema does not know. The
 *   message names the paths that failed and how, never a value.
 */
export function parseJson<T>(reply: HttpReply, schema: z.ZodType<T>, label: string): T {
  const parsed = schema.safeParse(read(reply.text, label))
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.slice(0, 5).map((issue) => `${pathOf(issue.path)} ${issue.code}`)
  throw new AppError('unexpected-response', `${label}: ${issues.join('; ')}`)
}

function read(text: string, label: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the text, so it is not passed on.
    throw new AppError('unexpected-response', `${label}: ${describe(text)} where JSON was expected`)
  }
}

function describe(text: string): string {
  if (text.trim() === '') return 'nothing'
  if (text.trimStart().startsWith('<')) return 'a web page'
  return /^\s*[[{]/.test(text) ? 'cut-off or broken JSON' : 'other text'
}

/** `accounts.0.balance`. A key that is not a plain word may be data (a map by account number), so it is not shown. */
function pathOf(path: readonly PropertyKey[]): string {
  const shown = path.map((key) =>
    typeof key === 'number' || /^[A-Za-z_]{1,40}$/.test(String(key)) ? String(key) : '*',
  )
  return shown.join('.') || '(root)'
}
