import type { Page } from '@playwright/test'
import type { Outputs } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { annotatedHandlers } from './invented-annotations.ts'
import { lockOff } from './invented-identity.ts'
import { bankIdConnection, kari, lockable, locked, lockOn, password } from './invented-lock.ts'
import { connection } from './invented.ts'
import { keepCode } from './lock-dialog.ts'
import { heading, pending } from './wizard-walk.ts'

// Whoever works by keyboard is where they were, whatever a button took its time for and whatever went with it.

const dialog = (page: Page) => page.getByRole('dialog')
const bound = { connectionId: bankIdConnection.id, maskedNumber: kari.maskedNumber }
const withBankId = { 'connections:list': () => [connection, bankIdConnection] }

test('a button at work keeps the focus, cannot be pressed meanwhile, and can be pressed again after it', async ({
  app,
  page,
}) => {
  let answer = pending<null>()
  const handlers = { ...annotatedHandlers(), 'attachment:add': () => answer.promise }
  await app.open('/transactions?status=booked', { handlers })
  await page.getByRole('grid').getByRole('row').nth(2).click()
  const add = dialog(page).getByRole('button', { name: 'Attach files' })
  await add.focus()
  await page.keyboard.press('Enter')
  await expect(add).toBeDisabled()
  await expect(add).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  answer.resolve(null)
  await expect(add).toBeEnabled()
  await expect(add).toBeFocused()
  expect(app.sent('attachment:add')).toHaveLength(1)
  answer = pending<null>()
  await page.keyboard.press('Enter')
  await expect(add).toBeDisabled()
  expect(app.sent('attachment:add')).toHaveLength(2)
  answer.resolve(null)
})

test('a form whose button is at work is not sent again by Enter in a field', async ({ app, page }) => {
  const answer = pending<never>()
  const { handlers } = lockable(lockOn, locked, { 'lock:unlock': () => answer.promise })
  await app.open('/', { handlers })
  const field = page.getByLabel('Password', { exact: true })
  await field.fill(password)
  await field.press('Enter')
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeDisabled()
  await field.press('Enter')
  expect(app.sent('lock:unlock')).toHaveLength(1)
  answer.reject(new AppError('wrong-password', 'wrong'))
  await expect(page.getByText('That is not the password.')).toBeVisible()
})

test('a password or groups of the recovery code that were wrong leave the focus in the dialog', async ({
  app,
  page,
}) => {
  const wrong = pending<never>()
  const wrongGroups = pending<never>()
  const { handlers } = lockable(lockOn)
  const make = handlers['lock:make-recovery-code']
  await app.open('/settings', {
    handlers: {
      ...handlers,
      'lock:make-recovery-code': async (input) =>
        app.sent('lock:make-recovery-code').length === 1 ? await wrong.promise : await make(input),
      'lock:keep-recovery-code': () => wrongGroups.promise,
    },
  })
  await page.getByRole('button', { name: /^Recovery code: / }).click()
  await dialog(page).getByLabel('Your password').fill('feil passord')
  const button = dialog(page).getByRole('button', { name: 'Make a recovery code' })
  await button.click()
  await expect(button).toBeDisabled()
  wrong.reject(new AppError('wrong-password', 'wrong'))
  await expect(dialog(page)).toContainText('That is not the password.')
  await expect(button).toBeFocused()
  await dialog(page).getByLabel('Your password').fill(password)
  await button.click()
  await dialog(page).getByRole('button', { name: 'I have kept it' }).click()
  await dialog(page).getByLabel('Groups 3 and 7 of the code').fill('0000-0000')
  const done = dialog(page).getByRole('button', { name: 'Done' })
  await done.click()
  await expect(done).toBeDisabled()
  wrongGroups.reject(new AppError('wrong-code', 'wrong'))
  await expect(dialog(page).getByText('Groups 3 and 7', { exact: false }).first()).toBeVisible()
  await expect(done).toBeEnabled()
  await expect(done).toBeFocused()
})

test('when what opened a dialog goes with what was done in it, the focus is on what it stood in', async ({
  app,
  page,
}) => {
  const { handlers } = lockable({ ...lockOn, bankId: bound, hasRecoveryCode: true }, null, withBankId)
  await app.open('/settings', { handlers })
  await page.getByRole('button', { name: 'Password: Remove …' }).click()
  await dialog(page).getByLabel('Your password').fill(password)
  await dialog(page).getByRole('button', { name: 'Remove the password' }).click()
  await expect(dialog(page)).toHaveCount(0)
  await app.push('stale', { topics: ['lock'] })
  await expect(page.getByRole('button', { name: /^Password: Set/ })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Lock', exact: true })).toBeFocused()
})

test('who has typed the recovery code back is at what comes next', async ({ app, page }) => {
  const { handlers } = lockable(lockOff, null, withBankId)
  await app.open('/settings', { handlers })
  await page.getByRole('button', { name: 'Use BankID …' }).click()
  await dialog(page).getByRole('button', { name: 'Make a recovery code' }).click()
  await keepCode(page)
  await expect(dialog(page).getByRole('button', { name: 'Continue to BankID' })).toBeFocused()
})

test('a question that takes the lock away begins on the safe side', async ({ app, page }) => {
  const { handlers } = lockable({ ...lockOn, needsProof: false })
  await app.open('/settings', { handlers })
  await page.getByRole('button', { name: 'Turn the lock off …' }).click()
  await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeFocused()
})

for (const [name, path] of [
  ['Settings', '/settings'],
  ['Overview', '/'],
  ['History', '/history'],
] as const) {
  test(`who unlocks onto ${name} begins at its heading`, async ({ app, page }) => {
    const { handlers } = lockable(lockOn, locked, { 'lock:remembered-page': () => ({ path }) })
    await app.open('/', { handlers })
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await expect(heading(page, name)).toBeFocused()
  })
}

test('who only starts the app is nowhere yet', async ({ app, page }) => {
  await app.open('/settings', { handlers: fullHandlers() })
  await expect(heading(page, 'Settings')).toBeVisible()
  expect(await page.evaluate('document.activeElement?.tagName')).toBe('BODY')
})

test('a file that cannot be read leaves the focus on the button that opened it', async ({ app, page }) => {
  const answer = pending<never>()
  await app.open('/import', { handlers: { ...fullHandlers(), 'import:open': () => answer.promise } })
  const choose = page.getByRole('button', { name: 'Choose a file' })
  await choose.focus()
  await page.keyboard.press('Enter')
  await expect(choose).toBeDisabled()
  await page.keyboard.press('Enter')
  answer.reject(new AppError('file-unreadable', 'no'))
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(choose).toBeFocused()
  expect(app.sent('import:open')).toHaveLength(1)
})

for (const way of ['Close', 'Escape'] as const) {
  test(`an export that is put away by ${way} leads back to the button that began it`, async ({
    app,
    page,
  }) => {
    const saved = pending<Outputs['export:csv']>()
    const handlers = { ...fullHandlers(), ...withBankId, 'export:csv': () => saved.promise }
    await app.open('/transactions', { handlers })
    const open = page.getByRole('button', { name: 'Export' })
    await open.focus()
    await page.keyboard.press('Enter')
    await dialog(page).getByRole('button', { name: 'Choose where to save' }).click()
    await expect(dialog(page)).toContainText('Choose a place in the window that has opened.')
    saved.resolve({ fileName: 'a.csv', rows: 3, exportId: '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0002' })
    await expect(dialog(page)).toContainText('Saved 3 rows to a.csv')
    if (way === 'Escape') await page.keyboard.press('Escape')
    else await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click()
    await expect(dialog(page)).toHaveCount(0)
    await expect(open).toBeFocused()
  })
}
