import { expect, test } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

const now = Date.UTC(2026, 9, 21, 7, 28, 0)

test.each([
  ['120', 120_000],
  [' 5 ', 5000],
  ['0', 0],
  ['Wed, 21 Oct 2026 07:30:00 GMT', 120_000],
  ['Wed, 21 Oct 2026 07:00:00 GMT', 0], // already over
])('%s asks for %i ms', (header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected)
})

test.each([undefined, '', 'soon', '-5', '1.5', '2026-10-21', '12345678901', 'Wed, 99 Xxx 2026 07:30:00 GMT'])(
  '%s asks for nothing we can read',
  (header) => {
    expect(retryAfterMs(header, now)).toBeNull()
  },
)
