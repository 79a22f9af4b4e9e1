import { expectAccessible } from './axe.ts'
import { failingHandlers, fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { accountIds, accounts, connection } from './invented.ts'
import { connectionId, heading, refusing, signIn, typeClient } from './wizard-walk.ts'

test('a renewal signs in to the same connection and keeps its accounts, their choice and its history', async ({
  app,
  page,
}) => {
  const kept = accounts.map((account) => ({ ...account, isChosen: account.id !== accountIds.euro }))
  const handlers = {
    ...fullHandlers(),
    'connections:list': () => [{ ...connection, status: 'needs-login' as const, historyFrom: '2024-01-01' }],
    'connection:read-accounts': () => kept,
  }
  await app.open(`/connect?renew=${connectionId}`, { handlers })
  await expect(heading(page, 'Give Oversikt access')).toBeVisible()
  await expect(page.getByText('Your accounts are recognised', { exact: false })).toBeVisible()
  await signIn(page)
  await expect(page.getByText('5 of 6 chosen')).toBeVisible()
  await page.getByRole('button', { name: 'Start reading' }).click()
  await heading(page, 'Done').waitFor()
  const chosen = app.sent('connection:choose-accounts')[0] as { accountIds: string[]; historyFrom: string }
  expect(chosen.historyFrom).toBe('2024-01-01')
  expect(chosen.accountIds).not.toContain(accountIds.euro)
  expect(app.sent('connection:create')).toEqual([])
  expect(app.sent('connection:configure')).toEqual([])
  expect(app.sent('connection:authorise')).toEqual([{ connectionId }])
})

test('a consent that still holds says until when', async ({ app, page }) => {
  await app.open(`/connect?renew=${connectionId}`)
  await expect(
    page.getByText('The consent still holds until 4 January 2027.', { exact: false }),
  ).toBeVisible()
  await expectAccessible(page)
})

test('a new secret is saved on the same connection, and the wizard may end there', async ({ app, page }) => {
  await app.open(`/connect?renew=${connectionId}&step=credentials`)
  await heading(page, 'Enter client ID and secret').waitFor()
  await page.getByLabel('Client secret', { exact: true }).fill('only-this')
  await page.getByRole('button', { name: 'Save and close' }).click()
  await expect(page.getByText('To change them, enter both.')).toBeVisible()
  await typeClient(page)
  await page.getByRole('button', { name: 'Save and close' }).click()
  await expect(heading(page, 'Connections')).toBeVisible()
  expect(app.sent('connection:configure')).toMatchObject([{ connectionId, credentials: {} }])
  expect(app.sent('connection:create')).toEqual([])
})

test('another port is saved without touching anything else', async ({ app, page }) => {
  await app.open(`/connect?renew=${connectionId}&step=register`)
  await page.getByRole('textbox', { name: 'Port on this computer' }).fill('9050')
  await page.getByRole('button', { name: 'Save and close' }).click()
  await expect(heading(page, 'Connections')).toBeVisible()
  expect(app.sent('connection:configure')).toEqual([
    { connectionId, settings: { ...connection.settings, redirectPort: 9050 } },
  ])
})

test('choosing accounts again asks the bank and begins with what was chosen', async ({ app, page }) => {
  await app.open(`/connect?renew=${connectionId}&step=accounts`)
  await expect(page.getByText('6 of 6 chosen')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose none' })).toBeVisible()
  expect(app.sent('connection:read-accounts')).toEqual([{ connectionId }])
  expect(app.sent('connection:authorise')).toEqual([])
})

test('a connection that is gone leads back to the list', async ({ app, page }) => {
  await app.open('/connect?renew=6f1c2f0e-0c55-4d0e-9b57-000000000000')
  await expect(page.getByRole('alert')).toContainText('This is no longer here')
  await page.getByRole('link', { name: 'Connections' }).click()
  await expect(heading(page, 'Connections')).toBeVisible()
})

test('a renewal whose connection cannot be read says so and tries again', async ({ app, page }) => {
  const handlers = { ...failingHandlers('internal'), 'connections:list': refusing('internal') as never }
  await app.open(`/connect?renew=${connectionId}`, { handlers })
  await expect(page.getByRole('alert')).toContainText('Something went wrong in Oversikt')
  handlers['connections:list'] = (() => [connection]) as never
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(heading(page, 'Give Oversikt access')).toBeVisible()
})
