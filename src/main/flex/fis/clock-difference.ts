import type { TokenReply } from './token-reply.ts'

// RFC 9110 section 5.6.7: what servers send; anything else tells no time.
const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * How far our clock is from the server's at the least, in ms; never negative. The server's `Date` is a whole second, somewhere
 * between our asking and its answer's arrival: within that nothing can be said against our clock. null: it sent none.
 */
export function clockDifferenceMs({ reply, askedAt, answeredAt }: TokenReply): number | null {
  const text = reply.headers['date'] ?? ''
  const from = httpDate.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(from)) return null
  const to = from + 999
  return Math.max(0, askedAt - to, from - answeredAt)
}
