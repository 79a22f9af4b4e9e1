import type { Locator } from '@playwright/test'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { status } from './invented.ts'

test('every page opens from the navigation, names the window and takes the focus', async ({ app, page }) => {
  await app.open('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  for (const name of ['Accounts', 'Transactions', 'Connections', 'Files', 'Settings', 'Overview']) {
    await page.getByRole('navigation').getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
    await expect(page).toHaveTitle(`${name} – Oversikt`)
  }
})

test('Ctrl and a digit go to a page, and the link says so', async ({ app, page }) => {
  await app.open('/')
  await expect(page.getByRole('link', { name: 'Transactions' })).toHaveAttribute(
    'title',
    'Transactions (Ctrl+3)',
  )
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('heading', { level: 1, name: 'Transactions' })).toBeFocused()
})

test('the first stop of the keyboard leads past the navigation', async ({ app, page }) => {
  await app.open('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('the language changes while the app runs', async ({ app, page }) => {
  const handlers = fullHandlers()
  await app.open('/', { handlers })
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  await handlers['settings:set']({ language: 'nb' })
  await app.push('stale', { topics: ['settings'] })
  await expect(page.getByRole('link', { name: 'Kontoer', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb')
})

test('a window left open overnight calls yesterday’s numbers yesterday’s', async ({ app, page }) => {
  let today = status.today
  await page.clock.install({ time: '2026-11-20T22:55:00Z' })
  await app.open('/accounts', { handlers: { ...fullHandlers(), 'app:status': () => ({ ...status, today }) } })
  await expect(page.getByText('14:03 today').first()).toBeVisible()
  today = '2026-11-21'
  await page.clock.runFor('10:00')
  await expect(page.getByText('14:03 yesterday').first()).toBeVisible()
  await expect(page.getByText('14:03 today')).toHaveCount(0)
})

test('another household’s numbers are off the screen before its own arrive', async ({ app, page }) => {
  const answered = Promise.withResolvers<never[]>()
  const handlers = fullHandlers()
  let isOther = false
  const accounts = handlers['accounts:list']
  await app.open('/accounts', {
    handlers: { ...handlers, 'accounts:list': () => (isOther ? answered.promise : accounts(undefined)) },
  })
  await expect(page.getByText('Brukskonto').first()).toBeVisible()
  isOther = true
  await app.push('stale', { topics: ['status', 'settings', 'connections', 'accounts', 'transactions'] })
  await expect(page.getByText('Brukskonto')).toHaveCount(0)
  answered.resolve([])
  await expect(page.getByText('No accounts yet')).toBeVisible()
})

test('the theme follows the setting, and the system where it is not set', async ({ app, page }) => {
  const handlers = fullHandlers()
  await app.open('/', { handlers, colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await handlers['settings:set']({ theme: 'light' })
  await app.push('stale', { topics: ['settings'] })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light')
})

test('an invented household is named on every page and can be left', async ({ app, page }) => {
  let isDemo = true
  const handlers = {
    ...fullHandlers(),
    'app:status': () => ({ ...status, isDemo }),
    'demo:leave': () => {
      isDemo = false
      return { ...status, isDemo }
    },
  }
  await app.open('/accounts', { handlers })
  await expect(page.getByRole('note', { name: 'Invented household' })).toBeVisible()
  await page.getByRole('button', { name: 'Leave' }).click()
  await app.push('stale', { topics: ['status'] })
  await expect(page.getByRole('note', { name: 'Invented household' })).toHaveCount(0)
})

test('replaced bank addresses are shown', async ({ app, page }) => {
  const handlers = {
    ...fullHandlers(),
    'app:status': () => ({ ...status, replacedSystems: ['sparebank1'] as const }),
  }
  await app.open('/', { handlers })
  await expect(page.getByText('Test addresses in use: SpareBank 1')).toBeVisible()
})

test('without a bank the first start is shown, and settings stay reachable', async ({ app, page }) => {
  const handlers = { ...fullHandlers(), 'connections:list': () => [], 'accounts:list': () => [] }
  await app.open('/transactions', { handlers })
  await expect(page.getByRole('heading', { level: 1, name: /Welcome/ })).toBeVisible()
  await app.open('/settings', { handlers })
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
})

test('accounts from files alone are a household too: no first start stands before them', async ({
  app,
  page,
}) => {
  await app.open('/transactions', { handlers: { ...fullHandlers(), 'connections:list': () => [] } })
  await expect(page.getByRole('heading', { level: 1, name: 'Transactions' })).toBeVisible()
})

test('data that cannot be opened is explained, and tried again on request', async ({ app, page }) => {
  let isLocked = true
  const locked = () => ({
    ...status,
    problem: isLocked ? { code: 'vault-locked' as const, ref: 'ab12-34cd' } : null,
  })
  const handlers = {
    ...fullHandlers(),
    'app:status': locked,
    'app:retry': () => {
      isLocked = false
      return locked()
    },
  }
  await app.open('/accounts', { handlers })
  await expect(page.getByRole('alert')).toContainText('The keychain is locked')
  await expect(page.getByRole('alert')).toContainText('ab12-34cd')
  await expect(page.getByText('/home/kari/.config/oversikt')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
})

test('an address without a page says so and leads back', async ({ app, page }) => {
  await app.open('/nowhere')
  await page.getByRole('link', { name: 'Go to the overview' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
})

test('in the dark a softly filled button is lighter than the card it stands on, and in the light darker', async ({
  app,
  page,
}) => {
  const luminance = (locator: Locator) =>
    locator.evaluate((element) => {
      const [r = 0, g = 0, b = 0] = getComputedStyle(element).backgroundColor.match(/\d+/g)?.map(Number) ?? []
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    })
  const button = page.getByRole('button', { name: 'Sync now' })
  const card = page.locator('section').filter({ has: button })
  for (const [colorScheme, sign] of [
    ['dark', 1],
    ['light', -1],
  ] as const) {
    await app.open('/connections', { colorScheme })
    await expect(button).toBeVisible()
    const difference = (await luminance(button)) - (await luminance(card))
    expect([colorScheme, difference * sign > 10]).toEqual([colorScheme, true])
  }
})

test('in the smallest window the names of accounts and files are shown whole', async ({ app, page }) => {
  await page.setViewportSize({ width: 900, height: 640 })
  for (const [path, name] of [
    ['/', 'Felles husholdning'],
    ['/', '1813.00.00025'],
    ['/accounts', 'Felles husholdning'],
    ['/import', 'Transaksjoner Sbanken 2019-2023.csv'],
  ] as const) {
    await app.open(path)
    const shown = page.getByRole('main').getByText(name).first()
    await expect(shown).toBeVisible()
    const cut = await shown.evaluate((element) => element.scrollWidth - element.clientWidth)
    expect([path, name, cut]).toEqual([path, name, 0])
  }
})
