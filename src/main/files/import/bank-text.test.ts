import { describe, expect, test } from 'vitest'
import { toldByText } from './bank-text.ts'

// Patterns: Sbanken sheet, section 7.6; the last ones are DNB's.
describe('the day of the purchase in a bank’s text', () => {
  test.each([
    ['*1234 12.01 NOK 1000.00 NAVN Kurs: 1.0000', '2026-01-14', '2026-01-12', 'NAVN'],
    ['*1234 12.01 NOK 1000.00 NAVN', '2026-01-14', '2026-01-12', 'NAVN'],
    ['19.01 BUTIKKEN OSLO', '2026-01-20', '2026-01-19', 'BUTIKKEN OSLO'],
    ['28.05 7-ELEVEN', '2026-05-29', '2026-05-28', '7-ELEVEN'],
    ['28.05 REMA 1000', '2026-05-29', '2026-05-28', 'REMA 1000'],
    ['30.12 BAKERIET', '2026-01-03', '2025-12-30', 'BAKERIET'],
    ['29.02 BAKERIET', '2024-03-01', '2024-02-29', 'BAKERIET'],
    ['KORREKSJON AV 23.05 BUTIKKEN', '2026-05-29', '2026-05-23', 'KORREKSJON AV 23.05 BUTIKKEN'],
    [
      'Nettgiro til: Kari Nordmann Betalt: 02.11.20',
      '2020-11-03',
      '2020-11-02',
      'Nettgiro til: Kari Nordmann',
    ],
    ['Fra: Ola Nordmann Betalt: 01.01.22', '2022-01-01', '2022-01-01', 'Fra: Ola Nordmann'],
    ['Varekjøp Rema Dato 31.12 kl. 13.01 ', '2026-01-02', '2025-12-31', 'Varekjøp Rema'],
  ])('%s', (bankText, bookedOn, purchasedOn, text) => {
    expect(toldByText(bankText, bookedOn, '-1000.00')).toMatchObject({ purchasedOn, text })
  })

  test.each([
    ['a day that does not exist', '31.02 BUTIKKEN', '2026-03-02'],
    ['29 February of another year', '29.02 BUTIKKEN', '2026-03-01'],
    ['a day too far before the booking', '01.02 BUTIKKEN', '2026-06-01'],
    ['a day after the booking', 'Til: Ola Betalt: 05.06.26', '2026-06-01'],
    ['a sum, not a day', '12.05 1000', '2026-05-14'],
    ['a code, not a name', '12.05 ---', '2026-05-14'],
    ['no pattern', 'Lønn mai', '2026-05-14'],
  ])('%s is not certain, so the text stays as it is', (_name, bankText, bookedOn) => {
    expect(toldByText(bankText, bookedOn, '-10.00')).toEqual({
      text: bankText,
      purchasedOn: null,
      original: null,
      rate: null,
    })
  })
})

test('a purchase abroad tells its sum, and its rate where that explains both sums', () => {
  const text = (rate: string) => `*1234 12.01 EUR 10,00 NAVN Kurs: ${rate}`
  expect(toldByText(text('10.1250'), '2026-01-14', '-101.25')).toMatchObject({
    original: { amount: '10.00', currency: 'EUR' },
    rate: '10.1250',
    text: 'NAVN',
  })
  expect(toldByText(text('1012.50'), '2026-01-14', '-101.25')).toMatchObject({
    original: { currency: 'EUR' },
    rate: null,
  })
  expect(toldByText('*1234 12.01 NOK 10.00 NAVN', '2026-01-14', '-10.00').original).toBeNull()
})

test('white space collapses for people', () => {
  expect(toldByText('  Lønn \t mai\n2026 ', '2026-05-14', '1.00').text).toBe('Lønn mai 2026')
})
