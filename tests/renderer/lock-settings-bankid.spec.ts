import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import type { OrderView } from '../../src/shared/order.ts'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { lockOff } from './invented-identity.ts'
import {
  bankIdConnection,
  completeOrder,
  kari,
  lockable,
  lockOn,
  lockOrderId,
  password,
  recoveryCode,
  waitingOrder,
} from './invented-lock.ts'
import { connection } from './invented.ts'
import { keepCode } from './lock-dialog.ts'

// BankID in the lock's settings: beside a password, and as the only way in.

const panel = (page: Page) => page.getByRole('region', { name: 'Lock' })
const dialog = (page: Page) => page.getByRole('dialog')
const withBankId = { 'connections:list': () => [connection, bankIdConnection] }
const secondOrderId = '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0003'
const declined = (purpose: OrderView['purpose']): OrderView => ({
  ...waitingOrder,
  purpose,
  phase: 'failed',
  qr: null,
  pendingHint: null,
  failedHint: 'userCancel',
})
const bound = { connectionId: bankIdConnection.id, maskedNumber: kari.maskedNumber }

test('BankID is bound by an order, after the password, and says whose it is', async ({ app, page }) => {
  const { handlers, state } = lockable({ ...lockOn, hasRecoveryCode: true }, null, withBankId)
  await app.open('/settings', { handlers })
  await panel(page).getByRole('button', { name: 'BankID: Set up …' }).click()
  await expect(page.getByRole('dialog', { name: 'Set up unlocking with BankID' })).toContainText(
    'The password goes on opening it too.',
  )
  await expect(dialog(page).getByLabel('BankID connection')).toHaveCount(0) // there is one
  await dialog(page).getByLabel('Your password').fill(password)
  await page.keyboard.press('Enter')
  await dialog(page).getByRole('img', { name: /QR/ }).waitFor()
  await expectAccessible(page)
  state.lock = { ...state.lock, bankId: bound }
  await app.push('order', { ...completeOrder({ kind: 'bound', user: kari }), purpose: 'bind' })
  await expect(dialog(page)).toContainText('BankID now opens Oversikt for Kari Nordmann, 19750412••••.')
  await app.push('stale', { topics: ['lock'] })
  await expect(dialog(page).getByRole('button', { name: 'Continue' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expect(panel(page)).toContainText('Opens for 19750412••••.')
  expect(app.sent('lock:bind-bankid')).toEqual([{ connectionId: bankIdConnection.id, proof: { password } }])
})

test('BankID as the first way in begins with a recovery code, a part of which is typed back; before that nobody is asked', async ({
  app,
  page,
}) => {
  const { handlers, state } = lockable(lockOff, null, withBankId)
  await app.open('/settings', { handlers })
  await panel(page).getByRole('button', { name: 'Use BankID …' }).click()
  await expect(dialog(page)).toContainText('the day BankID cannot be asked, a recovery code opens Oversikt')
  await expect(dialog(page).getByRole('button', { name: 'Not now' })).toHaveCount(0)
  await dialog(page).getByRole('button', { name: 'Make a recovery code' }).click()
  await expect(dialog(page).getByRole('group', { name: 'The recovery code' })).toHaveText(recoveryCode)
  await page.keyboard.press('Escape') // a slip of the hand
  await dialog(page).getByRole('button', { name: 'I have kept it' }).click()
  const typed = dialog(page).getByLabel('Groups 3 and 7 of the code')
  await expect(typed).toBeFocused()
  await expect(dialog(page)).not.toContainText(recoveryCode.slice(0, 9)) // one looks where one has it
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('Type groups 3 and 7 first.')
  await typed.fill('4T0B-GJ7S')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('That is not groups 3 and 7 of this code.')
  await dialog(page).getByRole('button', { name: 'Show the code again' }).click()
  await expect(dialog(page).getByRole('group', { name: 'The recovery code' })).toHaveText(recoveryCode)
  expect(app.sent('lock:bind-bankid')).toEqual([])
  await keepCode(page)

  await dialog(page).getByRole('button', { name: 'Continue to BankID' }).click()
  await dialog(page).getByRole('img', { name: /QR/ }).waitFor()
  expect(app.sent('lock:bind-bankid')).toEqual([{ connectionId: bankIdConnection.id, proof: null }])
  state.lock = { ...lockOn, hasPassword: false, bankId: bound, hasRecoveryCode: true }
  await app.push('order', { ...completeOrder({ kind: 'bound', user: kari }), purpose: 'bind' })
  await dialog(page).getByRole('button', { name: 'Continue' }).click()
  await expect(dialog(page)).toHaveCount(0) // and not offered a second time
})

test('the password beside BankID goes only after a recovery code was kept, and is not asked for twice', async ({
  app,
  page,
}) => {
  const { handlers } = lockable({ ...lockOn, bankId: bound }, null, withBankId)
  await app.open('/settings', { handlers })
  await panel(page).getByRole('button', { name: 'Password: Remove …' }).click()
  await dialog(page).getByLabel('Your password').fill(password)
  await dialog(page).getByRole('button', { name: 'Make a recovery code' }).click()
  await keepCode(page)
  expect(app.sent('lock:remove-password')).toEqual([])
  await expect(dialog(page)).toContainText('BankID alone will then open Oversikt.')
  await dialog(page).getByRole('button', { name: 'Remove the password' }).click()
  await expect(dialog(page)).toHaveCount(0)
  expect(app.sent('lock:remove-password')).toEqual([{ proof: { password } }])
})

test('of several BankID connections one is chosen; without one the way to one is shown', async ({
  app,
  page,
}) => {
  const other = { ...bankIdConnection, id: '6f1c2f0e-0c55-4d0e-9b57-0000000000b2', name: 'BankID for work' }
  const unfinished = { ...bankIdConnection, id: '6f1c2f0e-0c55-4d0e-9b57-0000000000b3', status: 'new' as const } // prettier-ignore
  const several = lockable(lockOff, null, {
    'connections:list': () => [bankIdConnection, other, unfinished],
  })
  await app.open('/settings', { handlers: several.handlers })
  await panel(page).getByRole('button', { name: 'Use BankID …' }).click()
  await dialog(page).getByRole('button', { name: 'Make a recovery code' }).click()
  await keepCode(page)
  const choice = dialog(page).getByLabel('BankID connection')
  await expect(choice.getByRole('option')).toHaveText(['BankID', 'BankID for work'])
  await choice.selectOption('BankID for work')
  await dialog(page).getByRole('button', { name: 'Continue to BankID' }).click()
  await expect.poll(() => app.sent('lock:bind-bankid')).toEqual([{ connectionId: other.id, proof: null }])

  const none = lockable(lockOff)
  await app.open('/settings', { handlers: none.handlers })
  await panel(page).getByRole('button', { name: 'Use BankID …' }).click()
  await dialog(page).getByRole('link', { name: 'Connect BankID' }).click()
  await expect(page).toHaveURL(/#\/connect\?system=bankid$/)
})

test('without a password BankID is the proof: the order’s number is sent, once it is complete', async ({
  app,
  page,
}) => {
  const { handlers } = lockable({ ...lockOn, hasPassword: false, bankId: bound }, null, withBankId)
  await app.open('/settings', { handlers })
  await expect(panel(page).getByRole('button', { name: 'BankID: Remove …' })).toHaveCount(0) // nothing else opens it
  await panel(page).getByRole('button', { name: 'Turn the lock off …' }).click()
  await expect(dialog(page)).toContainText('whoever can use this computer')
  await dialog(page).getByRole('button', { name: 'Confirm with BankID' }).click()
  await dialog(page).getByRole('img', { name: /QR/ }).waitFor()
  expect(app.sent('lock:turn-off')).toEqual([])
  await app.push('order', { ...completeOrder({ kind: 'confirmed' }), purpose: 'confirm' })
  await expect(dialog(page)).toHaveCount(0)
  expect(app.sent('lock:turn-off')).toEqual([{ proof: { orderId: lockOrderId } }])
  expect(app.sent('order:cancel')).toEqual([])
})

test('what was declined is tried again with what was proven already, or given up, which leads back', async ({
  app,
  page,
}) => {
  const { handlers } = lockable({ ...lockOn, hasRecoveryCode: true }, null, withBankId)
  await app.open('/settings', { handlers })
  await panel(page).getByRole('button', { name: 'BankID: Set up …' }).click()
  await dialog(page).getByLabel('Your password').fill(password)
  await page.keyboard.press('Enter')
  for (const tries of [1, 2]) {
    await dialog(page).getByRole('img', { name: /QR/ }).waitFor()
    await app.push('order', declined('bind'))
    await expect(dialog(page)).toContainText('Try again when you like.')
    if (tries === 1) await dialog(page).getByRole('button', { name: 'Try again' }).click()
  }
  const asked = { connectionId: bankIdConnection.id, proof: { password } }
  expect(app.sent('lock:bind-bankid')).toEqual([asked, asked])
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog(page).getByLabel('Your password')).toHaveValue('')
})

test('a confirmation that was declined is asked for again where it was', async ({ app, page }) => {
  let orders = 0
  const aNewOrderEach: Partial<Handlers> = {
    'lock:confirm': () => ({ orderId: (orders += 1) === 1 ? lockOrderId : secondOrderId }),
    'order:get': ({ orderId }) => ({ ...waitingOrder, orderId }),
  }
  const { handlers } = lockable({ ...lockOn, hasPassword: false, bankId: bound }, null, {
    ...withBankId,
    ...aNewOrderEach,
  })
  await app.open('/settings', { handlers })
  await panel(page).getByRole('button', { name: 'Turn the lock off …' }).click()
  await dialog(page).getByRole('button', { name: 'Confirm with BankID' }).click()
  await dialog(page).getByRole('img', { name: /QR/ }).waitFor()
  await app.push('order', declined('confirm'))
  await dialog(page).getByRole('button', { name: 'Try again' }).click()
  await dialog(page).getByRole('img', { name: /QR/ }).waitFor()
  expect(app.sent('lock:confirm')).toHaveLength(2)
  await app.push('order', {
    ...completeOrder({ kind: 'confirmed' }),
    orderId: secondOrderId,
    purpose: 'confirm',
  })
  await expect(dialog(page)).toHaveCount(0)
  expect(app.sent('lock:turn-off')).toEqual([{ proof: { orderId: secondOrderId } }])
})

test('where a button in a row gets the focus, the title of its row is in sight too', async ({
  app,
  page,
}) => {
  const { handlers } = lockable({ ...lockOn, bankId: bound }, null, withBankId)
  await page.setViewportSize({ width: 900, height: 640 })
  await app.open('/settings', { handlers })
  const title = panel(page).getByText('BankID', { exact: true })
  await title.waitFor()
  const button = panel(page).getByRole('button', { name: 'BankID: Remove …' })
  const main = page.getByRole('main')
  const [box, frame] = [await button.boundingBox(), await main.boundingBox()]
  // Half of the button is left under the upper edge, and its title is above it.
  const by = (box?.y ?? 0) - (frame?.y ?? 0) + (box?.height ?? 0) / 2
  await main.evaluate((element, top) => element.scrollBy({ top }), by)
  await expect(title).not.toBeInViewport()
  await button.focus()
  await expect(title).toBeInViewport({ ratio: 1 })
})
