import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { accountIds, accounts, connection } from './invented.ts'
import {
  client,
  connectionId,
  firstBank,
  heading,
  pending,
  signIn,
  typeClient,
  walkToConsent,
} from './wizard-walk.ts'

const asFirst = accounts.map((account) => ({ ...account, isChosen: false, bookedCount: 0, oldestOn: null }))

test('from choosing a bank to seeing the money, with everything as suggested', async ({ app, page }) => {
  const authorised = pending<null>()
  const synced = pending<{ runId: number; added: number; changed: number; pending: number; isPartial: boolean; isHistoryComplete: boolean }>() // prettier-ignore
  let connections: (typeof connection)[] = []
  const handlers = firstBank({
    'connections:list': () => connections,
    'connection:authorise': () => authorised.promise,
    'connection:read-accounts': () => asFirst,
    'sync:run': () => synced.promise,
  })
  await walkToConsent(app, page, handlers)
  connections = [connection]
  expect(app.sent('connection:create')).toEqual([
    {
      system: 'sparebank1',
      settings: {
        generation: 'current',
        authHost: 'api',
        clientAuth: 'body',
        finInst: null,
        redirectPort: 8765,
      },
      credentials: client,
    },
  ])

  await signIn(page)
  await expect(heading(page, 'Waiting for you at the bank')).toBeFocused()
  await app.push('progress', { kind: 'authorise', connectionId, stage: 'waiting-for-bank', endsAt: new Date(Date.now() + 119_500).toISOString() }) // prettier-ignore
  await expect(page.getByRole('status')).toHaveText('Sign in with BankID in the browser window and approve.')
  await expect(page.getByRole('timer')).toHaveText(/Time left: (2:00|1:5\d)/)
  authorised.resolve(null)

  await expect(heading(page, 'Which accounts do you want to follow?')).toBeFocused()
  await expect(page.getByText('6 of 6 chosen')).toBeVisible()
  await page.getByRole('button', { name: 'Start reading' }).click()
  expect(app.sent('connection:choose-accounts')).toEqual([
    { connectionId, accountIds: accounts.map(({ id }) => id) },
  ])

  await expect(heading(page, 'Reading your accounts')).toBeFocused()
  await app.push('progress', { kind: 'sync', connectionId, stage: 'history', accountName: 'Brukskonto', count: 1834, reachedOn: '2024-11-03' }) // prettier-ignore
  await expect(page.getByRole('status')).toHaveText('Reading older history')
  await expect(page.getByRole('main')).toContainText('1,834 rows so far')
  await expect(page.getByRole('main')).toContainText('back to 3 Nov 2024')
  synced.resolve({ runId: 1, added: 4085, changed: 0, pending: 6, isPartial: false, isHistoryComplete: true })

  await expect(heading(page, 'Done')).toBeFocused()
  await expect(page.getByText('4,085 transactions read')).toBeVisible()
  await app.push('stale', { topics: ['connections'] })
  await page.getByRole('link', { name: 'See your money' }).click()
  await expect(heading(page, 'Overview')).toBeVisible()
})

test('the whole way works by keyboard: Enter goes on, and each heading takes the focus', async ({
  app,
  page,
}) => {
  await app.open('/connect', { handlers: firstBank({ 'connection:read-accounts': () => asFirst }) })
  await heading(page, 'What do you want to connect?').waitFor()
  await page.getByRole('button', { name: 'Next' }).focus()
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Register your own access')).toBeFocused()
  await page.getByRole('button', { name: 'Next' }).focus()
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Enter client ID and secret')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type(client.clientId)
  await page.keyboard.press('Tab')
  await page.keyboard.type(client.clientSecret)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Which SpareBank 1 bank is yours?')).toBeFocused()
  expect(app.sent('connection:create')).toHaveLength(1)
})

test('the redirect URI is the one to register, follows the port and is copied with one press', async ({
  app,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.open('/connect', { handlers: firstBank() })
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('group', { name: 'Redirect URI' })).toHaveText('http://localhost:8765/callback')
  await page.getByRole('button', { name: 'Advanced' }).click()
  const port = page.getByRole('textbox', { name: 'Port on this computer' })
  await port.fill('80')
  await expect(page.getByText('A whole number from 1024 to 65535.')).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(heading(page, 'Register your own access')).toBeVisible()
  await port.fill('9050')
  await expect(page.getByRole('group', { name: 'Redirect URI' })).toHaveText('http://localhost:9050/callback')
  await page.getByRole('button', { name: 'Copy the redirect URI' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe('http://localhost:9050/callback')
  await page.getByRole('button', { name: 'Open the developer page' }).click()
  await expect(page.getByText('Opened in your browser.')).toBeVisible()
  expect(app.sent('app:open-link')).toEqual([{ link: 'sparebank1-portal' }])
})

test('the technical choices reach the connection', async ({ app, page }) => {
  await app.open('/connect', { handlers: firstBank() })
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Advanced' }).click()
  for (const choice of ['Older', 'api-auth.sparebank1.no', 'In a header']) {
    await page.getByText(choice, { exact: true }).click()
  }
  await page.getByRole('button', { name: 'Next' }).click()
  await typeClient(page)
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await heading(page, 'Which SpareBank 1 bank is yours?').waitFor()
  expect(app.sent('connection:create')).toMatchObject([
    { settings: { generation: 'legacy', authHost: 'api-auth', clientAuth: 'basic' } },
  ])
})

test('what was typed is there after going back, but for the secret, which is gone once it is kept', async ({
  app,
  page,
}) => {
  await app.open('/connect', { handlers: firstBank() })
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await typeClient(page)
  const secret = page.getByLabel('Client secret', { exact: true })
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(secret).toHaveValue(client.clientSecret)
  await expect(secret).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: 'Show the secret' }).click()
  await expect(secret).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await heading(page, 'Which SpareBank 1 bank is yours?').waitFor()
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(secret).toHaveValue('')
  await expect(page.getByRole('textbox', { name: 'Client ID' })).toHaveValue(client.clientId)
  await expect(page.getByText('Kept in the keychain.')).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await heading(page, 'Which SpareBank 1 bank is yours?').waitFor()
  expect(app.sent('connection:create')).toHaveLength(1)
  expect(app.sent('connection:configure')).toEqual([])
})

test('spaces that came along with a paste are cut, and empty fields are named', async ({ app, page }) => {
  await app.open('/connect', { handlers: firstBank() })
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(page.getByText('Paste what the bank’s page shows.')).toHaveCount(2)
  await page.getByRole('textbox', { name: 'Client ID' }).fill(` ${client.clientId} `)
  await page.getByLabel('Client secret', { exact: true }).fill(`${client.clientSecret}  `)
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await heading(page, 'Which SpareBank 1 bank is yours?').waitFor()
  expect(app.sent('connection:create')).toMatchObject([{ credentials: client }])
})

test('a bank is found by an old name and signed in to under the new one', async ({ app, page }) => {
  await app.open('/connect', { handlers: firstBank() })
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await typeClient(page)
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(page.getByRole('radio', { name: /Choose at login/ })).toBeChecked()
  await page.getByRole('searchbox', { name: 'Search for a bank' }).fill('sr bank')
  await expect(page.getByText('Part of SpareBank 1 Sør-Norge since Oct 2024')).toBeVisible()
  await page.getByRole('radio', { name: 'SpareBank 1 SR-Bank' }).check()
  await page.getByRole('button', { name: 'Next' }).click()
  await heading(page, 'Give Oversikt access').waitFor()
  expect(app.sent('connection:configure')).toMatchObject([
    { settings: { finInst: 'fid-sor-norge' }, name: 'SpareBank 1 Sør-Norge' },
  ])
})

test('a bank that is not listed is entered by its id, which must have the right form', async ({
  app,
  page,
}) => {
  await app.open('/connect', { handlers: firstBank() })
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await typeClient(page)
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByRole('radio', { name: 'Enter a bank ID' }).check()
  await page.getByRole('textbox', { name: 'Bank ID' }).fill('Østlandet')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('A bank ID looks like fid-ostlandet.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Bank ID' }).fill('fid-ny-bank')
  await page.getByRole('button', { name: 'Next' }).click()
  await heading(page, 'Give Oversikt access').waitFor()
  expect(app.sent('connection:configure')).toMatchObject([{ settings: { finInst: 'fid-ny-bank' } }])
})

test('accounts can be left out, none is refused, and history can begin on a day', async ({ app, page }) => {
  await walkToConsent(app, page, firstBank({ 'connection:read-accounts': () => asFirst }))
  await signIn(page)
  await page.getByRole('button', { name: 'Choose none' }).click()
  await page.getByRole('button', { name: 'Start reading' }).click()
  await expect(page.getByText('Choose at least one account.')).toBeVisible()
  expect(app.sent('connection:choose-accounts')).toEqual([])
  await page.getByRole('checkbox', { name: /BSU/ }).click()
  await page.getByRole('radio', { name: 'Since a certain day' }).check()
  const day = page.getByRole('textbox', { name: 'First day' })
  await expect(day).toHaveValue('20/11/2025')
  await day.fill('01/03/2024')
  await day.blur()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Start reading' }).click()
  await heading(page, 'Done').waitFor()
  expect(app.sent('connection:choose-accounts')).toEqual([
    { connectionId, accountIds: [accountIds.bsu], historyFrom: '2024-03-01' },
  ])
})

test('in the invented household its client is filled in with a press', async ({ app, page }) => {
  const { fullHandlers } = await import('./fake-api.ts')
  const { status } = await import('./invented.ts')
  const demo = { ...status, isDemo: true, demoClient: client }
  await app.open('/connect', { handlers: { ...fullHandlers(), 'app:status': () => demo } })
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Fill in' }).click()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await heading(page, 'Which SpareBank 1 bank is yours?').waitFor()
  expect(app.sent('connection:create')).toMatchObject([{ credentials: client }])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no step in ${colorScheme} has anything axe calls serious`, async ({ app, page }) => {
    test.slow() // five steps, each looked through in full
    const handlers = firstBank({ 'connection:authorise': () => new Promise<never>(() => undefined) })
    await app.open('/connect', { handlers, colorScheme })
    await heading(page, 'What do you want to connect?').waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Advanced' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await expectAccessible(page)
    await typeClient(page)
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await page.getByRole('radio', { name: 'Enter a bank ID' }).check()
    await expectAccessible(page)
    await page.getByRole('radio', { name: /Choose at login/ }).click()
    await page.getByRole('button', { name: 'Next' }).click()
    await heading(page, 'Give Oversikt access').waitFor()
    await expectAccessible(page)
    await signIn(page)
    await heading(page, 'Waiting for you at the bank').waitFor()
    await expectAccessible(page)
  })
}
