import { expect, test } from 'vitest'
import { formatSize } from './size.ts'

test('a size is told in the unit that leaves one to three digits', () => {
  const plain = (bytes: number, locale = 'en-GB') => formatSize(bytes, locale).replace(/[\u00a0\u202f]/g, ' ')
  expect([0, 999, 1000, 9949, 9951, 999_499, 999_500, 26_214_400].map((bytes) => plain(bytes))).toEqual([
    '0 bytes', '999 bytes', '1 kB', '9.9 kB', '10 kB', '999 kB', '1 MB', '26 MB',
  ]) // prettier-ignore
  expect([plain(1), plain(13), plain(13, 'nb-NO')]).toEqual(['1 byte', '13 bytes', '13 byte'])
  expect(plain(1_400_000, 'nb-NO')).toBe('1,4 MB')
  expect(plain(3e12)).toBe('3,000 GB')
})
