import { test } from 'vitest'
import { readAnswer } from '../../src/main/banks/sparebank1/answer.ts'
import { decimalText } from '../../src/main/banks/sparebank1/amounts.ts'
import { wireTransaction, type WireTransaction } from '../../src/main/banks/sparebank1/wire.ts'

// 100,000 invented rows in pages of 1,000 through parse, check and normalise, beside the bare parser; and the two ways to a
// number's own decimals, from which `amounts.ts` chose.

const pageCount = 100
const pageRows = 1000
const account = { bankKey: 'kEy1brukskontoAAAAAA', kind: 'current', currency: 'NOK' }
const shape = { schema: wireTransaction, asWire: (wire: WireTransaction) => wire }

function invented(n: number): object {
  const number = { value: '18130000017', formatted: '1813 00 00017', unformatted: '18130000017' }
  return {
    id: `9hJ2${n}${'x'.repeat(120)}`,
    nonUniqueId: String(722041731680000000n + BigInt(n)),
    description: '28.05 REMA 1000 MIDTBYEN TRONDHEIM',
    cleanedDescription: 'REMA 1000 MIDTBYEN',
    accountNumber: number,
    amount: -(n % 100_000) / 100,
    date: 1780092000000 - 86_400_000 * (n % 1000),
    interestDate: 1780092000000 - 86_400_000 * (n % 1000),
    typeCode: 'R_714',
    typeText: 'Visa',
    currencyCode: 'NOK',
    canShowDetails: true,
    source: 'HISTORIC',
    isConfidential: false,
    bookingStatus: 'BOOKED',
    accountName: 'Brukskonto',
    accountKey: account.bankKey,
    accountCurrency: 'NOK',
    isFromCurrencyAccount: false,
    remoteAccountNumber: '-1',
    classificationInput: {
      id: 'c-1',
      amount: -150,
      type: 'R_714',
      text: 'REMA 1000 MIDTBYEN',
      date: 1780092000000,
    },
  }
}

const pages = Array.from({ length: pageCount }, (_, page) =>
  JSON.stringify({
    transactions: Array.from({ length: pageRows }, (__, n) => invented(page * pageRows + n)),
    errors: [],
  }),
)

async function measure(name: string, work: (page: string) => unknown): Promise<void> {
  const startedAt = performance.now()
  let longestMs = 0
  for (const page of pages) {
    const pageStartedAt = performance.now()
    await work(page)
    longestMs = Math.max(longestMs, performance.now() - pageStartedAt)
  }
  const totalMs = performance.now() - startedAt
  const perSecond = Math.round((pageCount * pageRows) / (totalMs / 1000))
  process.stdout.write(
    `${name.padEnd(44)} ${totalMs.toFixed(0).padStart(6)} ms  ${String(perSecond).padStart(9)} rows/s  ` +
      `longest page ${longestMs.toFixed(1)} ms\n`,
  )
}

type Parsed = { readonly transactions: readonly { readonly amount: number }[] }
const signal = new AbortController().signal

test('100,000 rows of SpareBank 1 through parse, check and normalise', async () => {
  for (const run of ['cold', 'warm']) {
    process.stdout.write(`${run}, ${pageCount * pageRows} rows\n`)
    await measure('  JSON.parse alone', (page) => JSON.parse(page))
    await measure('  JSON.parse, decimals by String(n) (chosen)', (page) => {
      for (const row of (JSON.parse(page) as Parsed).transactions) decimalText(row.amount)
    })
    await measure('  JSON.parse, decimals by reviver source', (page) =>
      JSON.parse(page, (_key, value: unknown, context?: { readonly source?: string }) =>
        typeof value === 'number' ? context?.source : value,
      ),
    )
    await measure('  whole answer: parse, check, normalise, raw', (page) =>
      readAnswer(
        { status: 200, headers: {}, text: page },
        { accounts: [account], today: '2026-06-20', signal },
        shape,
        new Map(),
        'GET /transactions',
      ),
    )
  }
})
