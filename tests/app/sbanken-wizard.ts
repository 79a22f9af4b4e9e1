import type { Page } from '@playwright/test'
import type { SbankenSandbox } from '../../src/main/sandbox/sbanken/sandbox.ts'
import { expect } from './fixture.ts'

/** From wherever a bank can be connected to what Sbanken's part begins with: the word about its end. */
export async function toClosedNotice(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /^Connect (a bank|another)/ })
    .first()
    .click()
  await page.getByRole('radio', { name: /^Sbanken/ }).check()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Sbanken’s API is closed' })).toBeVisible()
}

/** Past the notice to the accounts of what stands in for the bank. */
export async function connectStandIn(page: Page, { client }: SbankenSandbox): Promise<void> {
  await page.getByRole('button', { name: 'Continue with the stand-in' }).click()
  await page.getByLabel('Client ID').fill(client.clientId)
  await page.getByLabel('Password', { exact: true }).fill(client.clientSecret)
  await page.getByLabel('Customer number', { exact: true }).fill(client.customerId)
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByRole('button', { name: 'Check the keys' }).click()
}
