import type { Page } from '@playwright/test'
import type { FisSandbox } from '../../src/main/sandbox/fis/sandbox.ts'
import { expect } from './fixture.ts'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** From the first start to where the public key of a key that was made in the app is shown. */
export async function toPublicKey(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Connect a bank' }).click()
  await page.getByRole('radio', { name: /^FIS/ }).check()
  await press(page, 'Next')
  await expect(page.getByRole('heading', { name: 'Norway’s Flexibility Information System' })).toBeVisible()
  await press(page, 'Next')
  await expect(page.getByRole('radio', { name: 'Make a key here' })).toBeChecked()
  await press(page, 'Save and continue')
  await expect(page.getByRole('heading', { name: 'Register the key with FIS' })).toBeVisible()
}

/** Takes the key to the portal's page in the system's browser, as it is shown, and returns the client id that stands there then. */
export async function registerAtPortal(page: Page, browserPage: Page, fis: FisSandbox): Promise<string> {
  const key = await page.getByRole('region', { name: 'Public key' }).innerText()
  await browserPage.goto(fis.portal)
  await browserPage.getByLabel('Public key (PEM)').fill(key)
  await browserPage.getByRole('button', { name: 'Add the client' }).click()
  await expect(browserPage.getByRole('heading', { name: 'The client is added' })).toBeVisible()
  return await browserPage.getByRole('definition').first().innerText()
}

/** From the public key to the check: a client id, and the service provider by its GLN. */
export async function toCheck(page: Page, clientId: string, gln: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Client ID' }).fill(clientId)
  await press(page, 'Save and continue')
  await page.getByRole('radio', { name: /^As a certain party/ }).check()
  await page.getByRole('textbox', { name: 'GLN' }).fill(gln)
  await press(page, 'Next')
  await expect(page.getByRole('heading', { name: 'Check the access to FIS' })).toBeVisible()
}

export const checkAccess = (page: Page) => press(page, 'Check the access')
