import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import { expectAccessible } from './axe.ts'
import { dragFiles } from './drop.ts'
import { expect, test, type App } from './fixture.ts'
import { bankId, failed, having, identified, orderId, starting, waiting } from './invented-orders.ts'
import { status } from './invented.ts'
import { heading, next, pending, refusing } from './wizard-walk.ts'

const block = (label: string, body = 'QUJD') => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`
const certificate = block('CERTIFICATE')
const key = block('PRIVATE KEY')
const encryptedKey = block('ENCRYPTED PRIVATE KEY')
/** As a PKCS#12 file begins. */
const pkcs12 = Buffer.from([0x30, 0x82, 0x0a, 0xbc, 0x02, 0x01, 0x03, 0x30])

const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})
const choose = async (page: Page, ...files: ReturnType<typeof file>[]) =>
  await page.locator('input[type=file]').setInputFiles(files)

/** A household without a connection, in which what is made is BankID's. */
const first = (more: Partial<Handlers> = {}): Handlers => ({
  ...having([bankId]),
  'connections:list': () => [],
  ...more,
})

async function toCertificate(app: App, page: Page, handlers = first()): Promise<void> {
  await app.open('/connect?system=bankid', { handlers })
  await next(page)
  await expect(heading(page, 'Choose the certificate')).toBeFocused()
}

async function toCheck(app: App, page: Page, handlers = first()): Promise<void> {
  await toCertificate(app, page, handlers)
  await choose(page, file('rp.pem', `${certificate}\n${key}`))
  await next(page, 'Save and continue')
  await expect(heading(page, 'Check the certificate with BankID')).toBeFocused()
}

test('from the first step to a name that came back', async ({ app, page }) => {
  const authorised = pending<null>()
  await app.open('/connect', { handlers: first({ 'connection:authorise': () => authorised.promise }) })
  await expect(page.getByRole('heading', { name: 'Other systems' })).toBeVisible()
  await page.getByRole('radio', { name: 'BankID', exact: false }).last().click()
  await expect(page.getByText('the test environment has a public one', { exact: false })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveCount(6)
  await next(page)
  await expect(heading(page, 'The real BankID, or its test environment?')).toBeFocused()
  await page.getByRole('radio', { name: 'BankID’s test environment' }).click()
  await next(page)
  await page.getByRole('button', { name: 'Where do I get one?' }).click()
  await page.getByRole('button', { name: 'Open BankID’s pages for developers' }).click()
  await expect.poll(() => app.sent('app:open-link')).toEqual([{ link: 'bankid-developers' }])
  await choose(page, file('rp.p12', pkcs12))
  await page.getByLabel('Passphrase of the file', { exact: true }).fill(' as typed ')
  await next(page, 'Save and continue')
  await expect(heading(page, 'Check the certificate with BankID')).toBeFocused()
  expect(app.sent('connection:create')).toEqual([
    {
      system: 'bankid',
      settings: { environment: 'test', endUserIp: null },
      credentials: { pkcs12: pkcs12.toString('base64'), passphrase: ' as typed ' },
    },
  ])
  await next(page, 'Check the certificate')
  await expect(page.getByRole('status')).toHaveText('Connecting to BankID …')
  authorised.resolve(null)
  await expect(heading(page, 'Try it: identify yourself')).toBeFocused()
  await next(page, 'Identify with BankID')
  await expect(page.getByRole('status')).toHaveText('Asking BankID …')
  await app.push('order', waiting())
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible()
  await app.push('order', identified)
  await expect(page.getByText('Kari Svensdotter Ek')).toBeVisible()
  await next(page)
  await expect(heading(page, 'BankID is connected')).toBeFocused()
  await expect(page.getByText('BankID said that you are Kari Svensdotter Ek', { exact: false })).toBeVisible()
  await expect(page.getByRole('link', { name: 'To Settings' })).toHaveAttribute('href', '#/settings')
  await expect(page.getByRole('link', { name: 'To signing' })).toHaveAttribute('href', '#/signing')
  await expect(page.getByRole('link', { name: 'Leave the wizard' })).toHaveCount(0)
  expect(app.sent('sync:run')).toEqual([])
  expect(app.sent('connection:read-accounts')).toEqual([])
  await next(page, 'Done')
  await expect(heading(page, 'Connections')).toBeFocused()
})

test('going back to the first step finds BankID chosen, and a bank can be chosen instead', async ({
  app,
  page,
}) => {
  await app.open('/connect?system=bankid', { handlers: first() })
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByRole('radio', { name: /^BankID/ })).toBeChecked()
  await page.getByRole('radio', { name: 'bunq' }).click()
  await next(page)
  await expect(heading(page, 'How do you want to connect bunq?')).toBeFocused()
})

test('certificate and key come in two files, and what is missing is named', async ({ app, page }) => {
  await toCertificate(app, page)
  await next(page, 'Save and continue')
  await expect(page.getByText('Choose the certificate first.')).toBeVisible()
  await choose(page, file('cert.pem', certificate))
  await next(page, 'Save and continue')
  await expect(page.getByText('The private key is missing.', { exact: false })).toBeVisible()
  await choose(page, file('key.pem', encryptedKey))
  const files = page.getByRole('group', { name: 'Files of the certificate' })
  await expect(files.getByRole('listitem')).toHaveText([
    /cert\.pem.*certificate/,
    /key\.pem.*opened with a passphrase/,
  ])
  await next(page, 'Save and continue')
  await expect(page.getByText('The key is encrypted. Enter its passphrase.')).toBeVisible()
  await page.getByLabel('Passphrase of the file', { exact: true }).fill('qwerty123')
  await next(page, 'Save and continue')
  await heading(page, 'Check the certificate with BankID').waitFor()
  expect(app.sent('connection:create')).toMatchObject([
    { credentials: { rpCertificate: certificate, rpPrivateKey: encryptedKey, passphrase: 'qwerty123' } },
  ])
})

test('files are dropped on the step, and are no bank’s files there', async ({ app, page }) => {
  await toCertificate(app, page)
  await page.evaluate(`(() => {
    const data = new DataTransfer()
    data.items.add(new File([${JSON.stringify(`${certificate}\n${key}`)}], 'rp.pem'))
    const target = document.querySelector('form')
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
    }
  })()`)
  await expect(page.getByText('certificate and key', { exact: true })).toBeVisible()
  await expect(heading(page, 'Choose the certificate')).toBeVisible()
  expect(app.sent('import:drop')).toEqual([])
})

test('a file that is dropped beside the step is a bank’s, as everywhere', async ({ app, page }) => {
  await toCertificate(app, page)
  expect(await dragFiles(page, [{ name: 'statement.xml', content: '<Document/>' }])).toBe(true)
  await expect.poll(() => app.sent('import:drop')).toHaveLength(1)
})

test('a file that is obviously none of it is refused at once, by what is in it', async ({ app, page }) => {
  await toCertificate(app, page)
  await choose(page, file('rp.p12', 'hello'), file('order.pem', block('CERTIFICATE REQUEST')))
  await expect(page.getByText('rp.p12 is neither a certificate nor a key.')).toBeVisible()
  await expect(page.getByText('order.pem is the request for a certificate.', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await next(page, 'Save and continue')
  expect(app.sent('connection:create')).toEqual([])
})

for (const [code, words] of [
  ['certificate-unreadable', 'The certificate could not be read'],
  ['certificate-other-key', 'The key does not belong to the certificate'],
  ['certificate-expired', 'by this computer’s date'],
] as const) {
  test(`${code} is said where the certificate was chosen, and what was chosen stays`, async ({
    app,
    page,
  }) => {
    await toCertificate(app, page, first({ 'connection:create': refusing(code) }))
    await choose(page, file('rp.p12', pkcs12))
    await page.getByLabel('Passphrase of the file', { exact: true }).fill('wrong')
    await next(page, 'Save and continue')
    await expect(page.getByRole('alert')).toContainText(words)
    await expect(page.getByText('rp.p12')).toBeVisible()
    await expect(page.getByLabel('Passphrase of the file', { exact: true })).toHaveValue('wrong')
  })
}

test('a certificate that BankID refuses is replaced, and the environment is remembered', async ({
  app,
  page,
}) => {
  let tries = 0
  const refuse = refusing('certificate-refused')
  await toCheck(app, page, first({ 'connection:authorise': () => (tries++ === 0 ? refuse() : null) }))
  await next(page, 'Check the certificate')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('BankID does not accept the certificate')
  await expect(alert).toContainText('the public test certificate is not taken there')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Choose another certificate' }).click()
  await expect(page.getByText('A certificate is kept for this connection.', { exact: false })).toBeVisible()
  await expect(page.getByText('rp.pem')).toHaveCount(0) // main has it: the page forgets it
  await choose(page, file('other.pem', `${certificate}\n${key}`))
  await next(page, 'Save and continue')
  expect(app.sent('connection:configure')).toMatchObject([
    {
      connectionId: bankId.id,
      settings: bankId.settings,
      credentials: { rpPrivateKey: key, passphrase: null },
    },
  ])
  await next(page, 'Check the certificate')
  await expect(heading(page, 'Try it: identify yourself')).toBeFocused()
})

test('a server that is not BankID’s is spoken of, and tried again', async ({ app, page }) => {
  await toCheck(app, page, first({ 'connection:authorise': refusing('server-not-trusted') }))
  await next(page, 'Check the certificate')
  await expect(page.getByRole('alert')).toContainText('not the server')
  await expect(page.getByRole('button', { name: 'Choose another certificate' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => app.sent('connection:authorise')).toHaveLength(2)
})

test('a check can be stopped, and leaving stops it', async ({ app, page }) => {
  await toCheck(app, page, first({ 'connection:authorise': () => new Promise(() => undefined) }))
  await next(page, 'Check the certificate')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => app.sent('connection:cancel-authorise')).toEqual([{ connectionId: bankId.id }])
  await page.getByRole('link', { name: 'Leave the wizard' }).click()
  await expect.poll(() => app.sent('connection:cancel-authorise')).toHaveLength(2)
})

test('one’s own address is one, or is left to this computer', async ({ app, page }) => {
  await app.open('/connect?system=bankid', { handlers: first() })
  await page.getByRole('button', { name: 'Technical settings' }).click()
  const address = page.getByRole('textbox', { name: 'Your own IP address' })
  await address.fill('my computer')
  await next(page)
  await expect(page.getByText('An IPv4 or IPv6 address', { exact: false })).toBeVisible()
  await address.fill('2001:db8::7')
  await next(page)
  await choose(page, file('rp.pem', `${certificate}\n${key}`))
  await next(page, 'Save and continue')
  await heading(page, 'Check the certificate with BankID').waitFor()
  expect(app.sent('connection:create')).toMatchObject([{ settings: { endUserIp: '2001:db8::7' } }])
})

test('trying it may be skipped, given up and failed, and leaving cancels it', async ({ app, page }) => {
  // One order a try, as main has it: what is told of an older one concerns nobody.
  const ids = ['1', '2', '3'].map((last) => orderId.replace(/.$/, last))
  const begin = () => ({ orderId: ids[app.sent('identity:identify').length - 1] ?? orderId })
  const told = (index: number) => ({ orderId: ids[index] ?? orderId })
  await app.open(`/connect?renew=${bankId.id}&step=try`, {
    handlers: having([bankId], starting, { 'identity:identify': begin }),
  })
  await next(page, 'Identify with BankID')
  await app.push('order', failed('userCancel', told(0)))
  await expect(page.getByRole('alert')).toContainText('You cancelled in the BankID app')
  await page.getByRole('button', { name: 'Close' }).click() // and neither the way back nor the way on is barred
  await expect(page.getByRole('button', { name: 'Back' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Skip this' })).toBeVisible()
  await next(page, 'Identify with BankID')
  await app.push('order', failed('userCancel', told(1)))
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => app.sent('identity:identify')).toHaveLength(3)
  await page.setViewportSize({ width: 900, height: 640 })
  await app.push('order', waiting(20, { renewals: 1, ...told(2) }))
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeInViewport({ ratio: 1 })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => app.sent('order:cancel')).toEqual([told(2)])
  await page.getByRole('button', { name: 'Skip this' }).click()
  await expect(heading(page, 'BankID is connected')).toBeFocused()
})

test('in the invented household its certificate is filled in with a press', async ({ app, page }) => {
  const demoCredentials = { bankid: { certificate, privateKey: key } }
  const invented = { ...status, isDemo: true, demoCredentials }
  await app.open('/connect?system=bankid', { handlers: first({ 'app:status': () => invented }) })
  await expect(page.getByRole('heading', { name: 'The invented BankID on this computer' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'BankID’s test environment' })).toBeChecked()
  await next(page)
  await expect(page.getByRole('button', { name: 'Where do I get one?' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Fill in' }).click()
  await next(page, 'Save and continue')
  await heading(page, 'Check the certificate with BankID').waitFor()
  expect(app.sent('connection:create')).toMatchObject([
    {
      settings: { environment: 'test' },
      credentials: { rpCertificate: certificate, rpPrivateKey: key, passphrase: null },
    },
  ])
})

test('one that has worked stays in its environment: the other has a connection of its own', async ({
  app,
  page,
}) => {
  await app.open(`/connect?renew=${bankId.id}&step=environment`, { handlers: having([bankId]) })
  await expect(page.getByRole('radio')).toHaveCount(1)
  await expect(page.getByRole('radio')).toBeChecked()
})

test('a renewal enters where the certificate is changed, and keeps what is not chosen anew', async ({
  app,
  page,
}) => {
  await app.open(`/connect?renew=${bankId.id}&step=credentials`, { handlers: having([bankId]) })
  await expect(heading(page, 'Choose the certificate')).toBeFocused()
  await page.getByRole('button', { name: 'Save and close' }).click()
  await expect(heading(page, 'Connections')).toBeVisible()
  expect(app.sent('connection:configure')).toEqual([])
})

test('one that was disconnected begins with a certificate', async ({ app, page }) => {
  await app.open(`/connect?renew=${bankId.id}&step=try`, {
    handlers: having([{ ...bankId, status: 'disconnected' }]),
  })
  await expect(heading(page, 'Choose the certificate')).toBeFocused()
  await next(page, 'Save and continue')
  await expect(page.getByText('Choose the certificate first.')).toBeVisible()
})

test('the whole way works by keyboard', async ({ app, page }) => {
  await app.open('/connect', { handlers: first() })
  const press = async (name: string) => await page.getByRole('button', { name, exact: true }).press('Enter')
  await page.getByRole('radio', { name: 'SpareBank 1' }).focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /^BankID/ })).toBeChecked()
  await press('Next')
  await expect(heading(page, 'The real BankID, or its test environment?')).toBeFocused()
  await press('Next')
  await choose(page, file('rp.pem', `${certificate}\n${encryptedKey}`))
  await page.getByLabel('Passphrase of the file', { exact: true }).fill('x')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Check the certificate with BankID')).toBeFocused()
  await press('Check the certificate')
  await expect(heading(page, 'Try it: identify yourself')).toBeFocused()
  await press('Identify with BankID')
  await app.push('order', identified)
  await press('Next')
  await expect(heading(page, 'BankID is connected')).toBeFocused()
})

for (const step of ['environment', 'certificate', 'check', 'try']) {
  test(`the step ${step} in the dark has nothing axe calls serious`, async ({ app, page }) => {
    const handlers = having([{ ...bankId, status: 'new' }])
    await app.open(`/connect?renew=${bankId.id}&step=${step}`, { handlers, colorScheme: 'dark' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page)
    if (step !== 'try') return
    await next(page, 'Identify with BankID')
    await app.push('order', waiting())
    await page.getByRole('img', { name: /^QR code/ }).waitFor()
    await expectAccessible(page)
    await app.push('order', identified)
    await next(page)
    await expectAccessible(page)
  })
}
