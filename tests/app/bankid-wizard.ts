import type { Page } from '@playwright/test'
import type { PhoneScreen } from '../../src/main/sandbox/bankid/phone-screen.ts'
import type { BankIdPerson } from '../../src/main/sandbox/bankid/people.ts'
import type { BankIdSandbox } from '../../src/main/sandbox/bankid/sandbox.ts'
import { readQr } from '../renderer/read-qr.ts'
import { keepRecoveryCode } from './door.ts'
import { expect } from './fixture.ts'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const file = (name: string, content: string) => ({
  name,
  mimeType: 'application/x-pem-file',
  buffer: Buffer.from(content),
})

/** From wherever something can be connected to the offer to try it: BankID's test environment, and certificate and key each in a
 *  file. */
export async function connectBankId(page: Page, { client }: BankIdSandbox): Promise<void> {
  await page
    .getByRole('link', { name: /^Connect (a bank|another)/ })
    .first()
    .click()
  await page.getByRole('radio', { name: /^BankID/ }).check()
  await press(page, 'Next')
  await page.getByRole('radio', { name: /^BankID’s test environment/ }).check()
  await press(page, 'Next')
  const files = [file('relying-party.pem', client.certificate), file('relying-party.key', client.privateKey)]
  await page.locator('input[type=file]').setInputFiles(files)
  await press(page, 'Save and continue')
  await press(page, 'Check the certificate')
  await expect(page.getByRole('heading', { name: 'Try it: identify yourself' })).toBeVisible()
}

/** The phone is held before the window, and has nothing but the picture of what is on screen. A code is good for some seconds: where
 *  the picture took longer, it looks again, as a camera does. */
export async function scanFrom(
  page: Page,
  { phone }: BankIdSandbox,
  person?: BankIdPerson,
): Promise<PhoneScreen> {
  for (;;) {
    await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible()
    const screen = phone.scan(await readQr(page), person)
    const isLate =
      screen.shows === 'refusal' && (screen.reason === 'old-code' || screen.reason === 'too-late')
    if (!isLate) return screen
  }
}

/** Scanned, read and approved with Ingrid's own BankID. */
export async function approveFrom(page: Page, bankId: BankIdSandbox): Promise<void> {
  expect(await scanFrom(page, bankId)).toMatchObject({ shows: 'sign' })
  expect(bankId.phone.approve()).toMatchObject({ shows: 'approved' })
}

/** Leaves the wizard where BankID was tried, and makes Ingrid's BankID what opens the app. */
export async function lockWithBankId(page: Page, bankId: BankIdSandbox): Promise<void> {
  await press(page, 'Skip this')
  await bindBankId(page, bankId)
}

/** From the wizard's last step: Ingrid's BankID is what opens the app from now on. */
export async function bindBankId(page: Page, bankId: BankIdSandbox): Promise<void> {
  await page.getByRole('link', { name: 'To Settings' }).click()
  await press(page, 'Use BankID …')
  const dialog = page.getByRole('dialog')
  await keepRecoveryCode(page)
  await dialog.getByRole('button', { name: 'Continue to BankID' }).click()
  await approveFrom(page, bankId)
  await expect(dialog).toContainText('BankID now opens Oversikt for Ingrid Solvang, 19930514••••.')
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Opens for 19930514••••.')).toBeVisible()
}
