import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { accountOf, accounts, type HouseholdAccount } from '../../src/main/sandbox/household/accounts.ts'
import { dateOf, dayOf } from '../../src/main/sandbox/household/calendar.ts'
import { createHousehold } from '../../src/main/sandbox/household/household.ts'
import type { Posting } from '../../src/main/sandbox/household/posting.ts'
import { decimalOf } from '../../src/shared/money.ts'
import { checkKey, toDoor } from './bunq-wizard.ts'
import { exportTo } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { connectStandIn, toClosedNotice } from './sbanken-wizard.ts'
import { connectEverything } from './wizard.ts'

test.use({ banks: ['sparebank1', 'bunq', 'sbanken'] })

interface TrueRow {
  readonly posting: Posting
  /** Account, day and amount, as an exported row has them. */
  readonly line: string
}
type Exported = Readonly<Record<string, string>>

/** Ingrid's booked rows at the three banks, as the household made them. */
function trueRows(today: string): readonly TrueRow[] {
  const household = createHousehold({ today })
  return household
    .standings(dayOf(today), household.firstDay, dayOf(today) + 31)
    .filter(({ status, posting }) => status === 'booked' && isIngrids(accountOf(posting.account)))
    .map(({ posting, day }) => {
      const { kind, name, number, iban, bank, currency } = accountOf(posting.account)
      const account = kind === 'credit-card' ? name : bank === 'bunq' ? iban : number
      return { posting, line: `${account} ${dateOf(day)} ${decimalOf({ minor: posting.minor, currency })}` }
    })
}

const isIngrids = ({ visibleTo }: HouseholdAccount): boolean => visibleTo.includes('ingrid')

/** Does it name an account of hers at another bank? */
function isBetweenBanks({ account, remote }: Posting): boolean {
  const other = accounts.find(({ number, iban }) => remote !== null && (number === remote || iban === remote))
  return other !== undefined && isIngrids(other) && other.bank !== accountOf(account).bank
}

const isTransfer = ({ kind }: Posting): boolean =>
  ['own-transfer', 'transfer-abroad', 'round-up', 'card-payment'].includes(kind)

const lineOf = (row: Exported): string => `${row['account_number']} ${row['booking_date']} ${row['amount']}`

const linesOf = (all: readonly TrueRow[]): readonly string[] => all.map(({ line }) => line)

/** What is in the first list and, counted, not in the second. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others]
  return lines.filter((line) => {
    const at = left.indexOf(line)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
}

/** The amounts of rows in kroner, added in øre and written as a table without currency writes them. */
function sumOf(rows: readonly Exported[]): string {
  const minor = rows.reduce((sum, { amount = '' }) => sum + Math.round(Number(amount) * 100), 0)
  return (minor / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 }).replace('-', '−')
}

/** The last whole month, `YYYY-MM`. */
function monthBefore(today: string): string {
  const day = new Date(`${today.slice(0, 7)}-01T00:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() - 1)
  return day.toISOString().slice(0, 7)
}

function nameOf(month: string): string {
  const day = new Date(`${month}-01T00:00:00Z`)
  return day.toLocaleDateString('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })
}

/** Reads everything the connection that was just signed in to has, and goes on to the overview. */
async function readOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start reading' }).click()
  await expect(page.getByText(/^[\d,]+ transactions read/)).toBeVisible()
  await page.getByRole('link', { name: 'See your money' }).click()
}

async function exportedRows(page: Page, app: ElectronApplication): Promise<readonly Exported[]> {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-export-'))
  const file = join(folder, 'everything.csv')
  await page.getByRole('link', { name: 'Transactions', exact: true }).click()
  await exportTo(page, app, file, 'CSV for machines')
  const rows = parse(readFileSync(file, 'utf8'), { columns: true }) as Exported[]
  rmSync(folder, { recursive: true })
  return rows
}

test('money between three banks is neither earned nor spent: both sides of every transfer are known as such', async ({
  desktop,
  bank,
  bunq,
  sbanken,
  browserPage,
}) => {
  test.setTimeout(120_000)
  const page = await desktop.launch()
  const another = () => page.getByRole('link', { name: 'Connections', exact: true }).click()
  await connectEverything(page, desktop, browserPage)
  await another()
  await toDoor(page, 'My own API key')
  await checkKey(page, bunq.apiKey)
  await readOn(page)
  await another()
  await toClosedNotice(page)
  await connectStandIn(page, sbanken)
  await readOn(page)

  const rows = await exportedRows(page, desktop.app())
  const { today } = bank.books()
  const truth = trueRows(today)
  const marked = rows.filter((row) => row['own_transfer'] === 'true').map(lineOf)
  const between = truth.filter(({ posting }) => isBetweenBanks(posting))
  const transfers = truth.filter(({ posting }) => isTransfer(posting))
  expect(new Set(between.map(({ posting }) => accountOf(posting.account).bank)).size).toBe(3)
  expect(without(linesOf(between), marked)).toEqual([])
  expect(without(marked, linesOf(transfers))).toEqual([])

  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('Til Gammel brukskonto')
  const found = page.getByRole('row').filter({ hasText: 'Til Gammel brukskonto' })
  await expect(found.first()).toContainText('Own transfer')

  await page.getByRole('link', { name: 'Overview', exact: true }).click()
  const flows = page.getByRole('region', { name: 'What came in and went out each month?' })
  await flows.getByText('Table').click()
  const month = monthBefore(today)
  const lastMonth = rows.filter(({ booking_date: day = '', status, currency, own_transfer: isOwn }) => {
    return day.startsWith(month) && status === 'booked' && currency === 'NOK' && isOwn === 'false'
  })
  const isOut = ({ amount = '' }: Exported): boolean => amount.startsWith('-')
  const cells = flows.getByRole('row', { name: nameOf(month) }).getByRole('cell')
  await expect(cells.nth(0)).toHaveText(sumOf(lastMonth.filter((row) => !isOut(row))))
  await expect(cells.nth(1)).toHaveText(sumOf(lastMonth.filter(isOut)))
})
