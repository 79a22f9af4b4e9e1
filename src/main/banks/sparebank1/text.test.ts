import { describe, expect, test } from 'vitest'
import { purchaseDay, remoteAccount, statedRate, tidy } from './text.ts'

describe('the day of purchase in a card text', () => {
  test.each([
    ['28.05 REMA 1000 MIDTBYEN', '2026-05-30', '2026-05-28'],
    ['*1234 28.05 SEK 1200.00 ICA MALMO', '2026-05-30', '2026-05-28'],
    ['30.12 VINMONOPOLET', '2026-01-02', '2025-12-30'], // bought before new year
    ['29.02 KIWI', '2024-03-01', '2024-02-29'],
    ['30.05 7-ELEVEN', '2026-05-30', '2026-05-30'],
  ])('%j booked %s was bought %s', (text, bookedOn, bought) =>
    expect(purchaseDay(text, bookedOn)).toBe(bought),
  )

  test.each([
    ['REMA 1000 28.05', '2026-05-30'], // not in front
    ['31.05 REMA', '2026-05-30'], // would be almost a year ago
    ['31.02 REMA', '2026-05-30'], // no such day
    ['29.02 KIWI', '2026-03-01'], // not in this year, nor lately
    ['01.01 REMA', '2026-05-30'], // too far away to be sure
    ['28.05 1200 kr', '2026-05-30'], // two numbers, perhaps neither a day
    ['28.05.2026', '2026-05-30'],
    ['', '2026-05-30'],
  ])('%j booked %s names none', (text, bookedOn) => expect(purchaseDay(text, bookedOn)).toBeNull())
})

describe('the other account', () => {
  test.each(['-1', ' -1 ', '', null, undefined, '00000000000'])('%j is none', (value) => {
    expect(remoteAccount(value)).toBeNull()
  })
  test.each([
    ['60050612344', '60050612344'],
    ['6005 06 12344', '60050612344'],
    ['6005.06.12344', '60050612344'],
    ['NO04 1813 0000 017', 'NO0418130000017'],
  ])('%j is %s', (value, bare) => expect(remoteAccount(value)).toBe(bare))
})

describe('a rate the bank states', () => {
  const amount = { minor: -125_340, currency: 'NOK' }
  const sek = { minor: -120_000, currency: 'SEK' }

  test('stands in the raw text or in its own field, with a dot or a comma', () => {
    expect(statedRate(null, 'SEK 1200.00 ICA Kurs: 1.0445', amount, sek)).toBe('1.0445')
    expect(statedRate(null, 'SEK 1200.00 ICA KURS 1,0445', amount, sek)).toBe('1.0445')
    expect(statedRate(1.0445, 'ICA', amount, sek)).toBe('1.0445')
  })
  test('counts the decimals of either currency', () => {
    expect(statedRate('0.07', '', { minor: -700, currency: 'NOK' }, { minor: -100, currency: 'JPY' })).toBe(
      '0.07',
    )
  })
  test.each([
    ['104.45', 'a quote for a hundred units'],
    ['2', 'a number that is no rate'],
    ['1e0', 'no decimal text'],
    ['-1.0445', 'a negative number'],
  ])('%s is left out: %s', (field) => expect(statedRate(field, '', amount, sek)).toBeNull())
  test('is never worked out from the two sums', () => {
    expect(statedRate(null, 'SEK 1200.00 ICA', amount, sek)).toBeNull()
    expect(statedRate(1, '', amount, { minor: 0, currency: 'SEK' })).toBeNull()
  })
})

test('white space is collapsed and emptiness is nothing', () => {
  expect(tidy('  Ola \u00a0 Utleier\n')).toBe('Ola Utleier')
  expect(tidy(' \t')).toBeNull()
})
