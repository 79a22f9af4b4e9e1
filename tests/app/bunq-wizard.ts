import type { Page } from '@playwright/test'
import { expect } from './fixture.ts'

type Door = 'My own API key' | 'OAuth client' | 'PSD2 provider'

const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true }).click()

/** From wherever a bank can be connected to the first step behind one of bunq's doors. */
export async function toDoor(page: Page, door: Door): Promise<void> {
  await page
    .getByRole('link', { name: /^Connect (a bank|another)/ })
    .first()
    .click()
  await page.getByRole('radio', { name: /^bunq/ }).check()
  await next(page)
  await page.getByRole('radio', { name: new RegExp(`^${door}`) }).check()
  await page.getByRole('radio', { name: /^bunq’s sandbox/ }).check()
  await next(page)
}

/** Behind the door `key`: from the explanation to the accounts. */
export async function checkKey(page: Page, apiKey: string): Promise<void> {
  await next(page)
  await page.getByLabel('API key', { exact: true }).fill(apiKey)
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByRole('button', { name: 'Check the key' }).click()
}

/** Behind the door `oauth`: the redirect address, the keys, up to the button that opens bunq's page. */
export async function toBunqConsent(
  page: Page,
  {
    port,
    scheme,
    client,
  }: {
    readonly port: number
    readonly scheme: 'http' | 'https'
    readonly client: { readonly clientId: string; readonly clientSecret: string }
  },
): Promise<void> {
  await page.getByRole('button', { name: 'Advanced' }).click()
  const portField = page.getByRole('textbox', { name: 'Port on this computer' })
  await portField.click() // waits until the fold has opened, as a person does
  await portField.fill(String(port))
  if (scheme === 'https') await page.getByRole('switch', { name: 'Use an https address' }).check()
  await expect(page.getByText(`${scheme}://localhost:${port}/callback`)).toBeVisible()
  await next(page)
  await page.getByLabel('Client ID').fill(client.clientId)
  await page.getByLabel('Client secret', { exact: true }).fill(client.clientSecret)
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(page.getByRole('heading', { name: 'Give Oversikt access' })).toBeVisible()
}

/** Ingrid at bunq's own page: sees the code, and answers with the form that stands in for her phone. */
export async function approveAtBunq(browserPage: Page, authorizeUrl: string): Promise<void> {
  await browserPage.goto(authorizeUrl)
  await expect(browserPage.getByRole('img', { name: /scan this code/ })).toBeVisible()
  await browserPage.getByRole('radio', { name: /Ingrid/ }).check()
  await browserPage.getByRole('button', { name: 'Approve' }).click()
}
