import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { bankIdConnection } from './invented-lock.ts'
import { connection, status } from './invented.ts'
import { heading } from './wizard-walk.ts'

// Pages of the real banks, and the invented household, out of which nobody goes without having been told.

const handlers = (isDemo: boolean) => ({
  ...fullHandlers(),
  'connections:list': () => [connection, bankIdConnection],
  'app:status': () => ({ ...status, isDemo }),
})
const question = (page: Page) => page.getByRole('group', { name: 'This page is real.' })

async function disconnect(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More about SpareBank 1' }).click()
  await page.getByRole('menuitem', { name: 'Disconnect' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Open the developer page' }).click()
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`in the invented household the bank’s real page is asked about before it opens, in ${colorScheme}`, async ({
    app,
    page,
  }) => {
    await app.open('/connections', { handlers: handlers(true), colorScheme })
    await disconnect(page)
    await expect(question(page)).toContainText(
      'It belongs to SpareBank 1 itself, not to the invented household',
    )
    await expectAccessible(page)
    await expect(question(page).getByRole('button', { name: 'Stay here' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(question(page)).toHaveCount(0)
    expect(app.sent('app:open-link')).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Open the developer page' }).click()
    await question(page).getByRole('button', { name: 'Open the real page' }).click()
    await expect(question(page)).toHaveCount(0)
    expect(app.sent('app:open-link')).toEqual([{ link: 'sparebank1-portal' }])
  })
}

test('one’s own household goes to the page at once', async ({ app, page }) => {
  await app.open('/connections', { handlers: handlers(false) })
  await disconnect(page)
  await expect.poll(() => app.sent('app:open-link')).toEqual([{ link: 'sparebank1-portal' }])
  await expect(question(page)).toHaveCount(0)
})

test('the wizard asks before the bank’s own page too', async ({ app, page }) => {
  await app.open(`/connect?renew=${connection.id}&step=register`, { handlers: handlers(true) })
  await heading(page, 'Register your own access').waitFor()
  await page.getByRole('button', { name: 'Open the developer page' }).click()
  await expect(question(page)).toBeVisible()
  expect(app.sent('app:open-link')).toEqual([])
})
