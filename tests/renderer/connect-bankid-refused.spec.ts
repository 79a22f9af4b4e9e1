import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import { expect, test, type App } from './fixture.ts'
import { bankId, having } from './invented-orders.ts'
import { heading, next, refusing } from './wizard-walk.ts'

const block = (label: string) => `-----BEGIN ${label}-----\nQUJD\n-----END ${label}-----`
const certificate = block('CERTIFICATE')
const key = block('PRIVATE KEY')
/** As a PKCS#12 file begins. */
const pkcs12 = Buffer.from([0x30, 0x82, 0x0a, 0xbc, 0x02, 0x01, 0x03, 0x30])

const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})
const choose = async (page: Page, ...files: ReturnType<typeof file>[]) =>
  await page.locator('input[type=file]').setInputFiles(files)

const first = (more: Partial<Handlers>): Handlers => ({
  ...having([bankId]),
  'connections:list': () => [],
  ...more,
})

async function toCertificate(app: App, page: Page, handlers: Handlers): Promise<void> {
  await app.open('/connect?system=bankid', { handlers })
  await next(page)
  await expect(heading(page, 'Choose the certificate')).toBeFocused()
}

test('a passphrase that does not open the file is said at its field, which is gone to', async ({
  app,
  page,
}) => {
  const handlers = first({ 'connection:create': refusing('certificate-passphrase') })
  await toCertificate(app, page, handlers)
  await page.setViewportSize({ width: 900, height: 640 })
  await choose(page, file('rp.p12', pkcs12))
  const passphrase = page.getByLabel('Passphrase of the file', { exact: true })
  for (const typed of ['one', 'another']) {
    await passphrase.fill(typed)
    await next(page, 'Save and continue')
    await expect(passphrase).toBeFocused()
    await expect(passphrase).toBeInViewport({ ratio: 1 })
    await expect(passphrase).toHaveAttribute('aria-invalid', 'true')
    await expect(passphrase).toHaveAccessibleDescription(/This does not open the file/)
    await expect(passphrase).toHaveValue(typed)
  }
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('whatever else is wrong with the certificate is gone to, however far down it stands', async ({
  app,
  page,
}) => {
  await toCertificate(app, page, first({ 'connection:create': refusing('certificate-unreadable') }))
  await page.setViewportSize({ width: 900, height: 640 })
  await choose(page, file('rp.pem', `${certificate}\n${key}`))
  await next(page, 'Save and continue')
  await expect(page.getByRole('alert')).toBeInViewport({ ratio: 1 })
  await expect(page.locator(':focus').getByRole('alert')).toContainText('The certificate could not be read')
})

test('one that was never used is still being connected, by that name', async ({ app, page }) => {
  await app.open(`/connect?renew=${bankId.id}`, {
    handlers: having([{ ...bankId, name: 'BankID 2', status: 'new' }]),
  })
  await expect(page.getByRole('complementary', { name: 'Connect BankID' })).toBeVisible()
})

test('a BankID that does not answer is told as that, and nothing as read before', async ({ app, page }) => {
  await toCertificate(app, page, first({ 'connection:authorise': refusing('bank-unreachable') }))
  await choose(page, file('rp.pem', `${certificate}\n${key}`))
  await next(page, 'Save and continue')
  await next(page, 'Check the certificate')
  await expect(page.getByRole('alert')).toContainText('the connection to BankID failed')
  await expect(page.getByRole('alert')).not.toContainText('read last')
})
