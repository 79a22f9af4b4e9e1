import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { parseJson } from '../../http/parse-json.ts'
import type { HttpReply } from '../../http/port.ts'

const envelope = z.object({ Response: z.array(z.record(z.string(), z.unknown())) })

/** The elements of an answer: objects with one name each, looked up by it and never by place (fact sheet 4.1, 6.1). */
export function itemsOf(
  reply: HttpReply,
  label: string,
): readonly (readonly [name: string, value: unknown])[] {
  return parseJson(reply, envelope, label).Response.flatMap((item) => Object.entries(item))
}

/** Every element of this name. @throws AppError `unexpected-response`, naming paths and never a value. */
export function readAll<T>(
  reply: HttpReply,
  name: string,
  schema: z.ZodType<T>,
  label: string,
): readonly T[] {
  return itemsOf(reply, label)
    .filter(([found]) => found === name)
    .map(([, value]) => {
      const parsed = schema.safeParse(value)
      if (parsed.success) return parsed.data
      const paths = parsed.error.issues.slice(0, 5).map(({ path, code }) => `${path.join('.')} ${code}`)
      throw new AppError('unexpected-response', `${label}: ${name}: ${paths.join('; ')}`)
    })
}

/** The first element of this name. @throws AppError `unexpected-response` when there is none. */
export function readOne<T>(reply: HttpReply, name: string, schema: z.ZodType<T>, label: string): T {
  const [first] = readAll(reply, name, schema, label)
  if (first === undefined) throw new AppError('unexpected-response', `${label}: no ${name} in the answer`)
  return first
}

export const wireId = z.object({ id: z.int().positive() })
