import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalOf } from '../../../shared/money.ts'
import { currencyOr, wireMoney, wireMoneyOrNull } from './amounts.ts'

test('every sum up to ten trillion kroner arrives to the øre through a JSON number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (minor) => {
      const json = `{"amount":${decimalOf({ minor, currency: 'NOK' })}}`
      const { amount } = JSON.parse(json) as { amount: number }
      expect(wireMoney(amount, 'NOK')).toEqual({ minor, currency: 'NOK' })
    }),
    { numRuns: 2000 },
  )
})

test('whole kroner, numeric strings and a negative zero are read', () => {
  expect(wireMoney(-2000, 'NOK').minor).toBe(-200_000)
  expect(wireMoney('15234.50', 'NOK').minor).toBe(1_523_450)
  expect(Object.is(wireMoney(-0, 'NOK').minor, 0)).toBe(true)
  expect(wireMoney(1500, 'JPY').minor).toBe(1500)
})

test.each([0.30000000000000004, 90071992547409.92, 12345678901234.56, 1e21, 1e-7, 12.345])(
  '%d is refused, because its øre are not certain',
  (value) => {
    expect(() => wireMoney(value, 'NOK')).toThrow(expect.objectContaining({ code: 'unexpected-response' }))
    expect(wireMoneyOrNull(value, 'NOK')).toBeNull()
  },
)

test.each(['', '1 000', '1,50', 'NaN', '0x10'])('the text %j is no amount', (value) => {
  expect(() => wireMoney(value, 'NOK')).toThrow(expect.objectContaining({ code: 'unexpected-response' }))
})

test('a currency is a code of three letters or the one we know already', () => {
  expect(currencyOr(' eur ', 'NOK')).toBe('EUR')
  expect(currencyOr('kr', 'NOK')).toBe('NOK')
  expect(currencyOr(null, 'NOK')).toBe('NOK')
})
