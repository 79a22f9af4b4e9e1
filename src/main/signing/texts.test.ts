import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { digestNamedIn, groupsOf, visibleTextOf } from './texts.ts'

const sha256 = createHash('sha256').update('one').digest('hex')
const file = { fileName: 'accounts.csv', size: 1_234_567, sha256 }

test('the person reads name, rows, size and fingerprint, in English', () => {
  expect(visibleTextOf(file, 12_345, 'en')).toBe(`I sign this file:

accounts.csv
12,345 transactions
1,234,567 bytes

The fingerprint (SHA-256) belongs to this very content:
7692 c3ad 3540 bb80
3c02 0b3a ee66 cd88
8712 3234 ea0c 6e71
43c0 add7 3ff4 31ed`)
})

test('and in Norwegian, without rows where nobody counted any', () => {
  expect(visibleTextOf(file, null, 'nb')).toBe(`Jeg signerer denne filen:

accounts.csv
1 234 567 byte

Fingeravtrykket (SHA-256) hører til nettopp dette innholdet:
${groupsOf(sha256)}`)
})

test('one is one', () => {
  expect(visibleTextOf({ ...file, size: 1 }, 1, 'en')).toContain('\n1 transaction\n1 byte\n')
  expect(visibleTextOf({ ...file, size: 1 }, 1, 'nb')).toContain('\n1 transaksjon\n1 byte\n')
})

test('a name cannot break the line, turn the reading direction or hide itself', () => {
  const text = visibleTextOf({ ...file, fileName: 'a\nb\u202ec\u200bd\u2028e.csv' }, null, 'en')
  expect(text.split('\n')[2]).toBe('a b c d e.csv')
})

test('the fingerprint is found again, in either language', () => {
  for (const language of ['en', 'nb'] as const)
    expect(digestNamedIn(visibleTextOf(file, 1, language))).toBe(sha256)
})

test.each([
  ['none', 'I sign nothing'],
  ['a short one', groupsOf(sha256).slice(0, -5)],
  ['a long one', `${groupsOf(sha256)} 0000`],
  ['two', `${groupsOf(sha256)}\n\n${groupsOf(sha256)}`],
  ['one in a name beside the one', visibleTextOf({ ...file, fileName: groupsOf(sha256).replaceAll('\n', ' ') }, null, 'en')],
])('a text names no fingerprint that counts: %s', (_, text) => {
  expect(digestNamedIn(text)).toBeNull()
}) // prettier-ignore
