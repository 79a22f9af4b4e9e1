import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { keepExactIntegers } from './exact-integers.ts'
import type { HttpReply } from './port.ts'

/**
 * Reads a reply's JSON by a schema. `exactIntegers`: whole numbers beyond 2^53 arrive as text, for banks whose ids are.
 * @throws AppError `unexpected-response`: HTML or cut-off text in place of JSON, or a shape the schema does not know. The
 *   message names the paths that failed and how, never a value.
 */
export function parseJson<T>(
  reply: HttpReply,
  schema: z.ZodType<T>,
  label: string,
  { exactIntegers = false }: { readonly exactIntegers?: boolean } = {},
): T {
  const parsed = schema.safeParse(read(reply.text, label, exactIntegers))
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.slice(0, 5).map((issue) => `${pathOf(issue.path)} ${issue.code}`)
  throw new AppError('unexpected-response', `${label}: ${issues.join('; ')}`)
}

const longNumber = /[:[,]\s*-?\d{16}/

function read(text: string, label: string, exactIntegers: boolean): unknown {
  try {
    // The reviver sees every value and costs five times the parser: only where a number could need it.
    return exactIntegers && longNumber.test(text) ? JSON.parse(text, keepExactIntegers) : JSON.parse(text)
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
