// RFC 9110 section 5.6.7: the one date form servers may send. `Date.parse` alone would take nearly anything.
const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * How long a `Retry-After` header asks us to wait, in ms; never negative. Seconds and HTTP dates are understood
 * (RFC 9110 section 10.2.3); null: no header, or nothing we can read.
 */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const instant = httpDate.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(instant) ? null : Math.max(0, instant - now)
}
