import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { status, type settings } from './invented.ts'
import { heading, pending, refusing } from './wizard-walk.ts'

const lines = [
  '{"time":"2026-11-20T13:02:58.120Z","level":"info","event":"http","host":"api.sparebank1.no","status":200,"ms":212}',
  '{"time":"2026-11-20T13:03:01.400Z","level":"error","event":"sync","ref":"7f3a-0091","error":"AppError bank-unreachable"}',
]
const withLog = () => ({ ...fullHandlers(), 'app:log': () => ({ lines }) })

test('the language changes at once, here and in the navigation, and back to that of the computer', async ({
  app,
  page,
}) => {
  await app.open('/settings')
  const language = page.getByRole('radiogroup', { name: 'Language' })
  await expect(language.getByRole('radio', { name: 'As the computer' })).toBeChecked()
  await language.getByText('Norsk bokmål').click()
  await app.push('stale', { topics: ['settings', 'status'] })
  await expect(heading(page, 'Innstillinger')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Kontoer' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb')
  await page.getByRole('radiogroup', { name: 'Språk' }).getByText('Som maskinen').click()
  await app.push('stale', { topics: ['settings', 'status'] })
  await expect(heading(page, 'Settings')).toBeVisible()
  expect(app.sent('settings:set')).toEqual([{ language: 'nb' }, { language: null }])
})

test('the theme changes at once, and can follow the computer again', async ({ app, page }) => {
  await app.open('/settings', { colorScheme: 'dark' })
  const scheme = page.locator('html')
  const theme = page.getByRole('radiogroup', { name: 'Theme' })
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark')
  for (const [name, shown] of [
    ['Light', 'light'],
    ['Dark', 'dark'],
    ['As the computer', 'dark'],
  ] as const) {
    await theme.getByText(name).click()
    await app.push('stale', { topics: ['settings', 'status'] })
    await expect(scheme).toHaveAttribute('data-mantine-color-scheme', shown)
  }
  expect(app.sent('settings:set')).toEqual([{ theme: 'light' }, { theme: 'dark' }, { theme: 'system' }])
})

test('a choice by keyboard is a choice', async ({ app, page }) => {
  await app.open('/settings')
  await page
    .getByRole('radiogroup', { name: 'Theme' })
    .getByRole('radio', { name: 'As the computer' })
    .focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => app.sent('settings:set')).toEqual([{ theme: 'light' }])
})

test('a choice that could not be kept goes back, with the reason', async ({ app, page }) => {
  await app.open('/settings', { handlers: { ...fullHandlers(), 'settings:set': refusing('disk-full') } })
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark').click()
  await expect(page.getByRole('alert')).toContainText('The disk is full')
  await expect(page.getByRole('radio', { name: 'Dark' })).not.toBeChecked()
})

test('settings load, and a failure to read them is explained', async ({ app, page }) => {
  const asked = pending<typeof settings>()
  await app.open('/settings', {
    handlers: { ...fullHandlers(), 'settings:get': (() => asked.promise) as never },
  })
  const panel = page.getByRole('region', { name: 'Language and appearance' })
  await expect(panel.getByRole('status')).toContainText('Loading')
  asked.reject(new AppError('internal', 'refused for the test'))
  await expect(panel.getByRole('alert')).toContainText('Something went wrong in Oversikt')
})

test('the page says what it is, names the stand-in as one, and says where data and secrets lie', async ({
  app,
  page,
}) => {
  await app.open('/settings')
  const about = page.getByRole('region', { name: 'About' })
  for (const text of [
    '0.1.0',
    'a stand-in for development',
    '/home/kari/.config/oversikt',
    'Secret Service',
  ]) {
    await expect(about).toContainText(text)
  }
  const handlers = {
    ...fullHandlers(),
    'app:status': () => ({ ...status, runtime: 'electron' as const, platform: 'win32' }),
  }
  await app.open('/settings', { handlers })
  await expect(about).toContainText('Windows Credential Manager')
  await expect(about).not.toContainText('stand-in')
})

test('the log is shown as it is, copied as it is shown, and asked for anew', async ({
  app,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.open('/settings', { handlers: withLog() })
  await expect(page.getByRole('region', { name: 'Lines of the log' })).toHaveText(lines.join('\n'))
  await expect(page.getByText('2 lines, the newest last')).toBeVisible()
  await expect(
    page.getByText('Read it yourself before you send it anywhere.', { exact: false }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Copy the log' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(lines.join('\n'))
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect.poll(() => app.sent('app:log').length).toBe(2)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Accounts' }).click()
  await heading(page, 'Accounts').waitFor()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect.poll(() => app.sent('app:log').length).toBe(3)
})

test('an empty log and an unreadable one each have their words', async ({ app, page }) => {
  await app.open('/settings')
  await expect(page.getByText('Nothing has been written to the log yet.')).toBeVisible()
  const handlers = { ...withLog(), 'app:log': refusing('internal') as never }
  await app.open('/settings', { handlers })
  await expect(page.getByRole('region', { name: 'Log' }).getByRole('alert')).toBeVisible()
  Object.assign(handlers, withLog())
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('2 lines, the newest last')).toBeVisible()
})

test('the icon beside the clock can be had or not, and without it the app does not live on unseen', async ({
  app,
  page,
}) => {
  await app.open('/settings')
  const icon = page.getByRole('switch', { name: 'Show in the tray' })
  const running = page.getByRole('switch', { name: 'Keep running when the window is closed' })
  await expect(icon).toBeChecked()
  await expect(running).not.toBeChecked()
  await running.press('Space')
  await app.push('stale', { topics: ['settings', 'status'] })
  await expect(running).toBeChecked()
  await icon.press('Space')
  await app.push('stale', { topics: ['settings', 'status'] })
  await expect(running).toBeDisabled()
  await expect(running).not.toBeChecked()
  expect(app.sent('settings:set')).toEqual([{ keepsRunning: true }, { showsInTray: false }])
})

test('a click outside the window leads to the place it was about', async ({ app, page }) => {
  await app.open('/settings')
  await expect(heading(page, 'Settings')).toBeVisible()
  const connectionId = '6f1c2f0e-0c55-4d0e-9b57-000000000000'
  await app.push('go', { to: 'connections', connectionId })
  await expect(heading(page, 'Connections')).toBeVisible()
  await app.push('go', { to: 'renewal', connectionId })
  await expect(page).toHaveURL(new RegExp(`#/connect\\?renew=${connectionId}`))
})
