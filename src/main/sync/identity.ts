import { createHash } from 'node:crypto'
import type { CalendarDate } from '../../shared/ids.ts'
import { normalised } from '../store/fold.ts'

/** What a row is when its bank has no lasting id for it: its day, amount and words. */
export interface Content {
  readonly bookedOn: CalendarDate
  readonly minor: number
  readonly text: string
}

/** How a bank's own lasting id is kept. Ids are scoped to the account by the table, never beyond it (Firefly #10914). */
export function bankIdentity(identity: string): string {
  return `id:${identity}`
}

export function isBankIdentity(identity: string): boolean {
  return identity.startsWith('id:')
}

/** Up to the occurrence, which the caller appends: two equal coffees on one day are two payments. */
export function contentPrefix(content: Content): string {
  const text = [content.bookedOn, content.minor, normalised(content.text)].join('\n')
  return `content:${createHash('sha256').update(text).digest('hex').slice(0, 32)}#`
}

/** Could both be the words of one payment, before and after booking? Banks add words, drop words and put a processor's name
 *  in front, so half of the shorter text is enough. No words at all say nothing against it. */
export function areSimilar(a: string, b: string): boolean {
  const [short, long] = [normalised(a).split(' '), normalised(b).split(' ')].sort(
    (x, y) => x.length - y.length,
  )
  if (short === undefined || long === undefined || short[0] === '' || long[0] === '') return true
  const words = new Set(long)
  return short.filter((word) => words.has(word)).length * 2 >= short.length
}

const dayMs = 86_400_000

/** Whole days from `a` to `b`, negative when `b` is earlier. */
export function daysBetween(a: CalendarDate, b: CalendarDate): number {
  return (Date.parse(b) - Date.parse(a)) / dayMs
}

export function addDays(day: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}
