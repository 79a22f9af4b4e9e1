import type { MenuItem, Notification, Tray } from 'electron'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import type { Desktop } from './desktop.ts'
import { expect, test } from './fixture.ts'
import { connectEverything } from './wizard.ts'

const hourMs = 60 * 60 * 1000
const transactions = '/personal/banking/transactions'

/** Nobody sees an icon or a notification here, so they are watched where the app makes them. */
interface Watched {
  tray: Tray | null
  tip: string
  items: readonly MenuItem[]
  readonly notifications: Notification[]
}

async function watchDesktop(desktop: Desktop): Promise<void> {
  await desktop.app().evaluate((electron) => {
    const watched: Watched = { tray: null, tip: '', items: [], notifications: [] }
    Reflect.set(globalThis, 'watched', watched)
    const { setToolTip, setContextMenu } = electron.Tray.prototype
    electron.Tray.prototype.setToolTip = function watch(this: Tray, tip) {
      Object.assign(watched, { tray: this, tip })
      setToolTip.call(this, tip)
    }
    electron.Tray.prototype.setContextMenu = function watch(this: Tray, menu) {
      watched.items = menu?.items ?? []
      setContextMenu.call(this, menu)
    }
    electron.Notification.prototype.show = function watch(this: Notification) {
      watched.notifications.push(this)
    }
  })
}

const tip = (desktop: Desktop): Promise<string> =>
  desktop.app().evaluate(() => (Reflect.get(globalThis, 'watched') as Watched).tip)

/** Hours later, by the app's clock and the bank's, the lid is opened. */
async function wakeAfter(desktop: Desktop, clock: { advance(ms: number): void }, ms: number): Promise<void> {
  clock.advance(ms)
  await desktop.app().evaluate(({ powerMonitor }, ahead) => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + ahead
    powerMonitor.emit('resume')
  }, ms)
}

test.describe('without anybody looking', () => {
  const clock = movableClock(new Date().toISOString())
  test.use({ bankOptions: { clock } })

  test('a machine that wakes reads its banks; a consent that is gone is told outside the window, and a click leads to its renewal', async ({
    desktop,
    bank,
    browserPage,
  }) => {
    test.setTimeout(180_000)
    const page = await desktop.launch()
    await watchDesktop(desktop)
    await connectEverything(page, desktop, browserPage)
    await expect.poll(() => tip(desktop)).toMatch(/^Oversikt: last synced \d\d:\d\d$/)

    bank.calls.clear()
    await wakeAfter(desktop, clock, 5 * hourMs)
    await expect.poll(() => bank.calls.count(transactions), { timeout: 30_000 }).toBeGreaterThan(0)
    await expect.poll(() => tip(desktop)).toMatch(/last synced/)

    bank.revokeConsents()
    await wakeAfter(desktop, clock, 5 * hourMs)
    const titles = (): Promise<string[]> =>
      desktop
        .app()
        .evaluate(() =>
          (Reflect.get(globalThis, 'watched') as Watched).notifications.map(({ title }) => title),
        )
    await expect.poll(titles, { timeout: 30_000 }).toEqual(['The consent at SpareBank 1 was withdrawn'])
    expect(await tip(desktop)).toBe('Oversikt: a bank needs you')

    await desktop.app().evaluate(() => {
      const [notification] = (Reflect.get(globalThis, 'watched') as Watched).notifications
      notification?.emit('click')
    })
    await expect(page.getByRole('heading', { name: 'Give Oversikt access' })).toBeVisible()
  })
})

test('with the window closed the app lives on where the person wants it, and its icon brings the window back', async ({
  desktop,
  browserPage,
}) => {
  test.setTimeout(120_000)
  const page = await desktop.launch()
  await watchDesktop(desktop)
  await connectEverything(page, desktop, browserPage)
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('switch', { name: 'Keep running when the window is closed' }).press('Space')
  await expect(page.getByRole('switch', { name: 'Keep running when the window is closed' })).toBeChecked()

  const app = desktop.app()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0)
  const labels = await app.evaluate(() =>
    (Reflect.get(globalThis, 'watched') as Watched).items.map(({ label }) => label),
  )
  expect(labels).toEqual(
    expect.arrayContaining(['Sync now', 'Pause automatic syncs', 'Open Oversikt', 'Quit Oversikt']),
  )

  const [again] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(() => {
      const { items } = Reflect.get(globalThis, 'watched') as Watched
      items.find(({ label }) => label === 'Open Oversikt')?.click()
    }),
  ])
  await expect(again.getByRole('heading', { name: 'Overview' })).toBeVisible()
})
