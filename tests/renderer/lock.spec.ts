import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import {
  completeOrder,
  lockable,
  locked,
  lockOn,
  lockOrderId,
  password,
  recoveryCode,
  waitingOrder,
} from './invented-lock.ts'
import { heading, pending } from './wizard-walk.ts'

const title = 'Oversikt is locked'

test('what stands first is a field for the password, with the focus; Enter opens the app where one was', async ({
  app,
  page,
}) => {
  const { handlers } = lockable(lockOn, locked)
  await app.open('/accounts', { handlers })
  await expect(heading(page, title)).toBeVisible()
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Accounts')).toBeVisible()
  await expect(page.getByText('1813.00.00033').first()).toBeVisible()
  expect(app.sent('lock:unlock')).toEqual([{ password }])
})

test('nothing of the person stands on it: no name, no folder, no navigation', async ({ app, page }) => {
  const { handlers } = lockable(lockOn, { ...locked, canBankId: true, canRecover: true })
  await app.open('/', { handlers })
  await heading(page, title).waitFor()
  expect((await page.locator('main').innerText()).split('\n').filter((line) => line !== '')).toEqual([
    'Oversikt is locked',
    'Nothing is shown until you unlock it.',
    'Password',
    'Unlock',
    'Unlock with BankID',
    'Forgot the password? Use the recovery code',
  ])
  await expect(page.getByRole('navigation')).toHaveCount(0)
  expect(await page.title()).toBe('Oversikt')
  expect(await page.content()).not.toContain('/home/kari')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the lock screen in ${colorScheme} has nothing axe calls serious, in each of its ways`, async ({
    app,
    page,
  }) => {
    const { handlers } = lockable(lockOn, { ...locked, canBankId: true, canRecover: true })
    await app.open('/', { handlers, colorScheme })
    await heading(page, title).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Forgot the password? Use the recovery code' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Unlock with the password' }).click()
    await page.getByRole('button', { name: 'Unlock with BankID' }).click()
    await page.getByRole('img', { name: /QR/ }).waitFor()
    await expectAccessible(page)
  })
}

test('a wrong password is said to be one, and does not stay for whoever comes by', async ({ app, page }) => {
  const { handlers } = lockable(lockOn, locked)
  await app.open('/', { handlers })
  const field = page.getByLabel('Password', { exact: true })
  await field.fill('feil passord')
  await field.press('Enter')
  await expect(page.getByText('That is not the password.')).toBeVisible()
  await expect(field).toBeFocused()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveValue('')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Overview')).toBeVisible()
})

test('a wait is counted down with the field closed, and when it is over the field is there again', async ({
  app,
  page,
}) => {
  await page.clock.install()
  const { handlers, state } = lockable(lockOn, locked)
  await app.open('/', { handlers })
  const field = page.getByLabel('Password', { exact: true })
  await heading(page, title).waitFor()
  const now = await page.evaluate(() => Date.now())
  state.locked = { ...locked, retryAt: new Date(now + 65_000).toISOString() }
  await field.fill('feil passord')
  await field.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Too many wrong tries')
  await expect(page.getByRole('timer')).toHaveText(/^You can try again in 1:0\d$/)
  await expect(field).toBeDisabled()
  await expect(page.locator(':focus')).toContainText('You can try again') // the field lost it
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeDisabled()
  await expectAccessible(page)
  await page.clock.fastForward(30_000)
  await expect(page.getByRole('timer')).toHaveText(/^You can try again in 0:3\d$/)
  await page.clock.fastForward(40_000)
  await expect(page.getByRole('timer')).toHaveCount(0)
  await expect(field).toBeEnabled()
  await expect(field).toBeFocused()
})

test('nothing typed is said at the field, and who has no recovery code is told that there is none', async ({
  app,
  page,
}) => {
  const { handlers } = lockable(lockOn, locked)
  await app.open('/', { handlers })
  const field = page.getByLabel('Password', { exact: true })
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
  await expect(page.getByText('Type the password first.')).toBeVisible()
  await expect(field).toBeFocused()
  await page.keyboard.type('a')
  await expect(page.getByText('Type the password first.')).toHaveCount(0)
  await expect(page.getByText('No recovery code was made', { exact: false })).toBeVisible()
  expect(app.sent('lock:unlock')).toEqual([])
})

test('what is typed can be looked at, and Caps Lock is told of', async ({ app, page }) => {
  const { handlers } = lockable(lockOn, locked)
  await app.open('/', { handlers })
  const field = page.getByLabel('Password', { exact: true })
  await field.fill('abc')
  await expect(field).toHaveAttribute('type', 'password')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Show what is typed' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: 'Hide what is typed' }).click()
  await expect(field).toHaveAttribute('type', 'password')
  await expect(page.getByText('Caps Lock is on')).toHaveCount(0)
  const press = { key: 'A', bubbles: true, modifierCapsLock: true }
  await field.evaluate((node, init) => node.dispatchEvent(new KeyboardEvent('keydown', init)), press)
  await expect(page.getByText('Caps Lock is on')).toBeVisible()
  await field.press('b')
  await expect(page.getByText('Caps Lock is on')).toHaveCount(0)
})

test('while main looks at the password nothing is sent twice', async ({ app, page }) => {
  const answer = pending<never>()
  const { handlers } = lockable(lockOn, locked)
  await app.open('/', { handlers: { ...handlers, 'lock:unlock': () => answer.promise } })
  const field = page.getByLabel('Password', { exact: true })
  await field.fill(password)
  await field.evaluate((node: HTMLInputElement) => {
    for (let presses = 0; presses < 3; presses++) node.form?.requestSubmit() // before anything can be drawn
  })
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toHaveAttribute('data-loading')
  expect(app.sent('lock:unlock')).toHaveLength(1)
  answer.reject(new AppError('vault-locked', 'the keychain is closed'))
  await expect(page.getByRole('alert')).toContainText('keychain')
})

test('the recovery code opens the app, however it is typed, and leads to where a new password is set', async ({
  app,
  page,
}) => {
  const { handlers } = lockable(lockOn, { ...locked, canRecover: true })
  await app.open('/accounts', { handlers })
  await page.getByRole('button', { name: 'Forgot the password? Use the recovery code' }).click()
  const field = page.getByLabel('Recovery code')
  await expect(field).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Type the recovery code first.')).toBeVisible()
  await page.keyboard.type('7K2M-9QXD')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Too short: this has 8 of the 32 characters.')).toBeVisible()
  await field.fill(`${recoveryCode}7`)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Too long: this has 33 characters, and the code has 32.')).toBeVisible()
  expect(app.sent('lock:unlock-with-code')).toEqual([])
  await field.fill(recoveryCode.replace('7', '8'))
  await page.keyboard.press('Enter')
  await expect(page.getByText('That is not the recovery code.', { exact: false })).toBeVisible()
  await field.fill(recoveryCode.toLowerCase())
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Settings')).toBeVisible()
  const dialog = page.getByRole('dialog', { name: 'Change the password' })
  await expect(dialog).toContainText('The recovery code opened Oversikt. Set a new password now')
  await expect(dialog.getByLabel('New password')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('BankID opens the app when it says so; given up or failed the password is still there', async ({
  app,
  page,
}) => {
  const ids = ['1', '2', '3'].map((last) => lockOrderId.replace(/.$/, last)) // one a try, as main has it
  const begin = () => ({ orderId: ids[app.sent('lock:unlock-with-bankid').length - 1] ?? lockOrderId })
  const told = (index: number) => ({ orderId: ids[index] ?? lockOrderId })
  const ways = { ...locked, canBankId: true }
  const { handlers, state } = lockable(lockOn, ways, {
    'lock:unlock-with-bankid': begin,
    'order:get': ({ orderId }) => ({ ...waitingOrder, orderId }),
  })
  await app.open('/', { handlers })
  await page.getByRole('button', { name: 'Unlock with BankID' }).click()
  await expect(page.getByRole('img', { name: /QR/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await expect.poll(() => app.sent('order:cancel')).toEqual([told(0)])

  await page.getByRole('button', { name: 'Unlock with BankID' }).click()
  await page.getByRole('img', { name: /QR/ }).waitFor()
  const other = { code: 'bankid-other-person' } as const
  await app.push('order', { ...completeOrder({ kind: 'unlocked' }), phase: 'failed', outcome: null, failure: other, ...told(1) }) // prettier-ignore
  await expect(page.getByText('That was somebody else’s BankID')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('img', { name: /QR/ }).waitFor()
  state.locked = null
  await app.push('order', { ...completeOrder({ kind: 'unlocked' }), ...told(2) })
  await expect(heading(page, 'Overview')).toBeVisible()
})

test('where BankID alone opens the app, nothing begins before the person asks for it', async ({
  app,
  page,
}) => {
  const { handlers } = lockable(lockOn, { ...locked, canPassword: false, canBankId: true })
  await app.open('/', { handlers })
  await expect(page.getByRole('button', { name: 'Unlock with BankID' })).toBeFocused()
  expect(app.sent('lock:unlock-with-bankid')).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('img', { name: /QR/ })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Unlock with BankID' })).toBeVisible()
})

test('an order at BankID that cannot begin is put away by Cancel, also where nothing else opens the app', async ({
  app,
  page,
}) => {
  let isDown = true
  const begin = () => {
    if (isDown) throw new AppError('bankid-maintenance', 'down')
    return { orderId: lockOrderId }
  }
  const only = { ...locked, canPassword: false, canBankId: true }
  const { handlers } = lockable(lockOn, only, { 'lock:unlock-with-bankid': begin })
  await app.open('/', { handlers })
  await page.getByRole('button', { name: 'Unlock with BankID' }).press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Unlock with BankID' })).toBeFocused()
  isDown = false
  await page.keyboard.press('Enter')
  await expect(page.getByRole('img', { name: /QR/ })).toBeVisible()
})

test('who works by keyboard stays in the order when the button that began it, or the one that stops it, goes', async ({
  app,
  page,
}) => {
  const { handlers } = lockable(lockOn, { ...locked, canBankId: true })
  await app.open('/', { handlers })
  await page.getByRole('button', { name: 'Unlock with BankID' }).press('Enter')
  const order = page.getByRole('region', { name: 'Unlock with BankID' })
  await expect(order).toBeFocused()
  await page.getByRole('button', { name: 'Cancel' }).focus()
  await app.push('order', { ...completeOrder({ kind: 'unlocked' }), phase: 'failed', outcome: null, failedHint: 'userCancel' }) // prettier-ignore
  await expect(page.locator(':focus')).toContainText('You cancelled in the BankID app')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused()
})

test('the key and the button below the navigation lock, and neither is there without a lock', async ({
  app,
  page,
}) => {
  const { handlers } = lockable()
  await app.open('/', { handlers })
  await expect(page.getByRole('button', { name: 'Lock now' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+l')
  await expect.poll(() => app.sent('lock:now').length).toBe(1)
  await app.push('stale', { topics: ['lock', 'status'] })
  await expect(heading(page, title)).toBeVisible()

  const before = app.sent('lock:now').length
  await app.open('/')
  await heading(page, 'Overview').waitFor()
  await expect(page.getByRole('button', { name: 'Lock now' })).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+l')
  expect(app.sent('lock:now')).toHaveLength(before)
})

test('where the keychain has lost its part it is said so, and the recovery code is still taken', async ({
  app,
  page,
}) => {
  const damaged = (): never => {
    throw new AppError('lock-damaged', 'the keychain has none')
  }
  const { handlers } = lockable(lockOn, { ...locked, canRecover: true }, { 'lock:unlock': damaged })
  await app.open('/', { handlers })
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('The lock cannot be read')
  await page.getByRole('button', { name: 'Forgot the password? Use the recovery code' }).click()
  await page.getByLabel('Recovery code').fill(recoveryCode)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Settings')).toBeVisible()
})

test('the invented household can be left from its own lock', async ({ app, page }) => {
  const { handlers, state } = lockable(lockOn, locked)
  const status = handlers['app:status']
  let isDemo = true
  await app.open('/accounts', {
    handlers: {
      ...handlers,
      'app:status': async () => ({ ...(await status(undefined)), isDemo }),
      'demo:leave': async () => {
        isDemo = false
        state.locked = null
        return await status(undefined)
      },
    },
  })
  await expect(heading(page, title)).toBeVisible()
  await page.getByRole('button', { name: 'Leave' }).click()
  await app.push('stale', { topics: ['status', 'settings', 'connections', 'accounts', 'transactions'] })
  await expect(heading(page, 'Overview')).toBeVisible()
})
