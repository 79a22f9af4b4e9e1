import { expectAccessible } from './axe.ts'
import { emptyHandlers, failingHandlers, fullHandlers, hostileHandlers, silentHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { status } from './invented.ts'

/** Whoever adds a page adds its path here, and its four states are tested. */
const dataPages = ['/', '/accounts']
const allPages = [
  ...dataPages,
  '/transactions',
  '/review',
  '/connections',
  '/import',
  '/history',
  '/flexibility',
  '/signing',
  '/settings',
  '/welcome',
  '/connect',
  '/nowhere',
]

for (const path of allPages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${path} in ${colorScheme} has nothing axe calls serious`, async ({ app, page }) => {
      await app.open(path, { colorScheme })
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toHaveCount(0)
      await expectAccessible(page)
    })
  }

  test(`${path} needs no sideways scrolling at 1024 pixels, in Norwegian too`, async ({ app, page }) => {
    await page.setViewportSize({ width: 1024, height: 700 })
    await app.open(path, {
      handlers: { ...fullHandlers(), 'app:status': () => ({ ...status, language: 'nb' }) },
    })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect(page.getByRole('status').filter({ hasText: 'Laster' })).toHaveCount(0)
    const excess =
      "[document.documentElement, document.querySelector('main')].map((e) => e.scrollWidth - e.clientWidth)"
    expect(await page.evaluate(excess)).toEqual([0, 0])
  })
}

for (const path of dataPages) {
  test(`${path} shows that it is loading, and nothing else`, async ({ app, page }) => {
    await app.open(path, { handlers: silentHandlers() })
    await expect(page.getByRole('status').first()).toContainText('Loading')
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expectAccessible(page)
  })

  test(`${path} with nothing in it says how something gets there`, async ({ app, page }) => {
    await app.open(path, { handlers: emptyHandlers() })
    await expect(page.getByText('No accounts yet')).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: 'Open Connections' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Connections' })).toBeVisible()
  })

  test(`${path} explains a failure, shows its reference and tries again`, async ({ app, page }) => {
    const handlers = { ...failingHandlers('internal') }
    await app.open(path, { handlers })
    const problem = page.getByRole('alert').first()
    await expect(problem).toContainText('Something went wrong in Oversikt')
    await expect(problem).toContainText('7f3a-0091')
    await expectAccessible(page)
    Object.assign(handlers, fullHandlers())
    await problem.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('1813.00.00033').first()).toBeVisible()
  })

  test(`${path} shows hostile texts as the texts they are`, async ({ app, page }) => {
    await app.open(path, { handlers: hostileHandlers() })
    await expect(page.getByText('<img src=x onerror=', { exact: false }).first()).toBeVisible()
    await expect(page.getByText('{{count}} $t(common.close)', { exact: false }).first()).toBeVisible()
    expect(await page.evaluate('document.body.dataset.hacked')).toBeUndefined()
    expect(await page.evaluate("document.querySelectorAll('main img, main script').length")).toBe(0)
  })
}
