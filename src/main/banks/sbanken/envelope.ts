import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { SbankenSettings } from '../../../shared/model.ts'
import { parseJson } from '../../http/parse-json.ts'
import type { HttpReply } from '../../http/port.ts'
import { isVersion2 } from './addresses.ts'
import { wireEnvelope } from './wire.ts'

type Era = SbankenSettings['era']

/** The rows of a list in either envelope. @throws AppError as `expectGood`, `unexpected-response` without a list. */
export function readList(reply: HttpReply, label: string): readonly unknown[] {
  expectGood(reply, label)
  const { items } = parseJson(reply, wireEnvelope, label, exactIntegers)
  if (!Array.isArray(items)) throw new AppError('unexpected-response', `${label}: no list`)
  return items
}

/** A single object: wrapped in `item` by v1, bare in v2 (fact sheet 5.2). */
export function readOne(reply: HttpReply, era: Era, label: string): unknown {
  expectGood(reply, label)
  if (isVersion2(era)) return parseJson(reply, z.looseObject({}), label, exactIntegers)
  const { item } = parseJson(reply, wireEnvelope, label, exactIntegers)
  if (typeof item !== 'object' || item === null)
    throw new AppError('unexpected-response', `${label}: no item`)
  return item
}

/** Checks a row by its schema. @throws AppError `unexpected-response`, naming the field and never its value. */
export function readRow<T>(row: unknown, schema: z.ZodType<T>, label: string): T {
  const parsed = schema.safeParse(row)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new AppError('unexpected-response', `${label}: ${issue?.path.join('.')} ${issue?.code}`)
}

/** `isError` may come with any status, and a refusal as a document with names in Pascal case (fact sheet 5.1, 5.2). */
function expectGood(reply: HttpReply, label: string): void {
  const isFine = reply.status >= 200 && reply.status < 300
  const problem = problemOf(reply.text)
  if (isFine && !problem.isError) return
  if (reply.status === 404 || reply.status === 410)
    throw new AppError('service-closed', `${label}: ${reply.status}`)
  const trace = problem.trace === null ? {} : { bankTrace: problem.trace }
  throw new AppError('bank-refused', `${label}: ${reply.status}`, trace)
}

const problemDocument = z.looseObject({
  isError: z.boolean().nullish(),
  traceId: z.unknown().optional(),
  extensions: z.looseObject({ traceId: z.unknown().optional() }).nullish(),
  Extensions: z.looseObject({ traceId: z.unknown().optional() }).nullish(),
})
const traceForm = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/

function problemOf(text: string): { readonly isError: boolean; readonly trace: string | null } {
  if (!text.includes('raceId') && !text.includes('isError')) return { isError: false, trace: null }
  const parsed = problemDocument.safeParse(jsonOrNull(text))
  if (!parsed.success) return { isError: false, trace: null }
  const { isError, traceId, extensions, Extensions } = parsed.data
  const trace = [traceId, extensions?.traceId, Extensions?.traceId].find(
    (one) => typeof one === 'string' && traceForm.test(one),
  )
  return { isError: isError === true, trace: typeof trace === 'string' ? trace : null }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // the status already says what happened
  }
}

/** Ids beyond 2^53 are kept as the text they were (fact sheet 7.3). */
const exactIntegers = { exactIntegers: true } as const
