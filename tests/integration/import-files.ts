import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startSparebank1Sandbox, type Sparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { signIn, type TestClient } from '../../src/main/sandbox/sparebank1/test-client.ts'
import type { ImportDraft, ImportTarget } from '../../src/shared/contract-import.ts'
import { toFailure, type Failure } from '../../src/shared/errors.ts'
import type { Account } from '../../src/shared/model.ts'
import type { TestApp } from './app.ts'

// For the tests of imports: files as the invented bank hands them out, and what a person says of them.

export const clock = movableClock('2026-11-21T11:00:00.000Z')
export const startBank = () =>
  startSparebank1Sandbox({
    clock,
    household: { years: 1, today: '2026-11-21' },
    switches: { callsPerHour: null },
  })

export interface BankFile {
  readonly number: string
  readonly text: string
}

/** The CSV the bank itself hands out, of each of the person's accounts, from this day on. */
export async function exportedBy(client: TestClient, fromDate: string): Promise<BankFile[]> {
  const everything = await client.get('/personal/banking/accounts?includeCreditCardAccounts=true')
  const { accounts } = (await everything.json()) as { accounts: { key: string; accountNumber: string }[] }
  const files: BankFile[] = []
  for (const { key, accountNumber } of accounts) {
    const query = `accountKey=${encodeURIComponent(key)}&fromDate=${fromDate}&toDate=2026-11-21`
    const reply = await client.get(`/personal/banking/transactions/export?${query}`, {
      accept: 'application/csv;charset=UTF-8',
    })
    const text = `\uFEFF${(await reply.text()).replace(/^\uFEFF/, '')}`
    if (text.trim().split('\n').length > 1) files.push({ number: accountNumber, text })
  }
  return files
}

export const drop = (app: TestApp, text: string, name = 'konto.csv'): Promise<ImportDraft> =>
  Promise.resolve(app.handlers['import:drop']({ name, content: Buffer.from(text).toString('base64') }))

export const into = (ref: string, accountId: string): ImportTarget => ({
  ref,
  into: { kind: 'account', accountId },
  balance: null,
})

export const asNew = (ref: string, name: string): ImportTarget => ({
  ref,
  into: { kind: 'new', name, accountKind: 'current', currency: 'NOK' },
  balance: null,
})

export async function bookedCount(app: TestApp): Promise<number> {
  const accounts = await app.handlers['accounts:list'](undefined)
  return accounts.reduce((sum, { bookedCount: count }) => sum + count, 0)
}

export const bare = ({ number }: Pick<Account, 'number'>): string => (number ?? '').replace(/\D/g, '')

export async function aFile(bank: Sparebank1Sandbox, fromDate = '2026-10-01'): Promise<BankFile> {
  const files = await exportedBy(await signIn(bank), fromDate)
  const longest = files.toSorted((a, b) => b.text.length - a.text.length)[0]
  if (longest === undefined) throw new Error('the invented bank has no rows')
  return longest
}

export async function failureOf(work: Promise<unknown> | unknown): Promise<Failure> {
  try {
    await work
  } catch (error) {
    return toFailure(error)
  }
  throw new Error('it went well')
}
