import type { Page } from '@playwright/test'
import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { keepCode } from './lock-dialog.ts'
import { lockOff } from './invented-identity.ts'
import {
  askedGroups,
  bankIdConnection,
  kari,
  lockable,
  lockOn,
  password,
  recoveryCode,
} from './invented-lock.ts'
import { connection, status } from './invented.ts'
import { pending } from './wizard-walk.ts'

const panel = (page: Page) => page.getByRole('region', { name: 'Lock' })
const dialog = (page: Page) => page.getByRole('dialog')
const withBankId = { 'connections:list': () => [connection, bankIdConnection] }

const bound = { connectionId: bankIdConnection.id, maskedNumber: kari.maskedNumber }

test('a first password: what a lock gives, the rule, twice the same, and a recovery code at once, shown this once', async ({
  app,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { handlers } = lockable(lockOff)
  await app.open('/settings', { handlers })
  await expect(panel(page)).toContainText('With a lock it shows nothing until you enter a password')
  await expect(panel(page)).toContainText('so a password alone protects more')
  await panel(page).getByRole('button', { name: 'Set a password …' }).click()
  const [fresh, again] = [
    dialog(page).getByLabel('New password'),
    dialog(page).getByLabel('The same once more'),
  ]
  await expect(fresh).toBeFocused()
  await expect(dialog(page)).toContainText('Nobody can tell you a password you have forgotten.')
  await page.keyboard.type('kort')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('At least 8 characters are needed.')
  await fresh.fill(password)
  await again.fill('en urolig fjelltur')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('The two are not the same.')
  expect(app.sent('lock:set-password')).toEqual([])
  await again.fill(password)
  await page.keyboard.press('Enter')

  await expect(dialog(page)).toContainText('Without one, your data cannot be recovered.')
  expect(app.sent('lock:set-password')).toEqual([{ password, proof: null }])
  await dialog(page).getByRole('button', { name: 'Make a recovery code' }).click()
  await expect(dialog(page).getByRole('group', { name: 'The recovery code' })).toHaveText(recoveryCode)
  expect(app.sent('lock:make-recovery-code')).toEqual([{ proof: { password } }])
  await expectAccessible(page)
  const places = await Promise.all(
    ['7K2M', '1R8N'].map((group) => dialog(page).getByText(group, { exact: true }).boundingBox()),
  )
  expect(places[0]?.x).toBeCloseTo(places[1]?.x ?? 0, 1) // the groups of the two lines stand under each other
  await expect(dialog(page).getByRole('button', { name: 'Copy the code' })).toBeFocused()
  await page.keyboard.press('Enter')
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(recoveryCode)
  await page.keyboard.press('Escape') // a slip of the hand
  await expect(dialog(page)).toBeVisible()
  await keepCode(page)
  expect(app.sent('lock:keep-recovery-code')).toEqual([{ typed: askedGroups }])
  expect(await page.content()).not.toContain(recoveryCode)
  await app.push('stale', { topics: ['lock'] })
  await expect(panel(page)).toContainText('There is one.')
  await expect(panel(page).getByRole('group', { name: 'Lock' })).toBeFocused() // the button that began it is gone
})

test('another password wants the one there is, and a wrong one leads back to it', async ({ app, page }) => {
  const { handlers } = lockable({ ...lockOn, hasRecoveryCode: true })
  await app.open('/settings', { handlers })
  await panel(page).getByRole('button', { name: 'Password: Change …' }).click()
  await expect(dialog(page).getByLabel('Your password')).toBeFocused()
  const choose = async (current: string): Promise<void> => {
    await dialog(page).getByLabel('Your password').fill(current)
    await page.keyboard.press('Enter')
    await dialog(page).getByLabel('New password').fill('et annet passord')
    await dialog(page).getByLabel('The same once more').fill('et annet passord')
    await page.keyboard.press('Enter')
  }
  await choose('feil passord')
  await expect(dialog(page)).toContainText('That is not the password.')
  await choose(password)
  await expect(dialog(page)).toHaveCount(0)
  expect(app.sent('lock:set-password').at(-1)).toEqual({
    password: 'et annet passord',
    proof: { password },
  })
})

test('a code that is being made is seen, whatever is pressed meanwhile', async ({ app, page }) => {
  const answer = pending<{ readonly code: string; readonly asked: readonly number[] }>()
  const { handlers } = lockable({ ...lockOn, hasRecoveryCode: true, needsProof: false })
  await app.open('/settings', {
    handlers: { ...handlers, 'lock:make-recovery-code': () => answer.promise },
  })
  await panel(page).getByRole('button', { name: 'Recovery code: Make another …' }).click()
  await dialog(page).getByRole('button', { name: 'Make a recovery code' }).dblclick()
  await expect(dialog(page).getByRole('button', { name: 'Not now' })).toBeDisabled()
  await page.keyboard.press('Escape')
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  answer.resolve({ code: recoveryCode, asked: [3, 7] })
  expect(app.sent('lock:make-recovery-code')).toHaveLength(1)
  await expect(dialog(page).getByRole('group', { name: 'The recovery code' })).toHaveText(recoveryCode)
})

test('what main is doing already cannot be cancelled: a password being set, a lock being turned off', async ({
  app,
  page,
}) => {
  const answers = { set: pending<never>(), off: pending<never>() }
  const { handlers } = lockable({ ...lockOn, needsProof: false })
  await app.open('/settings', {
    handlers: {
      ...handlers,
      'lock:set-password': () => answers.set.promise,
      'lock:turn-off': () => answers.off.promise,
    },
  })
  const cancel = dialog(page).getByRole('button', { name: 'Cancel' })
  await panel(page).getByRole('button', { name: 'Password: Change …' }).click()
  await dialog(page).getByLabel('New password').fill(password)
  await dialog(page).getByLabel('The same once more').fill(password)
  await page.keyboard.press('Enter')
  await expect(cancel).toBeDisabled()
  await page.keyboard.press('Escape')
  answers.set.reject(new AppError('disk-full', 'full'))
  await expect(dialog(page).getByRole('alert')).toContainText('full')
  await cancel.click()
  await expect(dialog(page)).toHaveCount(0)

  await panel(page).getByRole('button', { name: 'Turn the lock off …' }).click()
  await dialog(page).getByRole('button', { name: 'Turn the lock off' }).click()
  await expect(cancel).toBeDisabled()
  await page.keyboard.press('Escape')
  answers.off.reject(new AppError('disk-full', 'full'))
  await expect(dialog(page).getByRole('alert')).toContainText('full')
})

test('when it locks is chosen without a question, and goes back where main says no', async ({
  app,
  page,
}) => {
  const answer = pending<never>()
  const { handlers } = lockable()
  const answers = { ...handlers }
  await app.open('/settings', { handlers: answers })
  const idle = panel(page).getByLabel('Lock when nobody is there')
  await expect(idle).toHaveValue('5')
  await idle.selectOption('After 30 minutes')
  await app.push('stale', { topics: ['lock'] })
  await expect(idle).toHaveValue('30')
  await idle.selectOption('Never')
  await app.push('stale', { topics: ['lock'] })
  await expect(idle).toHaveValue('never')
  const sleep = panel(page).getByRole('switch', { name: 'Lock before sleep' })
  Object.assign(answers, { 'lock:set-policy': () => answer.promise })
  await sleep.press('Space')
  await expect(sleep).not.toBeChecked()
  answer.reject(new AppError('disk-full', 'full'))
  await expect(panel(page).getByRole('alert')).toContainText('full')
  await expect(sleep).toBeChecked()
  expect(app.sent('lock:set-policy')).toEqual([
    { idleMinutes: 30, onSleep: true, onScreenLock: true },
    { idleMinutes: null, onSleep: true, onScreenLock: true },
    { idleMinutes: null, onSleep: false, onScreenLock: true },
  ])
})

test('Linux tells of no locked screen, which is said; a Mac does', async ({ app, page }) => {
  const { handlers } = lockable()
  await app.open('/settings', { handlers })
  const screen = panel(page).getByRole('switch', { name: 'Lock with the screen' })
  await expect(screen).toBeDisabled()
  await expect(screen).not.toBeChecked()
  await expect(panel(page)).toContainText('Linux does not tell programs')
  await app.open('/settings', {
    handlers: { ...handlers, 'app:status': () => ({ ...status, platform: 'darwin' }) },
  })
  await expect(screen).toBeChecked()
  await screen.press('Space')
  await expect.poll(() => app.sent('lock:set-policy').at(-1)).toMatchObject({ onScreenLock: false })
})

test('a password is called as strong as it is: alone it is the only way to the data, beside BankID it is not', async ({
  app,
  page,
}) => {
  await app.open('/settings', { handlers: lockable().handlers })
  await expect(panel(page)).toContainText('the data cannot be decrypted, even by someone')
  await expect(panel(page)).toContainText('Ctrl+L locks it at once.')
  await app.open('/settings', { handlers: lockable({ ...lockOn, bankId: bound }).handlers })
  await expect(panel(page)).toContainText('can decrypt the data without the password')
  await expect(panel(page)).not.toContainText('cannot be decrypted')
})

for (const [name, button, text, channel] of [
  ['the password', 'Password: Remove …', 'Remove the password', 'lock:remove-password'],
  ['BankID', 'BankID: Remove …', 'Stop using BankID', 'lock:unbind-bankid'],
  ['the lock', 'Turn the lock off …', 'Turn the lock off', 'lock:turn-off'],
] as const) {
  test(`${name} goes only with the password, and a wrong one changes nothing`, async ({ app, page }) => {
    const { handlers } = lockable({ ...lockOn, bankId: bound, hasRecoveryCode: true }, null, withBankId)
    await app.open('/settings', { handlers })
    await panel(page).getByRole('button', { name: button }).click()
    await expectAccessible(page)
    await dialog(page).getByLabel('Your password').fill('feil passord')
    await dialog(page).getByRole('button', { name: text, exact: true }).click()
    await expect(dialog(page)).toContainText('That is not the password.')
    await dialog(page).getByLabel('Your password').fill(password)
    await page.keyboard.press('Enter')
    await expect(dialog(page)).toHaveCount(0)
    expect(app.sent(channel)).toEqual([{ proof: { password: 'feil passord' } }, { proof: { password } }])
  })
}

test('too many wrong tries in the settings wait as at the door', async ({ app, page }) => {
  await page.clock.install()
  const { handlers } = lockable()
  const now = Date.parse('2026-11-20T13:00:00Z')
  await page.clock.setFixedTime(now)
  const refuse = (): never => {
    throw new AppError('unlock-wait', 'wait', { retryAt: new Date(now + 65_000).toISOString() })
  }
  await app.open('/settings', { handlers: { ...handlers, 'lock:turn-off': refuse } })
  await panel(page).getByRole('button', { name: 'Turn the lock off …' }).click()
  await dialog(page).getByLabel('Your password').fill('feil passord')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('Too many wrong tries.')
  await expect(dialog(page)).toContainText('You can try again in 1:05')
  await expect(dialog(page).getByRole('button', { name: 'Turn the lock off' })).toBeDisabled()
})

test('who came in with the recovery code sets a new password without the old one', async ({ app, page }) => {
  const { handlers } = lockable({ ...lockOn, hasRecoveryCode: true, needsProof: false })
  await app.open('/settings', { handlers })
  await panel(page).getByRole('button', { name: 'Password: Change …' }).click()
  await dialog(page).getByLabel('New password').fill('et annet passord')
  await dialog(page).getByLabel('The same once more').fill('et annet passord')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  expect(app.sent('lock:set-password')).toEqual([{ password: 'et annet passord', proof: null }])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the lock in the settings has nothing axe calls serious in ${colorScheme}`, async ({ app, page }) => {
    const { handlers } = lockable({ ...lockOn, bankId: bound, hasRecoveryCode: true }, null, withBankId)
    await app.open('/settings', { handlers, colorScheme })
    await panel(page).getByRole('button', { name: 'Lock now' }).waitFor()
    await expectAccessible(page)
    await panel(page).getByRole('button', { name: 'Recovery code: Make another …' }).click()
    await expect(dialog(page)).toContainText('works until you have typed back')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(panel(page).getByRole('button', { name: 'Recovery code: Make another …' })).toBeFocused()
  })
}
