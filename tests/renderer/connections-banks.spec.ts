import type { Connection } from '../../src/shared/model.ts'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { bunqKey, bunqOAuth, bunqProvider, sbankenStandIn } from './invented-connections.ts'
import { heading } from './wizard-walk.ts'

const having = (...connections: Connection[]) => ({
  ...fullHandlers(),
  'connections:list': () => connections,
})
const card = (page: import('@playwright/test').Page, name: string) =>
  page.getByRole('region', { name, exact: true })

test('each connection says which way in it takes, and promises no end that nobody set', async ({
  app,
  page,
}) => {
  await app.open('/connections', { handlers: having(bunqKey, bunqOAuth, bunqProvider, sbankenStandIn) })
  await expect(card(page, 'bunq')).toContainText('API key')
  await expect(card(page, 'bunq')).toContainText('until you delete the key in the bunq app')
  await expect(card(page, 'Felles i bunq')).toContainText('bunq · OAuth client')
  await expect(card(page, 'Felles i bunq')).toContainText('no end set')
  await expect(card(page, 'Testtilbyder')).toContainText('bunq · PSD2 provider')
  await expect(card(page, 'Testtilbyder')).toContainText('Sandbox')
  await expect(card(page, 'Sbanken')).toContainText('Stand-in')
  await expect(page.getByText('not given')).toHaveCount(0)
  await expect(page.getByText('Calls left this hour')).toHaveCount(0)
  await expectAccessible(page)
})

const menus: readonly (readonly [Connection, readonly string[]])[] = [
  [bunqKey, ['Test the connection', 'Choose accounts again', 'Change the API key', 'Rename', 'Disconnect']],
  [
    bunqOAuth,
    [
      'Test the connection',
      'Renew consent',
      'Choose accounts again',
      'Change client ID and secret',
      'Change port and address',
      'Rename',
      'Disconnect',
    ],
  ],
  [
    bunqProvider,
    [
      'Test the connection',
      'Renew consent',
      'Choose accounts again',
      'Change the certificate',
      'Check the set-up',
      'Change port and address',
      'Rename',
      'Disconnect',
    ],
  ],
  [
    sbankenStandIn,
    ['Test the connection', 'Choose accounts again', 'Change the keys', 'Rename', 'Disconnect'],
  ],
]

for (const [connection, items] of menus) {
  test(`the menu of ${connection.name} holds what its way in has, and nothing of another bank`, async ({
    app,
    page,
  }) => {
    await app.open('/connections', { handlers: having(connection) })
    await page.getByRole('button', { name: `More about ${connection.name}` }).click()
    await expect(page.getByRole('menuitem')).toHaveText(['Pause automatic syncs', ...items])
  })
}

test('a new key is saved on the same connection and checked', async ({ app, page }) => {
  await app.open('/connections', { handlers: having(bunqKey) })
  await page.getByRole('button', { name: 'More about bunq' }).click()
  await page.getByRole('menuitem', { name: 'Change the API key' }).click()
  await expect(heading(page, 'Enter the API key')).toBeFocused()
  await expect(page.getByText('A key is kept for this connection.', { exact: false })).toBeVisible()
  await page.getByLabel('API key', { exact: true }).fill('new')
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByRole('button', { name: 'Check the key' }).click()
  await heading(page, 'Which accounts do you want to follow?').waitFor()
  expect(app.sent('connection:configure')).toEqual([
    { connectionId: bunqKey.id, settings: bunqKey.settings, credentials: { apiKey: 'new' } },
  ])
  expect(app.sent('connection:create')).toEqual([])
  expect(app.sent('connection:authorise')).toEqual([{ connectionId: bunqKey.id }])
})

test('an access that is gone is checked again or signed in to again, by its door', async ({ app, page }) => {
  const gone = { status: 'needs-login', lastFailure: { code: 'needs-login' } } as const
  await app.open('/connections', { handlers: having({ ...bunqKey, ...gone }, { ...bunqOAuth, ...gone }) })
  await expect(card(page, 'bunq').getByRole('link', { name: 'Check the access again' })).toHaveAttribute(
    'href',
    `#/connect?renew=${bunqKey.id}`,
  )
  await card(page, 'Felles i bunq').getByRole('link', { name: 'Sign in again' }).click()
  await expect(heading(page, 'Give Oversikt access')).toBeFocused()
  await page.getByRole('button', { name: 'Open bunq’s page' }).click()
  await expect.poll(() => app.sent('connection:authorise')).toEqual([{ connectionId: bunqOAuth.id }])
})

test('a provider that was left half-way goes on with its set-up', async ({ app, page }) => {
  await app.open('/connections', { handlers: having({ ...bunqProvider, status: 'new', accountCount: 0 }) })
  await page.getByRole('link', { name: 'Go on connecting' }).click()
  await expect(heading(page, 'Set up the provider')).toBeFocused()
  await page.getByRole('button', { name: 'Check the set-up' }).click()
  await page.getByText('The provider is set up').waitFor()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(heading(page, 'Give Oversikt access')).toBeFocused()
})

test('Sbanken’s generation is changed by itself, without its keys being entered again', async ({
  app,
  page,
}) => {
  await app.open(`/connect?renew=${sbankenStandIn.id}&step=credentials`, { handlers: having(sbankenStandIn) })
  await page.getByRole('radio', { name: '2019: exec.bank/api/v1' }).check()
  await page.getByRole('button', { name: 'Save and close' }).click()
  await expect(heading(page, 'Connections')).toBeVisible()
  expect(app.sent('connection:configure')).toEqual([
    { connectionId: sbankenStandIn.id, settings: { era: 'exec.bank' } },
  ])
})

test('disconnecting says what stays at the bank, and speaks of no other bank’s page', async ({
  app,
  page,
}) => {
  await app.open('/connections', { handlers: having(bunqKey) })
  await page.getByRole('button', { name: 'More about bunq' }).click()
  await page.getByRole('menuitem', { name: 'Disconnect' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('the API key stays valid until you delete it in the bunq app')
  await expect(dialog.getByRole('button', { name: 'Open the developer page' })).toHaveCount(0)
})
