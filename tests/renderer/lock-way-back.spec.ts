import { expect, test } from './fixture.ts'
import { lockable, locked, lockOn, password, recoveryCode } from './invented-lock.ts'
import { heading, pending } from './wizard-walk.ts'

// An unlocked window goes back to where it was.

const title = 'Oversikt is locked'

test('who unlocks is back on the page they were on, with what they had asked of it, and no other is shown before', async ({
  app,
  page,
}) => {
  const { handlers, state } = lockable(lockOn, locked)
  const answer = pending<{ readonly path: string | null }>()
  await app.open('/', { handlers: { ...handlers, 'lock:remembered-page': () => answer.promise } })
  await heading(page, title).waitFor()
  expect(app.sent('lock:remembered-page')).toEqual([]) // a locked window does not even ask
  expect(app.sent('lock:remember-page')).toEqual([])
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect.poll(() => app.sent('lock:remembered-page').length).toBe(1)
  await expect(heading(page, title)).toHaveCount(0)
  await expect(page.getByRole('navigation')).toHaveCount(0)
  answer.resolve({ path: '/transactions?text=kiwi' })
  await expect(heading(page, 'Transactions')).toBeVisible()
  await expect(page).toHaveURL(/#\/transactions\?text=kiwi$/)
  expect(app.sent('overview:get')).toEqual([])
  await expect.poll(() => state.page).toBe('/transactions?text=kiwi')
})

for (const [name, remembered] of [
  ['that has been nowhere since the start', { path: null }],
  ['that was locked at the overview', { path: '/' }],
] as const) {
  test(`an app ${name} opens at the overview`, async ({ app, page }) => {
    const { handlers } = lockable(lockOn, locked, { 'lock:remembered-page': () => remembered })
    await app.open('/', { handlers })
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Overview')).toBeVisible()
  })
}

test('the recovery code leads to a new password, wherever the window was before', async ({ app, page }) => {
  const { handlers, state } = lockable(lockOn, { ...locked, canRecover: true })
  state.page = '/accounts'
  await app.open('/', { handlers })
  await page.getByRole('button', { name: 'Forgot the password? Use the recovery code' }).click()
  await page.getByLabel('Recovery code').fill(recoveryCode)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Change the password' })).toBeVisible()
})
