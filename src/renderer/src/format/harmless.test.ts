import { expect, test } from 'vitest'
import { harmless } from './harmless.ts'

test('what turns or hides letters is marked, and everything else stays', () => {
  expect(harmless('a\u202eb\u200bc\u0007d\u2066e')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe')
  expect(harmless('Blåbær, 1\u00a0234 kr\r\n\t🍕👩\u200d👧')).toBe('Blåbær, 1\u00a0234 kr\r\n\t🍕👩\u200d👧')
})
