import { AppError } from '../../src/shared/errors.ts'
import type { Connection } from '../../src/shared/model.ts'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { connection } from './invented.ts'
import { disconnected, endingSoon, needsLogin, runs, unfinished } from './invented-connections.ts'
import { connectionId, heading, pending, refusing } from './wizard-walk.ts'

const having = (...connections: readonly Connection[]) => ({
  ...fullHandlers(),
  'connections:list': () => connections,
})

test('a healthy connection says when it was read, when it will be, what the bank allows and until when', async ({
  app,
  page,
}) => {
  await app.open('/connections')
  const card = page.getByRole('region', { name: 'SpareBank 1 Østlandet' })
  for (const text of [
    'Connected',
    '14:03 today',
    'went well',
    '20:03 today',
    '48 calls',
    '25 days left',
    'until 15 Dec 2026',
    'until 4 Jan 2027',
    '6 accounts',
  ]) {
    await expect(card).toContainText(text)
  }
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('every state of a connection has its word and the button that leads on', async ({ app, page }) => {
  await app.open('/connections', { handlers: having(endingSoon, needsLogin, unfinished, disconnected) })
  const soon = page.getByRole('region', { name: 'Felles bank' })
  await expect(soon).toContainText('The consent ends in 5 days')
  await expect(soon).toContainText('Renew it before 25 November 2026.')
  await expect(soon).toContainText('0 calls')
  await expect(soon).toContainText('the next is free at 14:41')
  await expect(soon.getByRole('link', { name: 'Renew consent' })).toHaveAttribute(
    'href',
    `#/connect?renew=${endingSoon.id}`,
  )
  const expired = page.getByRole('region', { name: 'SpareBank 1 SMN' })
  await expect(expired.getByRole('alert')).toContainText('Your consent at SpareBank 1 SMN has run out')
  await expect(expired.getByRole('link', { name: 'Renew consent' })).toHaveAttribute(
    'href',
    `#/connect?renew=${needsLogin.id}`,
  )
  await expect(page.getByRole('link', { name: 'Go on connecting' })).toHaveAttribute(
    'href',
    `#/connect?renew=${unfinished.id}`,
  )
  await expect(page.getByRole('link', { name: 'Connect again' })).toHaveAttribute(
    'href',
    `#/connect?renew=${disconnected.id}&step=credentials`,
  )
  await expectAccessible(page)
})

test('one day left is one day', async ({ app, page }) => {
  await app.open('/connections', {
    handlers: having({ ...endingSoon, consentEndsAt: '2026-11-21T09:00:00Z', callsLeft: 1 }),
  })
  await expect(page.getByText('The consent ends in 1 day.', { exact: true })).toBeVisible()
  await expect(page.getByText('1 day left', { exact: true })).toBeVisible()
  await expect(page.getByText('1 call', { exact: true })).toBeVisible()
})

test('a sync shows how far it is, survives a look at another page, and says what it brought', async ({
  app,
  page,
}) => {
  const synced = pending<never>()
  let isRunning = true
  const handlers = {
    ...fullHandlers(),
    'sync:run': () => (isRunning ? synced.promise : { runId: 2, added: 4, changed: 1, pending: 6, isPartial: false, isHistoryComplete: true }), // prettier-ignore
    'sync:cancel': () => {
      synced.reject(new AppError('cancelled', 'stopped for the test'))
      return null
    },
  }
  await app.open('/connections', { handlers })
  await page.getByRole('button', { name: 'Sync now' }).click()
  await app.push('progress', {
    kind: 'sync',
    connectionId,
    stage: 'recent',
    accountName: 'Brukskonto',
    count: 1,
    reachedOn: null,
  })
  await expect(page.getByText('Reading what is new')).toBeVisible()
  await expect(page.getByText('1 row so far')).toBeVisible()
  await page.getByRole('link', { name: 'Accounts', exact: true }).click()
  await heading(page, 'Accounts').waitFor()
  await page.getByRole('link', { name: 'Connections' }).click()
  await expect(page.getByText('1 row so far')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sync now' })).toBeDisabled()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByRole('button', { name: 'Sync now' })).toBeEnabled()
  isRunning = false
  await page.getByRole('button', { name: 'Sync now' }).click()
  await expect(page.getByText('Just read: 4 new transactions and 1 changed.')).toBeVisible()
  expect(app.sent('sync:cancel')).toEqual([{ connectionId }])
})

test('a sync that begins by itself after a stopped one can be stopped too, and its own end is what is told', async ({
  app,
  page,
}) => {
  let now: Connection = connection
  const handlers = {
    ...fullHandlers(),
    'connections:list': () => [now],
    'sync:run': refusing('cancelled'),
  }
  const become = async (change: Partial<Connection>) => {
    now = { ...connection, ...change }
    await app.push('stale', { topics: ['connections'] })
  }
  await app.open('/connections', { handlers })
  await page.getByRole('button', { name: 'Sync now' }).click()
  await expect(page.getByText('Stopped. What was read is kept')).toBeVisible()
  await become({ isSyncing: true })
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByRole('button', { name: 'Stop' })).toBeDisabled()
  await become({ lastFailure: { code: 'offline' } })
  await expect(page.getByRole('alert')).toContainText('offline')
  await expect(page.getByText('Stopped. What was read is kept')).toHaveCount(0)
  await become({ isSyncing: true })
  await expect(page.getByRole('button', { name: 'Stop' })).toBeEnabled()
})

test('a sync that is stopped on its own page says what was kept', async ({ app, page }) => {
  const synced = pending<never>()
  const handlers = {
    ...fullHandlers(),
    'sync:run': () => synced.promise,
    'sync:cancel': () => {
      synced.reject(new AppError('cancelled', 'stopped for the test'))
      return null
    },
  }
  await app.open('/connections', { handlers })
  await page.getByRole('button', { name: 'Sync now' }).click()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(
    page.getByText('Stopped. What was read is kept, and the next sync goes on from there.'),
  ).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a sync the bank refuses for now says until when, and is tried again', async ({ app, page }) => {
  const handlers = {
    ...fullHandlers(),
    'sync:run': refusing('bank-busy', { retryAt: '2026-11-20T13:05:00Z' }),
  }
  await app.open('/connections', { handlers })
  await page.getByRole('button', { name: 'Sync now' }).click()
  await expect(page.getByRole('alert')).toContainText('SpareBank 1 Østlandet asks us to wait until 14:05')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => app.sent('sync:run').length).toBe(2)
})

test('a secret that ran out leads to its fields', async ({ app, page }) => {
  const handlers = having({ ...needsLogin, lastFailure: { code: 'client-rejected', ref: 'aa11-22bb' } })
  await app.open('/connections', { handlers })
  await page.getByRole('link', { name: 'Change client ID and secret' }).click()
  await expect(heading(page, 'Enter client ID and secret')).toBeFocused()
})

test('a test of the connection says that it works, or why not', async ({ app, page }) => {
  let isOffline = false
  const handlers = {
    ...fullHandlers(),
    'connection:test': () => {
      if (isOffline) throw new AppError('offline', 'no way to the bank')
      return null
    },
  }
  await app.open('/connections', { handlers })
  const openMenu = () => page.getByRole('button', { name: 'More about SpareBank 1 Østlandet' }).click()
  await openMenu()
  await page.getByRole('menuitem', { name: 'Test the connection' }).click()
  await expect(page.getByText('The bank answers, and the access works.')).toBeVisible()
  isOffline = true
  await openMenu()
  await page.getByRole('menuitem', { name: 'Test the connection' }).click()
  await expect(page.getByRole('alert')).toContainText('This computer is offline')
})

test('the menu leads into the wizard at the right step', async ({ app, page }) => {
  for (const [item, title] of [
    ['Renew consent', 'Give Oversikt access'],
    ['Choose accounts again', 'Which accounts do you want to follow?'],
    ['Change client ID and secret', 'Enter client ID and secret'],
    ['Change bank', 'Which SpareBank 1 bank is yours?'],
    ['Change port and address', 'Register your own access'],
  ] as const) {
    await app.open('/connections')
    await page.getByRole('button', { name: 'More about SpareBank 1 Østlandet' }).click()
    await page.getByRole('menuitem', { name: item }).click()
    await expect(heading(page, title)).toBeVisible()
  }
})

test('a connection is renamed', async ({ app, page }) => {
  await app.open('/connections')
  await page.getByRole('button', { name: 'More about SpareBank 1 Østlandet' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await name.fill('  ')
  await expect(page.getByText('A name has 1 to 80 characters.')).toBeVisible()
  await name.fill('Felleskonto')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(app.sent('connection:configure')).toEqual([{ connectionId, name: 'Felleskonto' }])
})

for (const [label, data, confirm] of [
  ['Keep the history', 'keep', 'Disconnect'],
  ['Delete everything', 'delete', 'Disconnect and delete'],
] as const) {
  test(`disconnecting says what happens, and does "${label}"`, async ({ app, page }) => {
    await app.open('/connections')
    await page.getByRole('button', { name: 'More about SpareBank 1 Østlandet' }).click()
    await page.getByRole('menuitem', { name: 'Disconnect' }).click()
    const dialog = page.getByRole('dialog', { name: 'Disconnect SpareBank 1 Østlandet?' })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await expect(dialog).toContainText('deleted from the keychain of this computer')
    await dialog.getByRole('radio', { name: label }).check()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: confirm, exact: true }).click()
    await expect(dialog).toHaveCount(0)
    expect(app.sent('connection:disconnect')).toEqual([{ connectionId, data }])
  })
}

test('a disconnect the keychain refuses leaves the question open, with the reason', async ({ app, page }) => {
  await app.open('/connections', {
    handlers: { ...fullHandlers(), 'connection:disconnect': refusing('vault-locked') },
  })
  await page.getByRole('button', { name: 'More about SpareBank 1 Østlandet' }).click()
  await page.getByRole('menuitem', { name: 'Disconnect' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('The keychain is locked')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('what a disconnected bank left behind can be deleted later', async ({ app, page }) => {
  await app.open('/connections', { handlers: having(disconnected) })
  await page.getByRole('button', { name: 'More about Gamle banken' }).click()
  await page.getByRole('menuitem', { name: 'Delete its data' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the data' }).click()
  await expect
    .poll(() => app.sent('connection:disconnect'))
    .toEqual([{ connectionId: disconnected.id, data: 'delete' }])
})

test('past syncs are listed with what each brought and how it ended', async ({ app, page }) => {
  await app.open('/connections', { handlers: { ...fullHandlers(), 'sync:history': () => runs } })
  await page.getByRole('button', { name: 'Show past syncs' }).click()
  const table = page.getByRole('table', { name: 'The last syncs of SpareBank 1 Østlandet' })
  await expect(table.getByRole('row')).toHaveCount(6)
  for (const text of [
    '8 seconds',
    'Went well',
    'does not answer',
    'Broken off; nothing lost',
    'incomplete',
    '3,965',
    '3 minutes',
  ]) {
    await expect(table).toContainText(text)
  }
  await expectAccessible(page)
})

test('past syncs load, may be none, and may fail, each in its own words', async ({ app, page }) => {
  const asked = pending<readonly never[]>()
  const handlers = { ...fullHandlers(), 'sync:history': (() => asked.promise) as () => unknown as never }
  await app.open('/connections', { handlers })
  await page.getByRole('button', { name: 'Show past syncs' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toBeVisible()
  asked.resolve([])
  await expect(page.getByText('No sync has run yet.')).toBeVisible()
  await app.open('/connections', { handlers: { ...fullHandlers(), 'sync:history': refusing('internal') } })
  await page.getByRole('button', { name: 'Show past syncs' }).click()
  await expect(page.getByRole('alert')).toContainText('Something went wrong in Oversikt')
})

test('another bank is connected from here', async ({ app, page }) => {
  await app.open('/connections')
  await page.getByRole('link', { name: 'Connect another' }).click()
  await expect(heading(page, 'What do you want to connect?')).toBeFocused()
})

test('in the invented household without a bank the page leads to the wizard', async ({ app, page }) => {
  const { status } = await import('./invented.ts')
  const handlers = { ...having(), 'app:status': () => ({ ...status, isDemo: true }) }
  await app.open('/connections', { handlers })
  await expect(page.getByText('No bank is connected yet')).toBeVisible()
  await page.getByRole('link', { name: 'Connect a bank' }).click()
  await expect(heading(page, 'What do you want to connect?')).toBeVisible()
})
