import { expect, test } from 'vitest'
import { readCursor, writeCursor } from './cursor.ts'

const place = { next: '2026-03-01', spanDays: 45, emptyWindows: 1 }

test('a cursor brings back the place it was written at', () => {
  expect(readCursor(writeCursor(place), '2026-06-01')).toEqual(place)
})

test.each([
  null,
  '',
  'end',
  '{',
  'null',
  '{"v":2,"next":"2026-03-01","spanDays":45,"emptyWindows":1}',
  '{"v":1,"next":"2026-02-30","spanDays":45,"emptyWindows":1}',
  '{"v":1,"next":"2026-03-01","spanDays":0,"emptyWindows":1}',
  '{"v":1,"next":"2026-03-01","spanDays":45,"emptyWindows":-1}',
  '{"v":1,"next":"2026-03-01","spanDays":45}',
  writeCursor({ ...place, next: '2026-06-03' }), // a day that has not been
  writeCursor(place) + ' '.repeat(300),
])('%j is no cursor', (text) => expect(readCursor(text, '2026-06-01')).toBeNull())
