import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftOf, isComplete, readPart, restOf } from './split-draft.ts'

const out = { minor: -50_000, currency: 'NOK' }
const into = { minor: 50_000, currency: 'NOK' }

test('without a sign a part goes the way of the whole, with one as the sign says', () => {
  expect(readPart('200', out, 'nb-NO')).toEqual({ minor: -20_000 })
  expect(readPart('−200', out, 'nb-NO')).toEqual({ minor: -20_000 })
  expect(readPart('+ 200,50', out, 'nb-NO')).toEqual({ minor: 20_050 })
  expect(readPart('200', into, 'en-GB')).toEqual({ minor: 20_000 })
  expect(readPart(' -1,200.50', into, 'en-GB')).toEqual({ minor: -120_050 })
})

test('what is no amount says why', () => {
  expect(readPart('  ', out, 'nb-NO')).toBeNull()
  expect(readPart('abc', out, 'nb-NO')).toEqual({ problem: 'noNumber' })
  expect(readPart('++1', out, 'nb-NO')).toEqual({ problem: 'noNumber' })
  expect(readPart('0', out, 'nb-NO')).toEqual({ problem: 'nothing' })
  expect(readPart('1,234', out, 'nb-NO')).toEqual({ problem: 'tooManyDecimals' })
  expect(readPart('1,5', { minor: -500, currency: 'JPY' }, 'nb-NO')).toEqual({ problem: 'tooManyDecimals' })
})

test('parts that are opened to be changed mean what they were, in either language', () => {
  const minors = fc.integer({ min: -1e9, max: 1e9 }).filter((minor) => minor !== 0)
  fc.assert(
    fc.property(
      minors,
      fc.array(minors, { minLength: 1 }),
      fc.constantFrom('nb-NO', 'en-GB'),
      (whole, parts, locale) => {
        const amount = (minor: number) => ({ minor, currency: 'NOK' })
        const kept = parts.map((minor) => ({ text: 'x', amount: amount(minor), isRest: false }))
        const draft = draftOf(kept, amount(whole), locale)
        const read = draft.parts.map(({ typed }) => readPart(typed, amount(whole), locale))
        expect(read).toEqual(parts.map((minor) => ({ minor })))
        expect(restOf(draft, amount(whole), locale)).toBe(parts.reduce((rest, minor) => rest - minor, whole))
      },
    ),
  )
})

test('a split can be saved once each part has a text and an amount, and something is left', () => {
  const draft = (typed: string, text = 'Food') => ({ parts: [{ key: 0, text, typed }], restText: '' })
  expect(isComplete(draft('200'), out, 'nb-NO')).toBe(true)
  expect(isComplete(draft('600'), out, 'nb-NO')).toBe(true)
  expect(isComplete(draft('500'), out, 'nb-NO')).toBe(false)
  expect(isComplete(draft('200', ' '), out, 'nb-NO')).toBe(false)
  expect(isComplete(draft(''), out, 'nb-NO')).toBe(false)
  expect(restOf(draft('600'), out, 'nb-NO')).toBe(10_000)
})
