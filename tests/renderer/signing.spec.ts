import { AppError } from '../../src/shared/errors.ts'
import { signatureChecks, type Verification } from '../../src/shared/verification.ts'
import { signing as nb } from '../../src/renderer/src/i18n/nb/signing.ts'
import { signing as en } from '../../src/renderer/src/i18n/en/signing.ts'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { status } from './invented.ts'
import {
  bankIdConnection,
  exportId,
  intact,
  refused,
  signedOrder,
  signingHandlers,
  signOrderId,
  unreadable,
  waitingToSign,
} from './invented-signing.ts'

const checking = (verification: Verification | null) => ({
  ...signingHandlers(),
  'signing:verify': () => verification,
})

test.describe('signing a file', () => {
  test('goes through the BankID app and says where the signature lies', async ({ app, page }) => {
    await app.open('/import', { handlers: signingHandlers() })
    await page.getByRole('link', { name: 'Sign or check a file' }).click()
    await expect(page.getByRole('link', { name: 'Files', exact: true })).toHaveAttribute(
      'data-within',
      'true',
    )
    await expect(page.getByRole('link', { name: 'Back to Files' })).toHaveAttribute('href', '#/import')
    await expect(page.getByText('The signature will hold your name and personal number')).toBeVisible()
    await page.getByRole('button', { name: 'Choose a file to sign' }).click()
    await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
    expect(app.sent('signing:sign-file')).toEqual([{ connectionId: bankIdConnection.id }])
    const order = page.getByRole('region', { name: 'Sign with BankID' })
    await expect(order).toBeFocused()
    for (const text of [
      'This is what the app shows',
      '1,234 transactions',
      '148,210 bytes',
      '7692 c3ad 3540 bb80',
    ])
      await expect(order).toContainText(text)
    await expect(order).toContainText('The signature will hold your name and personal number')
    await expectAccessible(page)
    await app.push('order', signedOrder)
    const signed = page.getByRole('heading', { name: 'oversikt_alle_2023_2026.csv is signed' })
    await expect(signed).toBeFocused()
    await expect(page.getByText('as oversikt_alle_2023_2026.csv.bankid.json')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sign another file' })).toBeVisible()
    expect(app.sent('order:cancel')).toEqual([])
    await expectAccessible(page)
  })

  test('that is given up is cancelled at BankID, and nothing is said to be signed', async ({ app, page }) => {
    await app.open('/signing', { handlers: signingHandlers() })
    await page.getByRole('button', { name: 'Choose a file to sign' }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('button', { name: 'Choose a file to sign' })).toBeFocused()
    expect(app.sent('order:cancel')).toEqual([{ orderId: signOrderId }])
    await expect(page.getByText('is signed')).toHaveCount(0)
  })

  test('that changed meanwhile says so, and is tried again from there', async ({ app, page }) => {
    await app.open('/signing', { handlers: signingHandlers() })
    await page.getByRole('button', { name: 'Choose a file to sign' }).click()
    await page.getByRole('img', { name: /QR code/ }).waitFor()
    await app.push('order', {
      ...waitingToSign,
      phase: 'failed',
      qr: null,
      failure: { code: 'file-changed' },
    })
    await expect(page.getByRole('alert')).toContainText('The file changed while it was being signed')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => app.sent('signing:sign-file')).toHaveLength(2)
  })

  test('in a folder that takes nothing fails before anybody is asked to approve', async ({ app, page }) => {
    const handlers = {
      ...signingHandlers(),
      'signing:sign-file': () => {
        throw new AppError('file-unwritable', 'x')
      },
    }
    await app.open('/signing', { handlers })
    await page.getByRole('button', { name: 'Choose a file to sign' }).click()
    await expect(page.getByRole('alert')).toContainText('The file could not be saved')
    await expect(page.getByRole('img', { name: /QR code/ })).toHaveCount(0)
  })

  test('with a dialog that was closed changes nothing', async ({ app, page }) => {
    await app.open('/signing', { handlers: { ...signingHandlers(), 'signing:sign-file': () => null } })
    await page.getByRole('button', { name: 'Choose a file to sign' }).click()
    await expect(page.getByRole('button', { name: 'Choose a file to sign' })).toBeEnabled()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  test('goes by the BankID that was chosen, where there are two', async ({ app, page }) => {
    const other = { ...bankIdConnection, id: '6f1c2f0e-0c55-4d0e-9b57-000000000098', name: 'Work' }
    await app.open('/signing', { handlers: signingHandlers(bankIdConnection, other) })
    await page.getByLabel('Sign with').selectOption('Work')
    await page.getByRole('button', { name: 'Choose a file to sign' }).click()
    await expect.poll(() => app.sent('signing:sign-file')).toEqual([{ connectionId: other.id }])
  })

  test('without BankID leads to the wizard, and with one that wants the person to Connections', async ({
    app,
    page,
  }) => {
    await app.open('/signing', { handlers: fullHandlers() })
    await page.getByRole('link', { name: 'Connect BankID' }).click()
    await expect(page).toHaveURL(/#\/connect\?system=bankid$/)
    await app.open('/signing', { handlers: signingHandlers({ ...bankIdConnection, status: 'new' }) })
    await page.getByRole('link', { name: 'Open Connections' }).click()
    await expect(page).toHaveURL(/#\/connections$/)
  })
})

test.describe('an export', () => {
  const saved = { fileName: 'oversikt_alle_2023_2026.csv', rows: 1234, exportId }

  test('is signed from its dialog', async ({ app, page }) => {
    await app.open('/transactions', { handlers: { ...signingHandlers(), 'export:csv': () => saved } })
    await page.getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Choose where to save' }).click()
    await expect(dialog.getByRole('button', { name: 'Close' }).last()).toBeFocused()
    await expect(dialog).toContainText('the signature will hold your name and personal number')
    await dialog.getByRole('button', { name: 'Sign with BankID' }).click()
    await expect(page.getByRole('dialog', { name: 'Sign with BankID' })).toBeVisible()
    await expect(dialog).toContainText('7692 c3ad 3540 bb80')
    await expect(dialog.getByRole('img', { name: /QR code/ })).toBeVisible()
    expect(app.sent('signing:sign-export')).toEqual([{ connectionId: bankIdConnection.id, exportId }])
    await page.keyboard.press('Escape') // a slip stops nothing
    await app.push('order', signedOrder)
    await expect(dialog.getByRole('heading', { name: 'oversikt_alle_2023_2026.csv is signed' })).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Sign with BankID' })).toHaveCount(0)
    expect(app.sent('order:cancel')).toEqual([])
  })

  test('offers no signing where there is no BankID', async ({ app, page }) => {
    await app.open('/transactions', { handlers: { ...fullHandlers(), 'export:csv': () => saved } })
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('button', { name: 'Choose where to save' }).click()
    await expect(page.getByText('Saved 1,234 rows')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sign with BankID' })).toHaveCount(0)
  })
})

test.describe('checking a file', () => {
  test('says that it is as it was signed, by whom as far as known, and that the root is not checked', async ({
    app,
    page,
  }) => {
    await app.open('/signing', { handlers: checking(intact) })
    await page.getByRole('button', { name: 'Choose a file to check' }).click()
    const result = page.getByRole('region', { name: 'The file is as it was signed' })
    await expect(result.getByRole('heading', { level: 2 })).toBeFocused()
    await expect(result).toContainText('Kari Svensdotter Ek, 19900101-9802as the certificate says')
    await expect(result).toContainText('Who signed is not proven')
    const root = result.getByRole('listitem').filter({ hasText: 'BankID’s own root certificate' })
    await expect(root).toContainText('Not checked')
    await expect(root).toContainText('oversikt verify FILE --root ROOT')
    await expect(result).toContainText('as the confirmation (OCSP) says')
    await expect(result.getByRole('listitem').filter({ hasText: 'As it should be' })).toHaveCount(
      signatureChecks.length - 1,
    )
    await expect(result).toContainText('7692 c3ad 3540 bb80')
    await expectAccessible(page)
  })

  test('says not to rely on one that was changed, and what that means', async ({ app, page }) => {
    await app.open('/signing', { handlers: checking(refused), colorScheme: 'dark' })
    await page.getByRole('button', { name: 'Choose a file to check' }).click()
    const result = page.getByRole('region', { name: 'Do not rely on this file' })
    await expect(result.getByRole('heading', { level: 2 }).locator('..')).toContainText(
      `${en.checks['file-digest'].failed} One more thing is not as it should be.`,
    )
    await expect(result).toContainText(en.checks['file-digest'].failed)
    await expect(result).not.toContainText('is as it was signed')
    await expectAccessible(page)
  })

  test('shows what could not be read as not read, and no name', async ({ app, page }) => {
    await app.open('/signing', { handlers: checking(unreadable) })
    await page.getByRole('button', { name: 'Choose a file to check' }).click()
    const result = page.getByRole('region', { name: 'Do not rely on this file' })
    await expect(result.getByText('Could not be read', { exact: true })).toHaveCount(2)
    await expect(result.getByText('Not checked')).toHaveCount(signatureChecks.length - 2)
    await expect(result.getByText(en.open.rest)).toHaveCount(signatureChecks.length - 2)
    await expect(result).not.toContainText('What was read in the app')
  })

  test('says of a certificate of neither environment that this is what it does not say', async ({
    app,
    page,
  }) => {
    const checks = intact.checks.map((each) =>
      each.check === 'environment' ? { ...each, outcome: 'not-checked' as const } : each,
    )
    await app.open('/signing', { handlers: checking({ ...intact, checks }) })
    await page.getByRole('button', { name: 'Choose a file to check' }).click()
    const line = page.getByRole('listitem').filter({ hasText: en.checks.environment.name })
    await expect(line).toContainText(en.open.environment)
  })

  test('warns of a test and of a simulator', async ({ app, page }) => {
    let environment: Verification['environment'] = 'test'
    const handlers = { ...signingHandlers(), 'signing:verify': () => ({ ...intact, environment }) }
    await app.open('/signing', { handlers })
    await page.getByRole('button', { name: 'Choose a file to check' }).click()
    await expect(page.getByText('This is a test')).toBeVisible()
    environment = 'simulator'
    await page.getByRole('button', { name: 'Check another file' }).click()
    await expect(page.getByText('This is not BankID')).toBeVisible()
    await expect(page.getByText('as the simulator says')).toBeVisible()
    await expect(page.getByText('as the confirmation (OCSP) says')).toHaveCount(0)
    await expect(page.getByText(en.open.simulated)).toBeVisible()
    await expect(page.getByText('This is a test')).toHaveCount(0)
  })

  test('tells the name it was signed under, where it has another now', async ({ app, page }) => {
    await app.open('/signing', { handlers: checking({ ...intact, fileName: 'kopi.csv' }) })
    await page.getByRole('button', { name: 'Choose a file to check' }).click()
    await expect(page.getByText('Signed as', { exact: true })).toBeVisible()
  })

  test('of a file without a signature takes away the verdict on the one before', async ({ app, page }) => {
    let answer: () => Verification = () => intact
    await app.open('/signing', { handlers: { ...signingHandlers(), 'signing:verify': () => answer() } })
    await page.getByRole('button', { name: 'Choose a file to check' }).click()
    await page.getByRole('region', { name: 'The file is as it was signed' }).waitFor()
    answer = () => {
      throw new AppError('file-unreadable', 'x')
    }
    await page.getByRole('button', { name: 'Check another file' }).click()
    await expect(page.getByRole('alert')).toContainText('There is no signature in it')
    await expect(page.getByRole('region', { name: 'The file is as it was signed' })).toHaveCount(0)
  })

  test('shows hostile names and texts as the texts they are', async ({ app, page }) => {
    const hostile = '<img src=x onerror="document.body.dataset.hacked=1"> {{count}} $t(common.close)'
    const signer = { name: hostile, personalNumber: hostile }
    const turned = 'I owe \u202e001'
    const verification = { ...intact, fileName: hostile, signer, visibleText: `${hostile}\n${turned}` }
    await app.open('/signing', { handlers: checking(verification) })
    await page.getByRole('button', { name: 'Choose a file to check' }).click()
    await expect(page.getByText(hostile).first()).toBeVisible()
    await expect(page.getByText('I owe \uFFFD001')).toBeVisible()
    expect(await page.evaluate('document.body.dataset.hacked')).toBeUndefined()
  })

  test('in Norwegian, and by the keyboard alone', async ({ app, page }) => {
    const handlers = { ...checking(refused), 'app:status': () => ({ ...status, language: 'nb' as const }) }
    await app.open('/signing', { handlers })
    await page.getByRole('button', { name: nb.check.choose }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: nb.verdict.refused })).toContainText(
      'Én ting til stemmer ikke.',
    )
  })
})
