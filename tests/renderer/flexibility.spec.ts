import { flex as nb } from '../../src/renderer/src/i18n/nb/flex.ts'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { flexHandlers, me } from './invented-flex.ts'
import { status } from './invented.ts'

test('says who one is: entity, party, role, how long, and what the scopes allow', async ({ app, page }) => {
  await app.open('/flexibility', { handlers: flexHandlers() })
  const who = page.getByRole('region', { name: 'Who you are in FIS' })
  await expect(who).toContainText('Testkraft ASNumber 492')
  await expect(who).toContainText('Testkraft SPNumber 1482')
  await expect(who).toContainText('Service providerflex_service_provider')
  await expect(who).toContainText('15:05')
  await expect(who.getByText('manage:data')).toBeHidden()
  const table = page.getByRole('table', { name: /^Controllable units/ })
  await expect(table.getByRole('row').nth(3)).toBeInViewport()
  await who.getByRole('button', { name: 'Show more' }).click()
  await expect(who.getByText('manage:data')).toBeVisible()
  await expect(who).toContainText('manage:dataread, look up and change all data')
  await expect(who).toContainText('GLN1111111111111')
  await expect(who).toContainText('31 Dec 2023, 00:00')
  await who.getByRole('link', { name: 'Show everything' }).click()
  await expect(page.getByRole('dialog', { name: 'Party 1482' })).toContainText('Testkraft SP')
})

test('an address with nothing in it that FIS could be asked is passed over', async ({ app, page }) => {
  await app.open('/flexibility?table=nothing&filter=x&filter=status+eats+it&page=-1&sort=A&row=x/1', {
    handlers: flexHandlers(),
  })
  await expect(page.getByRole('tab', { name: 'Controllable units' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(app.sent('flex:page')[0]).toMatchObject({ filters: [], order: null, offset: 0 })
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of [
    '?table=controllable_unit&filter=status+is+active',
    '?table=event&row=controllable_unit/3011',
    '?table=notice',
  ]) {
    test(`${path} in ${colorScheme} has nothing axe calls serious`, async ({ app, page }) => {
      await app.open(`/flexibility${path}`, { handlers: flexHandlers(), colorScheme })
      await expect(page.getByRole('row').first()).toBeAttached()
      if (path.includes('row=')) await page.getByRole('heading', { name: 'Elbillader garasje' }).waitFor()
      await expectAccessible(page)
    })
  }
}

test('in Norwegian', async ({ app, page }) => {
  const handlers = flexHandlers({
    'app:status': () => ({ ...status, language: 'nb' }),
    'flex:identity': () => me,
  })
  await app.open('/flexibility?table=event', { handlers })
  await expect(page.getByRole('tab', { name: nb.tables.accounting_point.many })).toBeVisible()
  await expect(
    page.getByRole('row', { name: /Kontrollerbar enhet 3011 ble endret: status/ }).first(),
  ).toBeVisible()
  await expect(page.getByText('1–50 av 123')).toBeVisible()
})

test('the names of the columns stay in sight, and the units need no going sideways at 1280 pixels', async ({
  app,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await app.open('/flexibility', { handlers: flexHandlers() })
  await page.getByRole('button', { name: 'Open Controllable unit 3060' }).scrollIntoViewIfNeeded()
  await expect(page.getByRole('columnheader', { name: 'Max. power' })).toBeInViewport({ ratio: 1 })
  const excess =
    "[document.querySelector('[role=region][tabindex]')].map((e) => e.scrollWidth - e.clientWidth)"
  expect(await page.evaluate(excess)).toEqual([0])
})

test('another page begins at its top; another question asked of the same one moves nothing', async ({
  app,
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 500 })
  await app.open('/flexibility', { handlers: flexHandlers() })
  await page.getByRole('table').waitFor()
  const top = async () => await page.evaluate<number>("document.querySelector('main').scrollTop")
  await page.evaluate("document.querySelector('main').scrollTo(0, 250)")
  await page.getByRole('columnheader', { name: 'Max. power' }).getByRole('button').press('Enter')
  await expect(page).toHaveURL(/sort=/)
  expect(await top()).toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  expect(await top()).toBe(0)
})

test('no table needs sideways scrolling of the page at 900 pixels, in Norwegian', async ({ app, page }) => {
  await page.setViewportSize({ width: 900, height: 640 })
  const handlers = flexHandlers({ 'app:status': () => ({ ...status, language: 'nb' }) })
  for (const table of [
    'controllable_unit',
    'event',
    'party_membership',
    'controllable_unit_service_provider',
  ]) {
    await app.open(`/flexibility?table=${table}`, { handlers })
    await page.getByRole('table').waitFor()
    const excess =
      "[document.documentElement, document.querySelector('main')].map((e) => e.scrollWidth - e.clientWidth)"
    expect(await page.evaluate(excess)).toEqual([0, 0])
  }
})

for (const language of ['en', 'nb'] as const) {
  test(`the tables stand on one line in any window, with one of the others among them (${language})`, async ({
    app,
    page,
  }) => {
    const handlers = flexHandlers({ 'app:status': () => ({ ...status, language }) })
    for (const width of [900, 1024, 1280]) {
      await page.setViewportSize({ width, height: 700 })
      for (const table of ['service_providing_group_membership', 'controllable_unit_service_provider']) {
        await app.open(`/flexibility?table=${table}`, { handlers })
        const tabs = page.getByRole('tab')
        await tabs.first().waitFor()
        const boxes = await Promise.all((await tabs.all()).map((tab) => tab.boundingBox()))
        const tops = boxes.map((box) => box?.y)
        expect([width, table, new Set(tops).size]).toEqual([width, table, 1])
        await expect(page.getByRole('tab', { selected: true })).toBeInViewport({ ratio: 1 })
        const more = page.getByRole('button', { name: language === 'en' ? 'More tables' : 'Flere tabeller' })
        await expect(more).toBeInViewport({ ratio: 1 })
      }
    }
  })
}
