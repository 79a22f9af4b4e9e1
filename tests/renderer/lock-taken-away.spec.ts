// What becomes of a page that was open when the app is locked.
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { lockable, locked, lockOn, password } from './invented-lock.ts'
import { heading, pending } from './wizard-walk.ts'

const title = 'Oversikt is locked'

test('told that it is locked the page takes everything away, and asks anew when it is opened', async ({
  app,
  page,
}) => {
  const { handlers, state } = lockable()
  await app.open('/accounts', { handlers })
  await expect(page.getByText('1813.00.00033').first()).toBeVisible()
  const asked = app.sent('accounts:list').length
  state.locked = locked
  await app.push('stale', { topics: ['lock', 'status'] })
  await expect(heading(page, title)).toBeVisible()
  expect(await page.content()).not.toContain('1813.00.00033')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByText('1813.00.00033').first()).toBeVisible()
  expect(app.sent('accounts:list').length).toBeGreaterThan(asked)
})

test('an export that was on screen is no longer there when the app is opened, saved or still being written', async ({
  app,
  page,
}) => {
  const exportId = '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0003'
  const written = pending<{ fileName: string; rows: number; exportId: string }>()
  const { handlers, state } = lockable(lockOn, null, { 'export:csv': () => written.promise })
  await app.open('/transactions', { handlers })
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Choose where to save' }).click()
  await expect(page.getByRole('dialog')).toContainText('Choose a place')
  state.locked = locked
  await app.push('stale', { topics: ['lock', 'status'] })
  await expect(heading(page, title)).toBeVisible()
  written.resolve({ fileName: 'oversikt_alle.csv', rows: 3, exportId })
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await page.content()).not.toContain('oversikt_alle.csv')
})

test('an answer that the app is locked is enough to lock the page', async ({ app, page }) => {
  const { handlers, state } = lockable()
  await app.open('/', { handlers })
  await heading(page, 'Overview').waitFor()
  state.locked = locked
  await page.keyboard.press('ControlOrMeta+2') // another page, which asks; whatever else asks will do as well
  await expect(heading(page, title)).toBeVisible()
})

test('the small window of a locked app shows that it is locked, and nothing else', async ({ app, page }) => {
  const { handlers } = lockable(lockOn, locked)
  await page.setViewportSize({ width: 300, height: 170 })
  await app.open('/pocket', { handlers })
  await expect(page.getByRole('alert')).toHaveText('Oversikt is locked')
  await expectAccessible(page)
})
