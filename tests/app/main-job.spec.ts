import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { AccountBooks, Books } from '../../src/main/sandbox/household/household.ts'
import { decimalOf } from '../../src/shared/money.ts'
import { exportTo } from './dialogs.ts'
import { answerConsent, expect, test } from './fixture.ts'
import { expectKeptNowhere } from './kept.ts'
import { freePort, openBankPage, toConsent } from './wizard.ts'

function ingrids(books: Books): readonly AccountBooks[] {
  return books.accounts.filter(({ account }) => account.visibleTo.includes('ingrid'))
}

/** The true ledger, and what a file says, as lines that can be compared: account, day, amount. */
function trueLines(books: Books): string[] {
  return ingrids(books)
    .flatMap(({ account, booked }) => {
      const number = account.kind === 'credit-card' ? account.name : account.number
      return booked.map(({ date, minor, currency }) => `${number} ${date} ${decimalOf({ minor, currency })}`)
    })
    .sort()
}

function fileLines(file: string): string[] {
  const rows = parse(readFileSync(file, 'utf8'), { columns: true }) as Record<string, string>[]
  return rows
    .filter((row) => row['status'] === 'booked')
    .map((row) => `${row['account_number']} ${row['booking_date']} ${row['amount']}`)
    .sort()
}

test('a person connects SpareBank 1, sees the money, searches it and takes it to a file, right to the øre', async ({
  desktop,
  bank,
  browserPage,
}) => {
  test.setTimeout(120_000)
  const page = await desktop.launch()
  await expect(page.getByText('Test addresses in use: SpareBank 1')).toBeVisible()

  await toConsent(page, await freePort())
  await answerConsent(browserPage, await openBankPage(page, desktop, 'Sign in at the bank'))
  await expect(browserPage.getByRole('heading', { name: 'Back from the bank' })).toBeVisible()

  await expect(page.getByText('9 of 9 chosen')).toBeVisible()
  await page.getByRole('button', { name: 'Start reading' }).click()
  const truth = ingrids(bank.books())
  const bookedCount = truth.reduce((sum, { booked }) => sum + booked.length, 0)
  await expect(page.getByText(`${bookedCount.toLocaleString('en-GB')} transactions read`)).toBeVisible()
  await page.getByRole('link', { name: 'See your money' }).click()

  // What one has, to the øre, and how it came to be.
  const kroner = truth.filter(({ account }) => account.currency === 'NOK')
  const worth = kroner.reduce((sum, { bookedMinor }) => sum + bookedMinor, 0) / 100
  const shown = worth.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  await expect(page.getByRole('main')).toContainText(shown)
  await expect(page.getByRole('img', { name: /held/ })).toBeVisible()

  await page.getByRole('link', { name: 'Transactions', exact: true }).click()
  const search = page.getByRole('searchbox')
  await search.fill('kaffekroken')
  const coffees = truth
    .flatMap(({ booked, pending }) => [...booked, ...pending])
    .filter((row) => {
      return `${row.text} ${row.bankText}`.toLowerCase().includes('kaffekroken')
    })
  expect(coffees.length).toBeGreaterThan(10)
  await expect(page.getByRole('main')).toContainText(`${coffees.length.toLocaleString('en-GB')} transactions`)
  await search.clear()

  const folder = mkdtempSync(join(tmpdir(), 'oversikt-export-'))
  const file = join(folder, 'everything.csv')
  await exportTo(page, desktop.app(), file, 'CSV for machines')
  expect(fileLines(file)).toEqual(trueLines(bank.books()))
  rmSync(folder, { recursive: true })

  await desktop.close()
  expectKeptNowhere(desktop.home, bank.secrets())
})
