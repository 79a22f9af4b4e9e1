import type { Page } from '@playwright/test'
import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { emptyHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { bankId, fis, having, lockedBy, starting } from './invented-orders.ts'
import { connection, status } from './invented.ts'
import { heading, refusing } from './wizard-walk.ts'

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const menuOf = async (page: Page, name: string) => {
  await page.getByRole('button', { name: `More about ${name}` }).click()
  return page.getByRole('menuitem')
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the cards say in ${colorScheme} what BankID and FIS are, and nothing of syncing`, async ({
    app,
    page,
  }) => {
    await app.open('/connections', { handlers: having([bankId, fis]), colorScheme })
    await expect(card(page, 'BankID')).toContainText('The real BankID')
    await expect(card(page, 'BankID')).toContainText('until 28 May 2028')
    await expect(card(page, 'FIS')).toContainText('flex-test.elhub.no')
    await expect(card(page, 'FIS')).toContainText('Service provider')
    await expect(card(page, 'FIS')).toContainText('1111111111111')
    await expect(card(page, 'FIS').getByRole('link', { name: 'Open Flexibility' })).toHaveAttribute(
      'href',
      '#/flexibility',
    )
    await expect(page.getByText(/sync|consent|account/i).and(page.locator('main section *'))).toHaveCount(0)
    await expectAccessible(page)
  })
}

test('each menu holds what belongs to it', async ({ app, page }) => {
  await app.open('/connections', { handlers: having([bankId, fis]) })
  const ends = ['Rename', 'Disconnect']
  await expect(await menuOf(page, 'BankID')).toHaveText(['Test the connection', 'Change the certificate', 'Change environment and address', ...ends]) // prettier-ignore
  await page.keyboard.press('Escape')
  await expect(await menuOf(page, 'FIS')).toHaveText(['Test the connection', 'Change the key', 'Show the public key', 'Change whom to act as', 'Change the address', ...ends]) // prettier-ignore
})

test('each menu entry leads to its step', async ({ app, page }) => {
  const ways = [
    ['BankID', 'Change the certificate', 'Choose the certificate'],
    ['BankID', 'Change environment and address', 'The real BankID, or its test environment?'],
    ['FIS', 'Change the key', 'A key to sign in with'],
    ['FIS', 'Show the public key', 'Register the key with FIS'],
    ['FIS', 'Change whom to act as', 'Whom do you want to act as?'],
    ['FIS', 'Change the address', 'Norway’s Flexibility Information System'],
  ] as const
  for (const [name, entry, title] of ways) {
    await app.open('/connections', { handlers: having([bankId, fis]) })
    await menuOf(page, name)
    await page.getByRole('menuitem', { name: entry }).click()
    await expect(heading(page, title)).toBeFocused()
  }
})

test('a test says that it works, or why it does not and where that is mended', async ({ app, page }) => {
  let tries = 0
  const answer = () => {
    if (tries++ > 0) throw new AppError('certificate-refused', 'refused for the test')
    return null
  }
  await app.open('/connections', { handlers: having([bankId], starting, { 'connection:test': answer }) })
  await menuOf(page, 'BankID')
  await page.getByRole('menuitem', { name: 'Test the connection' }).click()
  await expect(page.getByText('It answers, and the access works.')).toBeVisible()
  await menuOf(page, 'BankID')
  await page.getByRole('menuitem', { name: 'Test the connection' }).click()
  await expect(page.getByRole('alert')).toContainText('BankID does not accept the certificate')
  await page.getByRole('link', { name: 'Change the certificate' }).click()
  await expect(heading(page, 'Choose the certificate')).toBeFocused()
})

test('a test without a network says so of BankID, which is asked for nothing by itself', async ({
  app,
  page,
}) => {
  const answer = () => {
    throw new AppError('offline', 'for the test')
  }
  await app.open('/connections', { handlers: having([bankId], starting, { 'connection:test': answer }) })
  await menuOf(page, 'BankID')
  await page.getByRole('menuitem', { name: 'Test the connection' }).click()
  await expect(page.getByRole('alert')).toContainText('Without a network BankID cannot be asked')
  await expect(page.getByRole('alert')).not.toContainText('by itself')
})

test('a certificate that ends within a month is told of here and above the numbers', async ({
  app,
  page,
}) => {
  const ending = { ...bankId, consentEndsAt: '2026-12-08T10:00:00Z' }
  await app.open('/connections', { handlers: having([ending, connection]) })
  await expect(card(page, 'BankID')).toContainText('The certificate runs out on 8 December 2026.')
  await expectAccessible(page)
  await app.open('/', { handlers: having([ending, connection]) })
  const notice = page.getByRole('list', { name: 'Connections that need you' })
  await expect(notice).toContainText('The certificate of BankID runs out on 8 December 2026.')
  await notice.getByRole('link', { name: 'Change the certificate' }).click()
  await expect(heading(page, 'Choose the certificate')).toBeFocused()
})

test('one that was never checked, or needs its person, leads on from its header', async ({ app, page }) => {
  const handlers = having([
    { ...bankId, status: 'new' },
    { ...fis, status: 'needs-login', lastFailure: { code: 'party-refused' } },
  ])
  await app.open('/connections', { handlers })
  await expect(card(page, 'BankID')).toContainText('Not checked yet')
  await expect(card(page, 'BankID').getByRole('link', { name: 'Go on connecting' })).toHaveAttribute('href', `#/connect?renew=${bankId.id}`) // prettier-ignore
  await expect(card(page, 'FIS')).toContainText('Needs you')
  await card(page, 'FIS').getByRole('link', { name: 'Change whom to act as' }).click()
  await expect(heading(page, 'Whom do you want to act as?')).toBeFocused()
})

test('one that was refused says so and why, and leads to where it is mended', async ({ app, page }) => {
  const handlers = having([
    { ...bankId, status: 'new', lastFailure: { code: 'certificate-refused' } },
    { ...fis, status: 'new', lastFailure: { code: 'key-refused' } },
  ])
  await app.open('/connections', { handlers })
  for (const [name, why, mend] of [
    ['BankID', 'BankID does not accept the certificate', 'Change the certificate'],
    ['FIS', 'The key belongs to somebody else', 'Show the public key'],
  ] as const) {
    await expect(card(page, name)).toContainText('Refused')
    await expect(card(page, name)).toContainText(why)
    await expect(card(page, name).getByRole('link', { name: mend })).toBeVisible()
    await expect(card(page, name)).not.toContainText('Not checked yet')
  }
})

test('in the invented household the cards say that BankID and FIS are invented', async ({ app, page }) => {
  for (const more of [{ isDemo: true }, { replacedSystems: ['bankid', 'fis'] as const }]) {
    const handlers = { ...having([bankId, fis]), 'app:status': () => ({ ...status, ...more }) }
    await app.open('/connections', { handlers })
    await expect(card(page, 'BankID')).toContainText('The invented BankID on this computer')
    await expect(card(page, 'BankID')).not.toContainText('The real BankID')
    await expect(card(page, 'FIS')).toContainText('The invented FIS on this computer')
    await expect(card(page, 'FIS')).not.toContainText('flex-test.elhub.no')
  }
})

test('the days of a certificate are counted when they can be: not of one that lasts for years', async ({
  app,
  page,
}) => {
  await app.open('/connections', { handlers: having([{ ...bankId, consentEndsAt: '2049-12-31T10:00:00Z' }]) })
  await expect(card(page, 'BankID')).toContainText('until 31 Dec 2049')
  await expect(card(page, 'BankID')).not.toContainText('days left')
  await app.open('/connections', { handlers: having([{ ...bankId, consentEndsAt: '2027-01-10T10:00:00Z' }]) })
  await expect(card(page, 'BankID')).toContainText('51 days left')
})

test('disconnecting says what goes and what stays, and removes it', async ({ app, page }) => {
  await app.open('/connections', { handlers: having([fis]) })
  await menuOf(page, 'FIS')
  await page.getByRole('menuitem', { name: 'Disconnect' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('In the portal of FIS the client stays')
  await expect(dialog.getByRole('radio')).toHaveCount(0)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Disconnect' }).click()
  await expect
    .poll(() => app.sent('connection:disconnect'))
    .toEqual([{ connectionId: fis.id, data: 'delete' }])
  await expect(dialog).toHaveCount(0)
})

test('BankID that opens the app says so on its card, and why it cannot be removed', async ({ app, page }) => {
  const handlers = having([bankId], starting, {
    'lock:get': () => lockedBy(bankId),
    'connection:disconnect': refusing('lock-depends-on-it'),
  })
  await app.open('/connections', { handlers })
  await expect(card(page, 'BankID')).toContainText('opens Oversikt')
  await menuOf(page, 'BankID')
  await page.getByRole('menuitem', { name: 'Disconnect' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('it cannot be removed before BankID is taken out of the lock')
  await dialog.getByRole('button', { name: 'Disconnect' }).click()
  await expect(dialog.getByRole('alert')).toContainText('BankID opens Oversikt by this connection')
  await dialog.getByRole('link', { name: 'Settings' }).click()
  await expect(heading(page, 'Settings')).toBeVisible()
})

test('with BankID alone one may look around, and is shown where a bank is connected', async ({
  app,
  page,
}) => {
  await app.open('/', { handlers: { ...emptyHandlers(), 'connections:list': () => [bankId] } })
  await expect(heading(page, 'Overview')).toBeVisible()
  await expect(page.getByText('No accounts yet')).toBeVisible()
  await page.getByRole('link', { name: 'Open Connections' }).click()
  await expect(page.getByRole('link', { name: 'Connect another' })).toBeVisible()
})
