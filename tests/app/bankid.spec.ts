import type { Page } from '@playwright/test'
import { approveFrom, bindBankId, connectBankId, lockWithBankId, scanFrom } from './bankid-wizard.ts'
import { atTheDoor, expectShut } from './door.ts'
import { expect, test } from './fixture.ts'
import { expectKeptNowhere } from './kept.ts'
import { connectEverything } from './wizard.ts'

const withBankId = (page: Page) => page.getByRole('button', { name: 'Unlock with BankID' })
const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' })

async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lock now' }).first().click()
  await expectShut(page)
}

test.use({ systems: ['bankid'] })

test('BankID is connected with its files, says who one is, and opens the app by a code read off its screen, also after a restart', async ({
  desktop,
  bankId,
  browserPage,
}) => {
  test.setTimeout(240_000)
  const page = await desktop.launch()
  await expect(page.getByText('Test addresses in use: SpareBank 1, BankID')).toBeVisible()
  await connectEverything(page, desktop, browserPage)
  await page.getByRole('link', { name: 'Connections', exact: true }).click()
  await connectBankId(page, bankId)

  await page.getByRole('button', { name: 'Identify with BankID' }).click()
  expect(await scanFrom(page, bankId)).toMatchObject({ shows: 'sign', order: { kind: 'auth' } })
  await expect(page.getByText('Enter your security code in the app')).toBeVisible()
  await expect(page.getByRole('img', { name: /^QR code/ })).toHaveCount(0)
  bankId.phone.approve()
  await expect(page.getByText('Ingrid Solvang')).toBeVisible()
  await expect(page.getByText('19930514••••')).toBeVisible()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(page.getByText('BankID said that you are Ingrid Solvang')).toBeVisible()
  await bindBankId(page, bankId)
  expect(await page.content()).not.toContain(bankId.users.ingrid.personalNumber)

  await page.getByRole('link', { name: 'Transactions', exact: true }).click()
  const row = page.getByRole('grid').getByRole('row').nth(2)
  await expect(row).toBeVisible()
  const shown = (await row.innerText()).split('\n').filter((text) => text.length > 3)
  expect(shown.length).toBeGreaterThan(0)
  await lock(page)
  const content = await page.content()
  for (const text of [...shown, 'Ingrid', '19930514']) expect(content).not.toContain(text)
  await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0)

  await withBankId(page).click()
  expect(await scanFrom(page, bankId)).toMatchObject({ order: { text: 'Open Oversikt on this computer.' } })
  await expectShut(page) // picked up is not approved
  bankId.phone.approve()
  await expect(atTheDoor(page)).toHaveCount(0)
  await page.getByRole('link', { name: 'Transactions', exact: true }).click()
  await expect(row).toContainText(shown[0] ?? '')

  await lock(page)
  await withBankId(page).click()
  await scanFrom(page, bankId)
  const again = await desktop.relaunch()
  await expectShut(again)
  // Whoever closed the app waits for nobody: the phone is told so, and its yes opens nothing.
  expect(bankId.phone.approve()).not.toMatchObject({ shows: 'approved' })
  await expectShut(again)
  await withBankId(again).click()
  await approveFrom(again, bankId)
  await expect(again.getByRole('heading', { name: 'Overview' })).toBeVisible()

  await desktop.close()
  expectKeptNowhere(desktop.home, bankId.secrets())
})

test.describe('an app that only BankID opens', () => {
  test.use({ banks: [] })

  test('stays shut after a no, for another person, and while the phone is busy, and says each', async ({
    desktop,
    bankId,
  }) => {
    test.setTimeout(120_000)
    const { phone, users } = bankId
    const page = await desktop.launch()
    await connectBankId(page, bankId)
    await lockWithBankId(page, bankId)
    await lock(page)

    await withBankId(page).click()
    await scanFrom(page, bankId)
    phone.decline()
    await expect(page.getByRole('alert')).toContainText('You cancelled in the BankID app')
    await expectShut(page)

    phone.busy() // somebody else asks for Ingrid: both end
    await tryAgain(page).click()
    await expect(page.getByRole('alert')).toContainText('A BankID order was already under way')
    await expectShut(page)

    await tryAgain(page).click()
    await scanFrom(page, bankId)
    phone.busy() // and the other way round
    await expect(page.getByRole('alert')).toContainText('The request was stopped')
    await expectShut(page)

    await tryAgain(page).click()
    const refused = { shows: 'refusal', reason: 'not-for-you' }
    expect(await scanFrom(page, bankId, users.stranger)).toEqual(refused)
    await scanFrom(page, bankId)
    expect(phone.approve(users.mikkel)).toEqual(refused)
    await expect(page.getByText('Enter your security code in the app')).toBeVisible()
    await expectShut(page)

    phone.approve(users.ingrid)
    await expect(atTheDoor(page)).toHaveCount(0)
  })

  test('ends the order of a page that is loaded anew, and opens by the next with all that was set', async ({
    desktop,
    bankId,
  }) => {
    test.setTimeout(120_000)
    const page = await desktop.launch()
    await connectBankId(page, bankId)
    await lockWithBankId(page, bankId)
    await page.keyboard.press('Control+l')
    await expectShut(page)

    await withBankId(page).click()
    await page.getByRole('img', { name: /^QR code/ }).waitFor()
    bankId.calls.clear()
    await desktop
      .app()
      .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
    await expect.poll(() => bankId.calls.count('/rp/v6.0/cancel')).toBe(1)
    await expectShut(page)

    await withBankId(page).click()
    await approveFrom(page, bankId)
    await expect(atTheDoor(page)).toHaveCount(0)
    await page.getByRole('link', { name: 'Settings', exact: true }).click()
    await expect(page.getByText(/^Opens for 19930514••••\./)).toBeVisible()
  })

  test('stays shut when nobody comes, each code of the way being a new one, and opens for who comes after', async ({
    desktop,
    bankId,
  }) => {
    test.setTimeout(120_000)
    const page = await desktop.launch()
    await connectBankId(page, bankId)
    await lockWithBankId(page, bankId)
    await lock(page)

    bankId.switches.startWindowS = 0
    bankId.calls.clear()
    await withBankId(page).click()
    await expect(page.getByText('This is a new code: nobody had scanned the one before.')).toBeVisible()
    await expectShut(page)
    await expect(page.getByRole('alert')).toContainText('Nobody opened the pretend phone', {
      timeout: 30_000,
    })
    expect(bankId.calls.count('/rp/v6.0/auth')).toBe(6)
    expect(bankId.tooFastCollects()).toBe(0)
    await expectShut(page)

    bankId.switches.startWindowS = 30
    await tryAgain(page).click()
    await approveFrom(page, bankId)
    await expect(atTheDoor(page)).toHaveCount(0)
  })
})
