import type { Connection } from '../../src/shared/model.ts'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { fis } from './invented-orders.ts'
import { bunqKey } from './invented-connections.ts'
import { chooseBank, chooseDoor, firstBank, heading, next, refusing } from './wizard-walk.ts'

const having = (...connections: Connection[]) => ({
  ...fullHandlers(),
  'connections:list': () => connections,
})
const refused = {
  ...bunqKey,
  status: 'new',
  accountCount: 0,
  lastFailure: { code: 'client-rejected' },
} as const satisfies Connection

test('a key refused at the first try is told of on its card, with the way to another, and nothing said to be kept that never was', async ({
  app,
  page,
}) => {
  await app.open('/connections', { handlers: having(refused) })
  const card = page.getByRole('region', { name: 'bunq', exact: true })
  await expect(card.getByRole('alert')).toContainText('does not accept the keys')
  await expect(card.getByRole('alert')).not.toContainText('still here')
  await expect(card).not.toContainText('The key is saved')
  await expectAccessible(page)
  await card.getByRole('link', { name: 'Change the API key' }).click()
  await expect(page.getByLabel('API key', { exact: true })).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Connect a bank' })).toContainText(
    'Go on with it under Connections',
  )
})

test('in the wizard of a first connection no accounts are said to be kept; in that of one that worked they are', async ({
  app,
  page,
}) => {
  await chooseBank(app, page, 'bunq', firstBank({ 'connection:authorise': refusing('client-rejected') }))
  await chooseDoor(page, 'My own API key')
  await next(page)
  await page.getByLabel('API key', { exact: true }).fill('5e5e5e5e')
  await next(page, 'Save and continue')
  const rail = page.getByRole('complementary')
  await expect(rail).toContainText('Go on with it under Connections')
  await expect(rail).not.toContainText('history')
  await next(page, 'Check the key')
  await expect(page.getByRole('alert')).toContainText('Nothing was read.')
  await expect(page.getByRole('alert')).not.toContainText('still here')

  const handlers = { ...having(bunqKey), 'connection:authorise': refusing('client-rejected') }
  await app.open(`/connect?renew=${bunqKey.id}`, { handlers })
  await expect(heading(page, 'Check the key with bunq')).toBeVisible()
  await expect(rail).toContainText('The connection and its history stay as they are')
  await next(page, 'Check the key')
  await expect(page.getByRole('alert')).toContainText('Accounts and history are still here.')
})

test('FIS, which has no accounts, is never said to have kept any', async ({ app, page }) => {
  const refusedFis = { ...fis, status: 'new', lastFailure: { code: 'client-rejected' } } as const
  const handlers = { ...having(refusedFis), 'connection:authorise': refusing('client-rejected') }
  await app.open('/connections', { handlers })
  await expect(page.getByRole('alert')).toContainText('Nothing was read.')
  await expect(page.getByRole('alert')).not.toContainText('Accounts')
})
