import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoteOf, rateBetween } from './exchange-rate.ts'

const nok = (minor: number) => ({ minor, currency: 'NOK' })
const eur = (minor: number) => ({ minor, currency: 'EUR' })
const jpy = (minor: number) => ({ minor, currency: 'JPY' })

test('what came is divided by what left, to six significant digits', () => {
  expect(rateBetween(eur(-60_000), nok(709_488))).toBe('11.8248')
  expect(rateBetween(nok(-295_620), eur(25_000))).toBe('0.084568')
  expect(rateBetween(nok(-100), eur(100))).toBe('1')
  expect(rateBetween(nok(-3), eur(2))).toBe('0.666667')
  expect(rateBetween(nok(0), eur(2))).toBeNull()
})

test('currencies without a hundredth are counted in their own units', () => {
  expect(rateBetween(nok(-74_200), jpy(10_000))).toBe('13.4771')
  expect(rateBetween(jpy(-10_000), nok(74_200))).toBe('0.0742')
})

test('people hear one unit of the dearer currency, whichever of them left', () => {
  expect(quoteOf(nok(-295_620), eur(25_000))).toEqual({ unit: 'EUR', price: '11.8248', currency: 'NOK' })
  expect(quoteOf(eur(-60_000), nok(709_488))).toEqual({ unit: 'EUR', price: '11.8248', currency: 'NOK' })
  expect(quoteOf(nok(-5), nok(5))).toBeNull()
  expect(quoteOf(nok(-5), eur(0))).toBeNull()
})

test('no digit of the largest amounts is lost on the way', () => {
  expect(rateBetween(nok(-900_719_925_474_099), eur(900_719_925_474_099))).toBe('1')
  const minor = fc.integer({ min: 1, max: 1e15 })
  fc.assert(
    fc.property(minor, minor, (left, came) => {
      const rate = rateBetween(nok(-left), eur(came)) ?? ''
      const [whole = '', fraction = ''] = rate.split('.')
      const scale = 10n ** BigInt(fraction.length)
      const error = BigInt(whole + fraction) * BigInt(left) - BigInt(came) * scale
      // Half a step of the last digit shown, or of the sixth significant one where zeros at its end are left out.
      expect((error < 0n ? -error : error) * 200_000n <= BigInt(came) * scale).toBe(true)
    }),
  )
})
