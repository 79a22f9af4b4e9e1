import { createServer } from 'node:net'
import type { Page } from '@playwright/test'
import type { Desktop } from './desktop.ts'
import { answerConsent, client, expect } from './fixture.ts'

/** A port nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve } = Promise.withResolvers<number>()
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
  })
  return await promise
}

/** From the first start to the button that opens the bank's page. */
export async function toConsent(page: Page, port: number): Promise<void> {
  await page.getByRole('link', { name: 'Connect a bank' }).click()
  await page.getByRole('radio', { name: /SpareBank 1/ }).check()
  await page.getByRole('button', { name: 'Next' }).click()

  await page.getByRole('button', { name: 'Advanced' }).click()
  const portField = page.getByRole('textbox', { name: 'Port on this computer' })
  await portField.click() // waits until the fold has opened, as a person does
  await portField.fill(String(port))
  await expect(page.getByText(`http://localhost:${port}/callback`)).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()

  await page.getByLabel('Client ID').fill(client.id)
  await page.getByLabel('Client secret', { exact: true }).fill(client.secret)
  await page.getByRole('button', { name: 'Save and continue' }).click()

  await expect(page.getByRole('heading', { name: 'Which SpareBank 1 bank is yours?' })).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('heading', { name: 'Give Oversikt access' })).toBeVisible()
}

/** Presses the button and returns the address the browser was given. */
export async function openBankPage(page: Page, desktop: Desktop, button: string): Promise<string> {
  const before = (await desktop.openedUrls()).length
  await page.getByRole('button', { name: button }).click()
  return await desktop.nextOpenedUrl(before)
}

/** The whole way: connected, every account chosen, everything read. */
export async function connectEverything(page: Page, desktop: Desktop, browserPage: Page): Promise<void> {
  await toConsent(page, await freePort())
  await answerConsent(browserPage, await openBankPage(page, desktop, 'Sign in at the bank'))
  await page.getByRole('button', { name: 'Start reading' }).click()
  await page.getByRole('link', { name: 'See your money' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
}
