import { expect, test } from 'vitest'
import { failedHints, pendingHints } from '../../../shared/bankid.ts'
import { toFailedHint, toPendingHint } from './hints.ts'

test('every hint of the fact sheet is itself, and one that nobody knows is told as that', () => {
  expect(pendingHints.map(toPendingHint)).toEqual(pendingHints)
  expect(failedHints.map(toFailedHint)).toEqual(failedHints)
  expect([toPendingHint('userDance'), toPendingHint(''), toPendingHint('userCancel')]).toEqual(
    Array(3).fill('unknown'),
  )
  expect([toFailedHint('phoneEaten'), toFailedHint(''), toFailedHint('userSign')]).toEqual(
    Array(3).fill('unknown'),
  )
})
