import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { richAccounts } from './invented-import.ts'
import { accountIds, accounts } from './invented.ts'

test('each account shows number, balance, what is available, its age and what is pending', async ({
  app,
  page,
}) => {
  await app.open('/accounts')
  const row = page.getByRole('row', { name: /Brukskonto/ })
  for (const text of [
    '1813.00.00017',
    'NOK 42,183.50',
    'NOK 40,934.50',
    '14:03 today',
    '3 pending',
    '1,846',
  ]) {
    await expect(row).toContainText(text)
  }
  await expect(page.getByRole('row', { name: /Mastercard/ })).toContainText('Limit 50,000.00')
})

test('an account is renamed in place, by keyboard alone', async ({ app, page }) => {
  const handlers = fullHandlers()
  await app.open('/accounts', { handlers })
  await page.getByRole('button', { name: 'Rename Brukskonto' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name of the account' })).toBeFocused()
  await page.keyboard.type('Lønnskonto')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await app.push('stale', { topics: ['accounts'] })
  await expect(page.getByRole('button', { name: 'Rename Lønnskonto' })).toBeFocused()
  expect(app.sent('account:update')).toEqual([{ accountId: accountIds.current, name: 'Lønnskonto' }])
})

test('Escape leaves the name as it was and gives the focus back', async ({ app, page }) => {
  await app.open('/accounts')
  await page.getByRole('button', { name: 'Rename Brukskonto' }).click()
  await page.keyboard.type('Something else')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Rename Brukskonto' })).toBeFocused()
  expect(app.sent('account:update')).toEqual([])
})

test('an empty name is refused where it is typed', async ({ app, page }) => {
  await app.open('/accounts')
  await page.getByRole('button', { name: 'Rename Brukskonto' }).click()
  await page.getByRole('textbox').fill('  ')
  await page.keyboard.press('Enter')
  await expect(page.getByText('A name has 1 to 80 characters.')).toBeVisible()
  expect(app.sent('account:update')).toEqual([])
})

test('a name that could not be saved stays in the field, with the reason', async ({ app, page }) => {
  const handlers = {
    ...fullHandlers(),
    'account:update': () => {
      throw new AppError('disk-full', 'no room')
    },
  }
  await app.open('/accounts', { handlers })
  await page.getByRole('button', { name: 'Rename BSU' }).click()
  await page.keyboard.type('Boligsparing')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The disk is full')).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveValue('Boligsparing')
})

test('the switch takes an account out of net worth, and goes back when main refuses', async ({
  app,
  page,
}) => {
  const full = fullHandlers()
  let isFull = false
  const handlers = {
    ...full,
    'account:update': (input: Parameters<(typeof full)['account:update']>[0]) => {
      if (isFull) throw new AppError('disk-full', 'no room')
      return full['account:update'](input)
    },
  }
  await app.open('/accounts', { handlers })
  const counted = page.getByRole('switch', { name: 'Count Mastercard in net worth' })
  await counted.press('Space')
  await app.push('stale', { topics: ['accounts'] })
  await expect(counted).not.toBeChecked()
  isFull = true
  await counted.press('Space')
  await expect(page.getByRole('alert')).toHaveText('The disk is full')
  await expect(counted).not.toBeChecked()
})

test('the switch stays where the hand put it until the list says so too', async ({ app, page }) => {
  const answered = Promise.withResolvers<typeof accounts>()
  let isSaved = false
  const handlers = {
    ...fullHandlers(),
    'account:update': () => {
      isSaved = true
      return null
    },
    'accounts:list': (() => (isSaved ? answered.promise : accounts)) as () => typeof accounts,
  }
  await app.open('/accounts', { handlers })
  const counted = page.getByRole('switch', { name: 'Count Mastercard in net worth' })
  await page.getByText('Mastercard').first().waitFor()
  await counted.press('Space')
  await expect.poll(() => app.sent('account:update')).toHaveLength(1)
  await app.push('stale', { topics: ['accounts'] })
  await expect.poll(() => app.sent('accounts:list')).toHaveLength(2)
  await expect(counted).not.toBeChecked()
  answered.resolve(accounts.map((row) => (row.id === accountIds.card ? { ...row, isCounted: false } : row)))
  await counted.press('Space')
  await expect(counted).toBeChecked()
})

test('an account leads to its own transactions', async ({ app, page }) => {
  await app.open('/accounts')
  await page.getByRole('link', { name: '12 transactions on BSU' }).click()
  await expect(page).toHaveURL(new RegExp(`transactions\\?accountId=${accountIds.bsu}$`))
})

test('a connection that needs a new sign-in says so; accounts that are not followed are named', async ({
  app,
  page,
}) => {
  const rows = accounts.map((account) => ({
    ...account,
    connectionStatus: 'needs-login' as const,
    isChosen: account.id !== accountIds.euro,
  }))
  await app.open('/accounts', { handlers: { ...fullHandlers(), 'accounts:list': () => rows } })
  await expect(page.getByRole('link', { name: 'Sign in again to refresh' })).toBeVisible()
  await expect(page.getByText('Not followed: Valutakonto')).toBeVisible()
  await expect(page.getByRole('row', { name: /Valutakonto/ })).toHaveCount(0)
})

test('a number is copied with one press', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.open('/accounts')
  await page.getByRole('row', { name: /BSU/ }).getByRole('button', { name: 'Copy account number' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe('1813.00.00041')
})

test('the small tools of a row come with the pointer or the focus', async ({ app, page }) => {
  await app.open('/accounts')
  const row = page.getByRole('row', { name: /BSU/ })
  const pencil = row.getByRole('button', { name: 'Rename BSU' })
  await expect(pencil).toHaveCSS('opacity', '0')
  await row.hover()
  await expect(pencil).toHaveCSS('opacity', '1')
  await page.getByRole('heading', { level: 1 }).hover()
  await expect(pencil).toHaveCSS('opacity', '0')
  await row.getByRole('link').focus()
  await page.keyboard.press('Shift+Tab')
  await expect(row.getByRole('button', { name: 'Copy account number' })).toBeFocused()
  await expect(pencil).toHaveCSS('opacity', '1')
})

test('a row takes two lines, so that a household of accounts fits a small window', async ({ app, page }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await app.open('/accounts')
  const box = await page.getByRole('row', { name: /Sparekonto/ }).boundingBox()
  expect(box?.height).toBeLessThanOrEqual(60)
})

test('accounts known from files stand in their own group, and closed ones are folded away with their mark', async ({
  app,
  page,
}) => {
  await app.open('/accounts', { handlers: { ...fullHandlers(), 'accounts:list': () => richAccounts } })
  const files = page.getByRole('region', { name: 'From files' })
  await expect(files.getByRole('row', { name: /Sbanken sparing/ })).toContainText('NOK 12,430.10')
  await expect(files.getByRole('link', { name: 'Open a file' })).toHaveAttribute('href', '#/import')
  const closed = page.getByRole('row', { name: /Gammel regningskonto/ })
  await expect(closed).toBeHidden()
  await page.getByText('Closed accounts').press('Enter')
  await expect(closed).toContainText('Closed')
  await expect(closed.getByRole('switch')).toHaveCount(0)
  await expectAccessible(page)
})

test('the cards of an account are told apart by their last digits', async ({ app, page }) => {
  await app.open('/accounts', { handlers: { ...fullHandlers(), 'accounts:list': () => richAccounts } })
  const cards = page.getByRole('row', { name: /Brukskonto/ }).getByRole('list', { name: 'Cards' })
  await expect(cards.getByRole('listitem')).toHaveText(['•• 0042', 'Mastercard ekstrakort, not in use'])
  await expect(cards.getByRole('listitem').first()).toHaveAttribute('title', 'Visa · valid through Jun 2028')
})
