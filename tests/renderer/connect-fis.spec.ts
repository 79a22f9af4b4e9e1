import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import { defaultFisSettings } from '../../src/shared/fis.ts'
import { expectAccessible } from './axe.ts'
import { expect, test, type App } from './fixture.ts'
import { fis, having, publicKey } from './invented-orders.ts'
import { status } from './invented.ts'
import { heading, next, pending, refusing } from './wizard-walk.ts'

const clientId = '7a9016dc-ac40-4908-9462-ffb0809726ce'
const key = '-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----'
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

const first = (more: Partial<Handlers> = {}): Handlers => ({
  ...having([fis]),
  'connections:list': () => [],
  ...more,
})
const fresh = { ...fis, status: 'new' as const }

async function toKey(app: App, page: Page, handlers = first()): Promise<void> {
  await app.open('/connect?system=fis', { handlers })
  await next(page)
  await expect(heading(page, 'A key to sign in with')).toBeFocused()
}

async function toParty(app: App, page: Page, handlers = first()): Promise<void> {
  await toKey(app, page, handlers)
  await next(page, 'Save and continue')
  await page.getByRole('textbox', { name: 'Client ID' }).fill(` ${clientId.toUpperCase()} `)
  await next(page, 'Save and continue')
  await expect(heading(page, 'Whom do you want to act as?')).toBeFocused()
}

/** A connection that is kept and was never checked, in front of its check. */
async function check(app: App, page: Page, authorise: Handlers['connection:authorise']): Promise<void> {
  const handlers = having([fresh], null, { 'connection:authorise': authorise })
  await app.open(`/connect?renew=${fis.id}&step=check`, { handlers })
  await next(page, 'Check the access')
}

test('from the first step to the page: a key is made, registered, and signed in with', async ({
  app,
  page,
}) => {
  const authorised = pending<null>()
  await app.open('/connect', { handlers: first({ 'connection:authorise': () => authorised.promise }) })
  await page.getByRole('radio', { name: /^FIS/ }).click()
  await expect(page.getByText('For participants of the electricity market', { exact: false })).toBeVisible()
  await next(page)
  await expect(heading(page, 'Norway’s Flexibility Information System')).toBeFocused()
  await expect(page.getByText('flex-test.elhub.no', { exact: false })).toBeVisible()
  await next(page)
  await expect(page.getByRole('radio', { name: 'Make a key here' })).toBeChecked()
  await next(page, 'Save and continue')
  expect(app.sent('connection:create')).toEqual([
    { system: 'fis', settings: defaultFisSettings, credentials: { clientId: null, fisPrivateKey: null } },
  ])
  await expect(heading(page, 'Register the key with FIS')).toBeFocused()
  await page.getByRole('button', { name: 'Open the portal' }).click()
  await expect.poll(() => app.sent('app:open-link')).toEqual([{ link: 'fis-portal' }])
  await expect(page.getByRole('region', { name: 'Public key' })).toHaveText(publicKey)
  await page.getByRole('textbox', { name: 'Client ID' }).fill(clientId)
  await next(page, 'Save and continue')
  await expect(heading(page, 'Whom do you want to act as?')).toBeFocused()
  await page.getByRole('radio', { name: 'As a certain party' }).click()
  await page.getByRole('textbox', { name: 'GLN' }).fill('1111 1111 11111')
  await next(page)
  await expect(heading(page, 'Check the access to FIS')).toBeFocused()
  const actAs = { kind: 'party', idType: 'gln', id: '1111111111111', partyType: 'service_provider' }
  expect(app.sent('connection:configure')).toEqual([
    { connectionId: fis.id, credentials: { clientId, fisPrivateKey: null } },
    { connectionId: fis.id, settings: { ...defaultFisSettings, actAs } },
  ])
  await next(page, 'Check the access')
  await expect(page.getByRole('status')).toHaveText('Signing in to FIS …')
  authorised.resolve(null)
  await expect(heading(page, 'FIS is connected')).toBeFocused()
  await expect(page.getByRole('link', { name: 'Open Flexibility' })).toHaveAttribute('href', '#/flexibility')
  expect(app.sent('sync:run')).toEqual([])
  await expect(page.getByRole('link', { name: 'Leave the wizard' })).toHaveCount(0)
  await next(page, 'Done')
  await expect(heading(page, 'Connections')).toBeFocused()
})

test('the public key is copied to the letter, with nothing after its last line', async ({
  app,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const withEnd = { providerName: null, redirectUri: null, publicKey: `${publicKey}\n` }
  await toKey(app, page, first({ 'connection:prepare': () => withEnd }))
  await next(page, 'Save and continue')
  await page.getByRole('button', { name: 'Copy the public key' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(publicKey)
})

test('a key that is brought must be one, without a passphrase', async ({ app, page }) => {
  await toKey(app, page)
  await page.getByRole('radio', { name: 'Bring a key' }).click()
  await next(page, 'Save and continue')
  await expect(page.getByText('Choose this file.')).toBeVisible()
  await page
    .locator('input[type=file]')
    .setInputFiles(file('key.pem', '-----BEGIN PUBLIC KEY-----\nQUJD\n-----END PUBLIC KEY-----'))
  await next(page, 'Save and continue')
  expect(app.sent('connection:create')).toEqual([])
  await page.locator('input[type=file]').setInputFiles(file('key.pem', key))
  await next(page, 'Save and continue')
  await heading(page, 'Register the key with FIS').waitFor()
  expect(app.sent('connection:create')).toMatchObject([
    { credentials: { clientId: null, fisPrivateKey: key } },
  ])
})

test('a key that main cannot use is spoken of where it was chosen', async ({ app, page }) => {
  await toKey(app, page, first({ 'connection:create': refusing('key-unreadable') }))
  await page.getByRole('radio', { name: 'Bring a key' }).click()
  await page.locator('input[type=file]').setInputFiles(file('key.pem', key))
  await next(page, 'Save and continue')
  await expect(page.getByRole('alert')).toContainText('The key could not be read')
  await expect(page.getByText('key.pem', { exact: false })).toBeVisible()
})

test('a client id has a form, and a public key that does not come can be asked for again', async ({
  app,
  page,
}) => {
  let asked = 0
  const refuse = refusing('internal')
  const prepared = { providerName: null, redirectUri: null, publicKey }
  await toKey(app, page, first({ 'connection:prepare': () => (asked++ === 0 ? refuse() : prepared) }))
  await next(page, 'Save and continue')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('region', { name: 'Public key' })).toHaveText(publicKey)
  await next(page, 'Save and continue')
  await expect(page.getByText('Paste the client ID that the portal shows.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Client ID' }).fill('PC #1')
  await expect(page.getByText('A client ID looks like', { exact: false })).toBeVisible()
  await next(page, 'Save and continue')
  expect(app.sent('connection:configure')).toEqual([])
})

test('each type of party is named by its own kind of number, and organisations cannot be named', async ({
  app,
  page,
}) => {
  await toParty(app, page)
  await expect(
    page.getByText('choose the party on the Flexibility page afterwards', { exact: false }),
  ).toBeVisible()
  await page.getByRole('radio', { name: 'As a certain party' }).click()
  const type = page.getByRole('combobox', { name: 'Type of the party' })
  await expect(type.getByRole('option')).toHaveCount(8)
  await expect(type.getByRole('option', { name: 'Organisation' })).toHaveCount(0)
  await next(page)
  await expect(page.getByText('A GLN has thirteen digits.')).toBeVisible()
  await type.selectOption('End user')
  const id = '5887c04f-291d-4211-9837-e8bb8bda5b6f'
  await page.getByRole('textbox', { name: 'Number of the end user' }).fill(id)
  await expectAccessible(page)
  await next(page)
  await heading(page, 'Check the access to FIS').waitFor()
  expect(app.sent('connection:configure').at(-1)).toMatchObject({
    settings: { actAs: { kind: 'party', idType: 'uuid', id, partyType: 'end_user' } },
  })
})

test('as the company itself nothing more is asked or sent', async ({ app, page }) => {
  await toParty(app, page)
  await next(page)
  await heading(page, 'Check the access to FIS').waitFor()
  expect(app.sent('connection:configure')).toEqual([
    { connectionId: fis.id, credentials: { clientId, fisPrivateKey: null } },
  ])
})

test('another address and the older forms are settings; what is no address is refused', async ({
  app,
  page,
}) => {
  await app.open('/connect?system=fis', { handlers: first() })
  await page.getByRole('button', { name: 'Technical settings' }).click()
  await page.getByRole('textbox', { name: 'Address of the sign-in' }).fill('http://fis.example/auth/v0')
  await page.getByRole('textbox', { name: 'Address of the data' }).fill('https://fis.example/api/v0/')
  await page.getByRole('switch', { name: 'Name the version of the interface' }).click()
  await page.getByText('Without (older)').click()
  await page.getByText('Without', { exact: true }).click()
  await next(page)
  await expect(page.getByText('An address that begins with https://')).toHaveCount(1)
  await page.getByRole('textbox', { name: 'Address of the sign-in' }).fill('https://fis.example/auth/v0')
  await expectAccessible(page)
  await next(page)
  await next(page, 'Save and continue')
  await heading(page, 'Register the key with FIS').waitFor()
  expect(app.sent('connection:create')).toMatchObject([
    {
      settings: {
        authUrl: 'https://fis.example/auth/v0',
        apiUrl: 'https://fis.example/api/v0',
        apiVersion: null,
        subForm: 'short',
        audience: 'bare',
      },
    },
  ])
})

const mended = [
  ['key-refused', 'See the public key again', 'Register the key with FIS'],
  ['client-missing', 'Check the client ID', 'Register the key with FIS'],
  ['key-unreadable', 'Choose another key', 'A key to sign in with'],
  ['party-refused', 'Choose another party', 'Whom do you want to act as?'],
] as const

for (const [code, button, title] of mended) {
  test(`${code} leads to where it is mended`, async ({ app, page }) => {
    await check(app, page, refusing(code))
    await expect(page.getByRole('alert')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: button }).click()
    await expect(heading(page, title)).toBeFocused()
  })
}

test('a client ID that FIS refuses is said at its field, which is gone to', async ({ app, page }) => {
  await check(app, page, refusing('client-rejected'))
  await page.getByRole('button', { name: 'Check the client ID' }).click()
  const field = page.getByRole('textbox', { name: 'Client ID' })
  await expect(field).toBeFocused()
  await expect(field).toBeInViewport({ ratio: 1 })
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(/FIS did not accept this client ID/)
  await field.fill('not one')
  await expect(field).not.toHaveAttribute('aria-invalid', 'true')
  await page.setViewportSize({ width: 900, height: 640 })
  await page.locator('main').getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded()
  await next(page, 'Save and continue')
  await expect(field).toBeFocused()
  await expect(field).toBeInViewport({ ratio: 1 })
  await expect(field).toHaveAccessibleDescription(/looks like/)
})

test('a wrong clock is said, and tried again once it is right', async ({ app, page }) => {
  let tries = 0
  const refuse = refusing('clock-wrong')
  await check(app, page, () => (tries++ === 0 ? refuse() : null))
  await expect(page.getByRole('alert')).toContainText('This computer’s clock is wrong')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(heading(page, 'FIS is connected')).toBeFocused()
})

test('in the invented household its client is filled in with a press, all the way', async ({ app, page }) => {
  const demoCredentials = { fis: { clientId, privateKey: key, gln: '1111111111111' } }
  const invented = { ...status, isDemo: true, demoCredentials }
  await app.open('/connect?system=fis', { handlers: first({ 'app:status': () => invented }) })
  await expect(page.getByRole('heading', { name: 'The invented FIS on this computer' })).toBeVisible()
  await expect(page.getByText('flex-test.elhub.no')).toHaveCount(0)
  await next(page)
  await page.getByRole('button', { name: 'Fill in' }).click()
  await next(page, 'Save and continue')
  await expect(page.getByRole('textbox', { name: 'Client ID' })).toHaveValue(clientId)
  await next(page, 'Save and continue')
  await expect(page.getByRole('textbox', { name: 'GLN' })).toHaveValue('1111111111111')
  await next(page)
  await heading(page, 'Check the access to FIS').waitFor()
  expect(app.sent('connection:create')).toMatchObject([{ credentials: { fisPrivateKey: key } }])
})

test('a connection that was never checked goes on with its registration, and keeps its key and client', async ({
  app,
  page,
}) => {
  await app.open(`/connect?renew=${fis.id}`, { handlers: having([fresh]) })
  await expect(heading(page, 'Register the key with FIS')).toBeFocused()
  await expect(page.getByRole('region', { name: 'Public key' })).toHaveText(publicKey)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save and close' }).click()
  await expect(heading(page, 'Connections')).toBeVisible()
  expect(app.sent('connection:configure')).toEqual([])
})

test('another key is brought to the same connection, and its client id is left as it is', async ({
  app,
  page,
}) => {
  await app.open(`/connect?renew=${fis.id}&step=credentials`, { handlers: having([fis]) })
  await expect(page.getByRole('radio', { name: 'Keep the key there is' })).toBeChecked()
  await page.getByRole('radio', { name: 'Bring a key' }).click()
  await page.locator('input[type=file]').setInputFiles(file('key.pem', key))
  await next(page, 'Save and continue')
  await heading(page, 'Register the key with FIS').waitFor()
  expect(app.sent('connection:configure')).toEqual([
    { connectionId: fis.id, settings: fis.settings, credentials: { clientId: null, fisPrivateKey: key } },
  ])
})

test('the whole way works by keyboard', async ({ app, page }) => {
  await app.open('/connect?system=fis', { handlers: first() })
  const press = async (name: string) => await page.getByRole('button', { name, exact: true }).press('Enter')
  await press('Next')
  await press('Save and continue')
  await page.getByRole('textbox', { name: 'Client ID' }).fill(clientId)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Whom do you want to act as?')).toBeFocused()
  await press('Next')
  await press('Check the access')
  await expect(heading(page, 'FIS is connected')).toBeFocused()
})

for (const step of ['place', 'key', 'actAs', 'check']) {
  test(`the step ${step} in the dark has nothing axe calls serious`, async ({ app, page }) => {
    const handlers = having([{ ...fis, status: 'new' }])
    await app.open(`/connect?renew=${fis.id}&step=${step}`, { handlers, colorScheme: 'dark' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page)
  })
}
