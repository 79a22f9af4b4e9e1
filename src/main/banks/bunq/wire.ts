import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { parseJson } from '../../http/parse-json.ts'
import type { HttpReply } from '../../http/port.ts'

/** Every answer is a list of objects under the name of their kind; lists also say where older things are (fact sheet 6.1). */
const wirePage = z.object({
  Response: z.array(z.unknown()),
  Pagination: z.object({ older_url: z.string().max(2000).nullish() }).nullish(),
})

/** One element of an answer: its kind, its fields, and the element itself. */
export interface WireItem {
  /** `''` where there is no name or no object under it. */
  readonly wrapper: string
  readonly fields: unknown
  readonly element: unknown
}

export interface WirePage {
  readonly items: readonly WireItem[]
  /** What to ask `older_id` with for the next page; null: there is nothing older. */
  readonly olderId: string | null
}

/** @throws AppError `unexpected-response`: no JSON, no envelope, or an address of older things without their id. */
export function readPage(reply: HttpReply, label: string): WirePage {
  // Looking closer at every number costs several times the parsing, so only where one of them is long.
  const exactIntegers = /\d{16}/.test(reply.text)
  const { Response: elements, Pagination: pagination } = parseJson(reply, wirePage, label, { exactIntegers })
  const olderUrl = pagination?.older_url ?? null
  const olderId = olderUrl === null ? null : (/[?&]older_id=(\d{1,30})(?:&|$)/.exec(olderUrl)?.[1] ?? null)
  if (olderUrl !== null && olderId === null) {
    throw new AppError('unexpected-response', `${label}: an address of older things without their id`)
  }
  return { items: elements.map(unwrapped), olderId }
}

function unwrapped(element: unknown): WireItem {
  const [first] = typeof element === 'object' && element !== null ? Object.entries(element) : []
  const [wrapper, fields]: readonly [string, unknown] = first ?? ['', null]
  const isWrapped = typeof fields === 'object' && fields !== null
  return { wrapper: isWrapped ? wrapper : '', fields, element }
}

/** An item by the schema of its kind, with its own JSON text; null where it is not understood. */
export function readItem<T>(
  item: WireItem,
  schema: z.ZodType<T>,
): { readonly wire: T; readonly raw: string } | null {
  const parsed = schema.safeParse(item.fields)
  if (!parsed.success) return null
  try {
    return { wire: parsed.data, raw: JSON.stringify(item.element) }
  } catch (error) {
    // Only thousands of nested brackets get here: the parser takes them, the printer runs out of stack.
    if (error instanceof RangeError) return null
    throw error
  }
}

// Unknown fields and values pass. Of a field that only adds to a row, an unheard-of type counts as absent: the row is worth
// more than the field, and its own JSON is kept.
export const word = z.string().max(300).nullish().catch(null)
export const text = z.string().max(20_000).nullish().catch(null)
/** Numbers, but some are described as strings (fact sheet E15). */
export const id = z.union([z.int().nonnegative().transform(String), z.string().regex(/^\d{1,30}$/)])
const amountFields = z.object({
  value: z.union([z.string().max(40), z.number()]).nullish(),
  currency: z.string().max(10).nullish(),
})
/** `{"value":"-20.00","currency":"EUR"}`: decimal text (fact sheet 6.4). */
export const amount = amountFields.nullish().catch(null)
export type WireAmount = z.infer<typeof amountFields>

/** One side of a payment (fact sheet 9). */
export const party = z
  .object({
    iban: word,
    display_name: text,
    swift_account_number: word,
    transferwise_account_number: word,
    label_user: z.object({ display_name: text, public_nick_name: text }).nullish().catch(null),
  })
  .nullish()
  .catch(null)
export type WireParty = z.infer<typeof party>
