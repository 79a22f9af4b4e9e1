import type { Page } from '@playwright/test'
import { startBankIdSandbox, type BankIdSandbox } from '../../src/main/sandbox/bankid/sandbox.ts'
import { readQr } from '../renderer/read-qr.ts'
import { createDesktop } from './desktop.ts'
import { keepRecoveryCode } from './door.ts'
import { expect, test } from './fixture.ts'

const atTheDoor = (page: Page) => page.getByRole('heading', { name: 'Oversikt is locked' })
const code = (page: Page) => page.getByRole('img', { name: /^QR code/ })
const next = (page: Page, name = 'Next') => page.getByRole('button', { name, exact: true }).click()

/** The wizard of BankID, with the certificate of the invented one in a file. */
async function connectBankId(page: Page, { client }: BankIdSandbox): Promise<void> {
  await page.getByRole('link', { name: /^Connect a bank/ }).click()
  await page.getByRole('radio', { name: /^BankID/ }).click()
  await next(page)
  await page.getByRole('radio', { name: 'BankID’s test environment' }).click()
  await next(page)
  await page.locator('input[type=file]').setInputFiles({
    name: 'rp.pem',
    mimeType: 'application/x-pem-file',
    buffer: Buffer.from(`${client.certificate}\n${client.privateKey}`),
  })
  await next(page, 'Save and continue')
  await next(page, 'Check the certificate')
  await page.getByRole('heading', { name: 'Try it: identify yourself' }).waitFor()
}

/** Holds the pretend phone before the window: nothing but the picture leads it to the order. */
async function scan(page: Page, bankId: BankIdSandbox): Promise<void> {
  await code(page).waitFor()
  await expect(async () => {
    expect(bankId.phone.scan(await readQr(page)).shows).not.toBe('refusal')
  }).toPass() // the code may become another between the picture and the phone
}

test('BankID opens the app for the person it was set up for: declined and in another’s way it stays shut, and who leaves cancels', async () => {
  test.setTimeout(180_000)
  await using bankId = await startBankIdSandbox()
  const desktop = await createDesktop({ endpoints: { bankid: bankId.endpoints } })
  try {
    const page = await desktop.launch()
    const dialog = page.getByRole('dialog')
    await connectBankId(page, bankId)
    await page.evaluate(() => void (location.hash = '#/settings'))
    await page.getByRole('button', { name: 'Use BankID …' }).click()
    await keepRecoveryCode(page)
    await dialog.getByRole('button', { name: 'Continue to BankID' }).click()
    await scan(page, bankId)
    bankId.phone.approve()
    await expect(dialog).toContainText('BankID now opens Oversikt for')
    expect(await dialog.innerText()).not.toContain(bankId.users.ingrid.personalNumber)
    await dialog.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText(/^Opens for \d{8}••••\./)).toBeVisible()

    await page.keyboard.press('Control+l')
    await expect(atTheDoor(page)).toBeVisible()
    await page.getByRole('button', { name: 'Unlock with BankID' }).click()
    await scan(page, bankId)
    bankId.phone.decline()
    await expect(page.getByText('You cancelled in the BankID app')).toBeVisible()
    bankId.phone.busy()
    await next(page, 'Try again')
    await expect(page.getByText('A BankID order was already under way')).toBeVisible()

    await next(page, 'Try again')
    await code(page).waitFor()
    const cancelled = (): number => bankId.calls.count('/rp/v6.0/cancel')
    const before = cancelled()
    await desktop
      .app()
      .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
    await expect.poll(cancelled).toBe(before + 1)

    await page.getByRole('button', { name: 'Unlock with BankID' }).click()
    await scan(page, bankId)
    bankId.phone.approve()
    await expect(atTheDoor(page)).toHaveCount(0)
    await page.evaluate(() => void (location.hash = '#/settings'))
    await expect(page.getByText(/^Opens for \d{8}••••\./)).toBeVisible()

    const again = await desktop.relaunch()
    await expect(atTheDoor(again)).toBeVisible()
    await again.getByRole('button', { name: 'Unlock with BankID' }).click()
    await scan(again, bankId)
    bankId.phone.approve()
    await expect(atTheDoor(again)).toHaveCount(0)
  } finally {
    await desktop.dispose()
  }
})
