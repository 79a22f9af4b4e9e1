import { describe, expect, test } from 'vitest'
import type { Statement } from './port.ts'
import { readFile } from './read-file.ts'
import { utf8 } from './testing/encode.ts'

function statement(content: string): Statement | undefined {
  const text =
    '<Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>NO9318130000017</IBAN></Id><Ccy>NOK</Ccy></Acct>' +
    `${content}</Stmt></BkToCstmrStmt></Document>`
  const reading = readFile({ name: 'camt.xml', bytes: utf8(text) }, () => null)
  return reading.kind === 'statements' ? reading.statements[0] : undefined
}

const entry = (more: string, sum = '112.25'): string =>
  `<Ntry><Amt Ccy="NOK">${sum}</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-01-05</Dt></BookgDt>${more}</Ntry>`
const rowsOf = (...entries: readonly string[]) => statement(entries.join(''))?.rows
const rowOf = (more: string) => rowsOf(entry(more))?.[0]
const details = (inner: string) => `<NtryDtls><TxDtls>${inner}</TxDtls></NtryDtls>`

describe('the lasting name of an entry', () => {
  test('is the bank’s reference, else the entry’s own unless that is a mere count', () => {
    expect(rowOf('<NtryRef>2026010500001</NtryRef><AcctSvcrRef>A1</AcctSvcrRef>')?.reference).toBe('A1')
    expect(rowOf('<NtryRef>2026010500001</NtryRef>')?.reference).toBe('2026010500001')
    expect(rowOf('<NtryRef>17</NtryRef>')?.reference).toBeNull()
  })

  test('is none where two entries have the same', () => {
    const named = (reference: string) => entry(`<AcctSvcrRef>${reference}</AcctSvcrRef>`)
    expect(rowsOf(named('A'), named('A'), named('B'))?.map((row) => row.reference)).toEqual([null, null, 'B'])
  })
})

describe('a purchase in another currency', () => {
  const exchange = (rate: string, currency = 'EUR') =>
    details(
      `<AmtDtls><InstdAmt><Amt Ccy="${currency}">10.00</Amt><CcyXchg><XchgRate>${rate}</XchgRate></CcyXchg></InstdAmt></AmtDtls>`,
    )

  test('has its own sum and the rate that explains both', () => {
    expect(rowOf(exchange('11.225'))).toMatchObject({
      original: { amount: '-10.00', currency: 'EUR' },
      rate: '11.225',
    })
  })

  test('has no rate where the bank quotes it the other way round', () => {
    expect(rowOf(exchange('0.0890869'))).toMatchObject({ original: { amount: '-10.00' }, rate: null })
  })

  test('is none when the currency is the account’s own', () => {
    expect(rowOf(exchange('11.225', 'NOK'))).toMatchObject({ original: null, rate: null })
  })

  test('is not told of a batch', () => {
    const part = '<TxDtls><AmtDtls><InstdAmt><Amt Ccy="EUR">5.00</Amt></InstdAmt></AmtDtls></TxDtls>'
    expect(rowOf(`<NtryDtls>${part}${part}</NtryDtls>`)?.original).toBeNull()
  })
})

test('the day of a purchase is kept when it is not after the booking', () => {
  const bought = (on: string) =>
    rowOf(details(`<RltdDts><TxDtTm>${on}T10:00:00</TxDtTm></RltdDts>`))?.purchasedOn
  expect(bought('2026-01-03')).toBe('2026-01-03')
  expect(bought('2026-01-06')).toBeNull()
})

test('a Norwegian bank’s text tells the day of the purchase as in its other files', () => {
  expect(rowOf('<AddtlNtryInf>03.01 BUTIKKEN</AddtlNtryInf>')).toMatchObject({
    purchasedOn: '2026-01-03',
    text: 'BUTIKKEN',
    bankText: '03.01 BUTIKKEN',
  })
})

test('without any words an entry is called by its kind', () => {
  expect(rowOf('<BkTxCd><Prtry><Cd>GEBYR</Cd></Prtry></BkTxCd>')).toMatchObject({
    text: 'GEBYR',
    typeCode: 'GEBYR',
  })
})

test('only what is booked becomes a row', () => {
  const states = ['<Sts>BOOK</Sts>', '<Sts>PDNG</Sts>', '<Sts>INFO</Sts>', '<Sts><Cd>FUTR</Cd></Sts>', '']
  expect(
    rowsOf(...states.map((status, index) => entry(status, `${index + 1}.00`)))?.map((row) => row.amount),
  ).toEqual(['-1.00', '-5.00'])
})

test('an entry without a booking day has its value day', () => {
  const text = entry('').replace('BookgDt>', 'ValDt>').replace('/BookgDt>', '/ValDt>')
  expect(rowsOf(text)?.[0]).toMatchObject({ bookedOn: '2026-01-05', valueOn: '2026-01-05' })
})

test('the opening balance goes before that of the day before', () => {
  const balance = (code: string, sum: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="NOK">${sum}</Amt><CdtDbtInd>CRDT</CdtDbtInd>` +
    '<Dt><Dt>2026-01-01</Dt></Dt></Bal>'
  expect(
    statement(balance('PRCD', '1.00') + balance('OPBD', '2.00') + balance('CLAV', '3.00')),
  ).toMatchObject({
    opening: { on: '2026-01-01', amount: '2.00' },
    closing: null,
  })
})

test('an attribute may hold what elsewhere ends a tag', () => {
  expect(rowsOf(entry('').replace('<Amt ', '<Amt Note="a/> b" Other=\'"\' '))?.[0]?.amount).toBe('-112.25')
})
