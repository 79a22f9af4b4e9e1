import type { ElectronApplication, Page } from '@playwright/test'
import type { SbankenSandbox } from '../../src/main/sandbox/sbanken/sandbox.ts'
import { readEverything, written } from './books.ts'
import { expect, test } from './fixture.ts'
import { connectStandIn, toClosedNotice } from './sbanken-wizard.ts'

test('Sbanken’s end is told with its year before anything is asked, and a file is the way on', async ({
  page,
}) => {
  await toClosedNotice(page)
  await expect(page.getByText('was switched off in 2024')).toBeVisible()
  await expect(page.getByRole('main').locator('input, textarea, select')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Continue with the stand-in' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Open a file from the bank' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Files' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeEnabled()
})

test.describe('where something stands in for the bank', () => {
  test.use({ banks: ['sbanken'] })

  test('its accounts are read, and one of them lives in a small window from one start to the next', async ({
    desktop,
    sbanken,
  }) => {
    let page = await desktop.launch()
    await toClosedNotice(page)
    await connectStandIn(page, sbanken)
    const books = sbanken.books().accounts.map((each) => ({ ...each, ...each.account }))
    await readEverything(page, books)

    const [pinned] = books
    const name = pinned?.name ?? ''
    const pin = page.getByRole('button', { name: `Pin ${name} to a small window` })
    const opening = desktop.app().waitForEvent('window')
    await pin.click()
    let pocket = await opening
    await expect(pocket.getByRole('heading', { name })).toBeVisible()
    const balance = written(pinned?.availableMinor ?? 0, 'NOK')
    await expect(pocket.getByRole('main')).toContainText(balance)
    expect(await pocket.evaluate(() => [innerWidth, innerHeight])).toEqual([300, 170])
    await expect(pin).toHaveAttribute('aria-pressed', 'true')

    const account = 'GET /apibeta/api/v2/accounts/:account'
    expect(await callsOfRefresh(pocket, sbanken)).toEqual([account])

    page = await desktop.relaunch()
    pocket = await pocketOf(desktop.app())
    await expect(pocket.getByRole('main')).toContainText(balance)
    expect(await callsOfRefresh(pocket, sbanken)).toEqual([account])
    await page.getByRole('link', { name: 'Accounts', exact: true }).click()
    const unpin = page.getByRole('button', { name: `Pin ${name} to a small window`, pressed: true })
    await unpin.click()
    await expect.poll(() => desktop.app().windows().length).toBe(1)
    await expect(unpin).toHaveCount(0)
    expect(sbanken.writesSeen()).toBe(0)
  })
})

async function pocketOf(app: ElectronApplication): Promise<Page> {
  await expect.poll(() => app.windows().length).toBe(2)
  const [pocket] = app.windows().filter((window) => window.url().includes('pocket'))
  if (pocket === undefined) throw new Error('neither window is the small one')
  return pocket
}

/** What the bank is asked when the small window's button is pressed. */
async function callsOfRefresh(pocket: Page, { calls }: SbankenSandbox): Promise<readonly string[]> {
  calls.clear()
  await pocket.getByRole('button', { name: 'Refresh the balance' }).click()
  await expect.poll(() => calls.all.at(-1)?.status).toBe(200)
  await expect(pocket.getByRole('button', { name: 'Refresh the balance' })).toHaveAttribute(
    'aria-disabled',
    'false',
  )
  return calls.all.map(({ method, path }) => `${method} ${path}`)
}
