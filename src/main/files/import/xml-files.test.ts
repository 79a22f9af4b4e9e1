import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Statement } from './port.ts'
import { readFile } from './read-file.ts'

// Invented files, one oddity or more each; what they must become was written down by hand.

function read(name: string): {
  readonly format: string
  readonly encoding: string
  readonly statements: readonly Statement[]
} {
  const bytes = readFileSync(new URL(`../../../../tests/fixtures/files/${name}`, import.meta.url))
  const reading = readFile({ name, bytes }, () => null)
  if (reading.kind !== 'statements') throw new Error(`${name} was not recognised`)
  return reading
}

describe('CAMT.053', () => {
  test('two accounts, balances, a purchase abroad, a reversal and a batch; what is pending is left out', () => {
    const { statements } = read('camt053-v02.xml')
    expect(statements).toMatchObject([
      {
        number: '18130000017',
        iban: 'NO9318130000017',
        accountName: 'Brukskonto',
        currency: 'NOK',
        opening: { on: '2026-01-01', amount: '1000.00' },
        closing: { on: '2026-01-31', amount: '-84.75' },
      },
      {
        number: '60050612344',
        iban: null,
        currency: 'EUR',
        opening: { on: '2025-12-31', amount: '5.00' },
        closing: null,
        rows: [],
      },
    ])
    expect(statements[0]?.rows).toMatchObject([
      {
        line: 10,
        bookedOn: '2026-01-05',
        valueOn: '2026-01-06',
        purchasedOn: '2026-01-03',
        amount: '-1112.25',
        original: { amount: '-100.00', currency: 'EUR' },
        rate: '11.1225',
        text: 'Trattoria & Figli',
        counterpartyAccount: 'IT60X0542811101000000123456',
        typeCode: 'PMNT-CCRD-POSD',
        reference: 'ARK1',
      },
      // The money came back from the shop: of a reversal the other side is the one that was paid.
      {
        line: 25,
        bookedOn: '2026-01-07',
        amount: '30.00',
        counterparty: 'Butikken AS',
        message: 'Retur',
        reference: null,
      },
      {
        line: 31,
        amount: '-2.50',
        counterparty: 'Avis; Strøm',
        message: '1234567890; Januar',
        text: 'Avis; Strøm',
      },
    ])
    expect(statements[0]?.rows).toHaveLength(3)
    expect(JSON.parse(statements[0]?.rows[2]?.raw ?? '')).toMatchObject({
      NtryDtls: { TxDtls: [{ RltdPties: { Cdtr: { Nm: 'Avis' } } }, { RmtInf: { Ustrd: 'Januar' } }] },
    })
    expect(JSON.parse(statements[0]?.rows[1]?.raw ?? '')).toMatchObject({
      Amt: { '@Ccy': 'NOK', '#text': '30.00' },
      RvslInd: 'true',
    })
  })

  test('a later version with a prefix, its own encoding and one level more', () => {
    expect(read('camt053-v08.xml')).toMatchObject({
      encoding: 'windows-1252',
      statements: [
        { currency: 'EUR', rows: [{ amount: '12.00', counterparty: 'J. Jansen', text: 'Etentje' }] },
      ],
    })
    expect(read('camt053-v08.xml').statements[0]?.rows).toHaveLength(1)
  })
})

describe('OFX', () => {
  test('SGML in the code page its header names; the day is the one the bank wrote, whatever its zone', () => {
    expect(read('ofx1.ofx')).toMatchObject({
      encoding: 'windows-1252',
      statements: [
        {
          number: '18130000017',
          currency: 'NOK',
          closing: { on: '2026-01-31', amount: '87.50' },
          rows: [
            {
              line: 16,
              bookedOn: '2026-01-15',
              amount: '-12.50',
              text: 'Køpmann & Sønn',
              message: null,
              reference: 'F1',
            },
            {
              line: 17,
              bookedOn: '2026-01-16',
              amount: '100.00',
              text: 'Lønn',
              message: 'Januar',
              reference: 'F2',
            },
          ],
        },
      ],
    })
  })

  test('XML of a card: its number is masked, payee and rate are read, what is pending is left out', () => {
    expect(read('ofx2-card.ofx').statements).toMatchObject([
      {
        number: '**** **** **** 1234',
        rows: [
          {
            line: 8,
            purchasedOn: '2026-01-13',
            amount: '-112.25',
            original: null,
            rate: '11.225',
            counterparty: 'Café Ærlig',
            message: 'Roma',
            typeCode: 'POS',
          },
        ],
      },
    ])
  })
})
