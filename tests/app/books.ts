import type { Page } from '@playwright/test'
import type { BookRow } from '../../src/main/sandbox/household/household.ts'
import { expect } from './fixture.ts'

/** One account as its bank knows it, whatever bank that is. */
export interface TrueAccount {
  readonly name: string
  readonly currency: string
  readonly bookedMinor: number
  readonly booked: readonly BookRow[]
}

/** An amount as the English app writes it. */
export function written(minor: number, currency: string): string {
  const amount = new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(minor / 100)
  return amount.replace('-', '−')
}

/** From the last step of the wizard to the overview, which shows money and a chart; then each account to the cent. */
export async function readEverything(page: Page, accounts: readonly TrueAccount[]): Promise<void> {
  await page.getByRole('button', { name: 'Start reading' }).click()
  const rows = accounts.reduce((sum, { booked }) => sum + booked.length, 0)
  await expect(page.getByText(`${rows.toLocaleString('en-GB')} transactions read`)).toBeVisible()
  await page.getByRole('link', { name: 'See your money' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await expect(page.getByRole('img', { name: /held/ })).toBeVisible()
  await expectAccounts(page, accounts)
}

/** The page of accounts says of each what its bank says: the balance, and how many transactions there are. */
export async function expectAccounts(page: Page, accounts: readonly TrueAccount[]): Promise<void> {
  await page.getByRole('link', { name: 'Accounts', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  for (const { name, currency, bookedMinor, booked } of accounts) {
    const row = page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) })
    // Not of the whole row: what is available is often the same sum.
    await expect(row.getByRole('cell').nth(1)).toContainText(written(bookedMinor, currency))
    const count = `${booked.length.toLocaleString('en-GB')} transactions on ${name}`
    await expect(row.getByRole('link', { name: count })).toBeVisible()
  }
}
