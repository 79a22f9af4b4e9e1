import type { Page } from '@playwright/test'
import type { Tray } from 'electron'
import type { Desktop } from './desktop.ts'
import { answersOf, atTheDoor } from './door.ts'
import { expect, test } from './fixture.ts'
import { connectEverything } from './wizard.ts'

const password = 'en rolig fjelltur'
const minuteMs = 60_000

const field = (page: Page) => page.getByLabel('Password', { exact: true })

async function unlock(page: Page): Promise<void> {
  await field(page).fill(password)
  await field(page).press('Enter')
  await expect(atTheDoor(page)).toHaveCount(0)
}

/** Sets the first password in Settings, and makes no recovery code. */
async function setPassword(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Set a password …' }).click()
  await dialog.getByLabel('New password').fill(password)
  await dialog.getByLabel('The same once more').fill(password)
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Not now' }).click()
  await expect(page.getByRole('button', { name: 'Password: Change …' })).toBeVisible()
}

/** File > Lock now, as a hand would; its key and whether it can be chosen. */
function menuEntry(desktop: Desktop, isChosen: boolean) {
  return desktop.app().evaluate(({ Menu }, chosen) => {
    const entries = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
    const entry = entries?.find(({ label }) => label === 'Lock now')
    if (chosen) entry?.click()
    return { accelerator: entry?.accelerator, enabled: entry?.enabled }
  }, isChosen)
}

/** The documents a window has shown so far each carry their own mark. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { isOfBefore: true }))
/** Asked until it can answer: while one document gives way to the next there is none to ask. */
const expectAnother = (page: Page) =>
  expect(async () => {
    expect(await page.evaluate(() => 'isOfBefore' in window)).toBe(false)
  }).toPass({ timeout: 10_000 })

test('locked, the window holds nothing of what it showed, and nothing but the password opens it, also after a restart', async ({
  desktop,
  browserPage,
}) => {
  test.setTimeout(180_000)
  const page = await desktop.launch()
  expect(await menuEntry(desktop, false)).toEqual({ accelerator: 'CmdOrCtrl+L', enabled: false })
  await connectEverything(page, desktop, browserPage)
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await setPassword(page)
  expect(await menuEntry(desktop, false)).toEqual({ accelerator: 'CmdOrCtrl+L', enabled: true })

  await page.getByRole('link', { name: 'Transactions' }).click()
  const rows = page.getByRole('grid').getByRole('row')
  await expect(rows.nth(3)).toBeVisible()
  const shown = (await rows.nth(2).innerText()).split('\n').filter((text) => text.length > 3)
  expect(shown.length).toBeGreaterThan(0)
  await mark(page)
  await menuEntry(desktop, true)

  await expect(atTheDoor(page)).toBeVisible()
  await expect(field(page)).toBeFocused()
  await expectAnother(page) // another document stands there
  const content = await page.content()
  for (const text of shown) expect(content).not.toContain(text)
  expect(content).not.toContain(desktop.home)
  expect(await page.title()).toBe('Oversikt')
  expect(await page.evaluate(() => [history.length, location.hash])).toEqual([1, expect.stringMatching(/^(#\/)?$/)]) // prettier-ignore
  expect(await menuEntry(desktop, false)).toMatchObject({ enabled: false })

  const answers = await answersOf(page)
  const told = answers.filter(([, answer]) => answer === 'answered').map(([name]) => name)
  expect(told).not.toContain('accounts:list')
  expect(told.filter((name) => !/^(app|lock|order):/.test(name))).toEqual([])
  expect(answers).toContainEqual(['accounts:list', 'app-locked'])
  expect(answers).toContainEqual(['app:log', 'app-locked'])
  expect(answers).toContainEqual(['lock:get', 'app-locked'])

  await field(page).fill('en urolig fjelltur')
  await field(page).press('Enter')
  await expect(page.getByText('That is not the password.')).toBeVisible()
  await unlock(page)
  await expect(page.getByRole('heading', { name: 'Transactions' })).toBeVisible() // where one was

  const again = await desktop.relaunch()
  await expect(atTheDoor(again)).toBeVisible()
  expect((await answersOf(again)).filter(([, answer]) => answer === 'answered').map(([name]) => name)).toEqual(told) // prettier-ignore
  await unlock(again)
  await expect(again.getByRole('heading', { name: 'Overview' })).toBeVisible()
})

interface Watched {
  tip: string
  labels: readonly string[]
}

/** Nobody sees the icon here, so it is watched where the app draws it. */
async function watchTray(desktop: Desktop): Promise<void> {
  await desktop.app().evaluate(({ Tray: Made }) => {
    const watched: Watched = { tip: '', labels: [] }
    Reflect.set(globalThis, 'watched', watched)
    const { setToolTip, setContextMenu } = Made.prototype
    Made.prototype.setToolTip = function watch(this: Tray, tip) {
      watched.tip = tip
      setToolTip.call(this, tip)
    }
    Made.prototype.setContextMenu = function watch(this: Tray, menu) {
      watched.labels = menu?.items.map(({ label }) => label) ?? []
      setContextMenu.call(this, menu)
    }
  })
}

test('beside the window nothing is left to read either: no small window, and an icon that says only that', async ({
  desktop,
  browserPage,
}) => {
  test.setTimeout(180_000)
  const page = await desktop.launch()
  await watchTray(desktop)
  const seen = () => desktop.app().evaluate(() => Reflect.get(globalThis, 'watched') as Watched)
  await connectEverything(page, desktop, browserPage)
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await setPassword(page)
  await page.getByRole('link', { name: 'Accounts' }).click()
  const [small] = await Promise.all([
    desktop.app().waitForEvent('window'),
    page
      .getByRole('button', { name: /^Pin .* to a small window$/ })
      .first()
      .click(),
  ])
  await small.locator('#root > :not(style)').first().waitFor()
  await expect.poll(async () => (await seen()).tip).toMatch(/: .*\d.*\nOversikt: last synced/)
  expect((await seen()).labels).toContain('Lock now')

  const closed = small.waitForEvent('close')
  await menuEntry(desktop, true)
  await closed
  await expect(atTheDoor(page)).toBeVisible()
  expect(await seen()).toMatchObject({
    tip: 'Oversikt: locked',
    labels: ['Oversikt: locked', 'Unlock …', '', 'Quit Oversikt'],
  })
  const [back] = await Promise.all([desktop.app().waitForEvent('window'), unlock(page)])
  await expect(back.locator('#root')).toContainText(/\d/)
  await expect.poll(async () => (await seen()).tip).toMatch(/Oversikt: last synced/)
})

/** Nobody has touched this machine since, by its own account and by the clock. */
async function nobodyThereFor(desktop: Desktop, ms: number): Promise<void> {
  await desktop.app().evaluate(({ powerMonitor }, ahead) => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + ahead
    powerMonitor.getSystemIdleTime = () => ahead / 1000
    powerMonitor.emit('resume') // it looks at once
  }, ms)
}

test('the key locks, and so do sleep and time, each with a new document; a moment’s absence does not', async ({
  desktop,
}) => {
  test.setTimeout(120_000)
  const page = await desktop.launch()
  await page.getByRole('link', { name: 'Language and appearance' }).click() // the first start’s way to the settings
  await setPassword(page)

  await mark(page)
  await page.keyboard.press('Control+l')
  await expect(atTheDoor(page)).toBeVisible()
  await expectAnother(page)
  await unlock(page)

  await mark(page)
  await nobodyThereFor(desktop, 4 * minuteMs)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(atTheDoor(page)).toHaveCount(0)
  await nobodyThereFor(desktop, 5 * minuteMs)
  await expect(atTheDoor(page)).toBeVisible()
  await expectAnother(page)
  await unlock(page)

  await mark(page)
  await desktop.app().evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'))
  await expect(atTheDoor(page)).toBeVisible()
  await expectAnother(page)
  await unlock(page)
})
