import { AppError } from '../../src/shared/errors.ts'
import { expect, test } from './fixture.ts'
import { flexHandlers } from './invented-flex.ts'
import { hostileTexts } from './fake-api.ts'

test('a column’s name sorts at FIS, and the way back unsorts', async ({ app, page }) => {
  await app.open('/flexibility?table=controllable_unit', { handlers: flexHandlers() })
  const header = page.getByRole('columnheader', { name: 'Max. power' })
  await header.getByRole('button').click()
  await expect(header).toHaveAttribute('aria-sort', 'ascending')
  await header.getByRole('button').click()
  await expect(header).toHaveAttribute('aria-sort', 'descending')
  await expect
    .poll(() => app.sent('flex:page').at(-1)) // the name turns before the question has left
    .toMatchObject({ order: { field: 'maximum_active_power', descending: true } })
  await page.goBack()
  await page.goBack()
  await expect(header).toHaveAttribute('aria-sort', 'none')
})

test('events are paged, with the newest first', async ({ app, page }) => {
  await app.open('/flexibility?table=event', { handlers: flexHandlers() })
  await expect(page.getByText('1–50 of 123')).toBeVisible()
  expect(app.sent('flex:page').at(-1)).toMatchObject({
    order: { field: 'time', descending: true },
    limit: 50,
  })
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByText('51–100 of 123')).toBeVisible()
  await page.getByRole('button', { name: 'Last page' }).click()
  await expect(page.getByText('101–123 of 123')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Next page' })).toBeDisabled()
  await page.goBack()
  await expect(page.getByText('51–100 of 123')).toBeVisible()
  await page.getByRole('columnheader', { name: 'ID' }).getByRole('button').click()
  await expect(page.getByText('1–50 of 123')).toBeVisible() // another order begins at its first page
  await app.open('/flexibility?table=event&page=9', { handlers: flexHandlers() })
  await page.getByRole('button', { name: 'To the first page' }).click()
  await expect(page.getByText('1–50 of 123')).toBeVisible()
})

test('names that may not be read are left out, and the table is shown without them', async ({
  app,
  page,
}) => {
  const full = flexHandlers()
  const handlers = flexHandlers({
    'flex:page': (input) => {
      if (input.embed.length > 0) throw new AppError('scope-missing', 'embed')
      return full['flex:page'](input)
    },
  })
  await app.open('/flexibility?table=controllable_unit_service_provider', { handlers })
  await expect(page.getByText('Names of other rows are not shown')).toBeVisible()
  await expect(page.getByRole('row').last()).toContainText('#3011')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('tabs and rows are gone along by the arrows', async ({ app, page }) => {
  await app.open('/flexibility?table=party_membership', { handlers: flexHandlers() })
  await page.getByRole('tab', { name: 'Memberships' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Controllable units' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Open Controllable unit 3011' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: 'Open Controllable unit 3012' })).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Controllable unit 3060' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Open Controllable unit 3060' })).toBeFocused()
})

test('hostile texts in names, columns and roles are shown as the texts they are', async ({ app, page }) => {
  const row = {
    id: 1,
    name: hostileTexts[0] ?? '',
    status: hostileTexts[1] ?? '',
    business_id: hostileTexts[3] ?? '',
  }
  const strange = { ...row, [hostileTexts[0] ?? '']: hostileTexts[1] ?? '' }
  const handlers = flexHandlers({
    'flex:page': () => ({ rows: [row], total: 1 }),
    'flex:record': () => strange,
  })
  await app.open('/flexibility?table=controllable_unit', { handlers })
  await expect(page.getByRole('row').last()).toContainText('<img src=x onerror=')
  await expect(page.getByRole('row').last()).toContainText('\uFFFDgnp.exe')
  await page.getByRole('button', { name: 'Open Controllable unit 1' }).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('region', { name: 'As FIS sends it' })).toContainText('\\u202egnp.exe')
  await expect(drawer).toContainText('{{count}} $t(common.close)')
  expect(await page.evaluate('document.body.dataset.hacked')).toBeUndefined()
  expect(
    await page.evaluate(
      "document.querySelectorAll('main img, [role=dialog] img, [role=dialog] script').length",
    ),
  ).toBe(0)
})

test('every table of the menu can be reached in a small window', async ({ app, page }) => {
  await page.setViewportSize({ width: 900, height: 640 })
  await app.open('/flexibility?table=controllable_unit', { handlers: flexHandlers() })
  await page.getByRole('button', { name: 'More tables' }).click()
  const last = page.getByRole('menuitem', { name: 'Product types' })
  await page.getByRole('menuitem').first().press('End')
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate('document.scrollingElement.scrollTop')).toBe(0) // the menu moves, and not the window
  await last.click()
  await expect(page.getByRole('tab', { name: 'Product types' })).toHaveAttribute('aria-selected', 'true')
})

test('who pages and fetches by keyboard stays where they are', async ({ app, page }) => {
  await app.open('/flexibility?table=event&page=2', { handlers: flexHandlers() })
  await expect(page.getByText('51–100 of 123')).toBeVisible()
  const next = page.getByRole('button', { name: 'Next page' })
  await next.press('Enter')
  await expect(page.getByText('101–123 of 123')).toBeVisible()
  await expect(next).toBeFocused()
  await expect(next).toBeDisabled()
  await next.press('Enter')
  await expect(page.getByText('101–123 of 123')).toBeVisible()
  const again = page.getByRole('button', { name: 'Fetch the rows again' })
  const asked = app.sent('flex:page').length
  await again.press('Enter')
  await expect.poll(() => app.sent('flex:page').length).toBe(asked + 1)
  await expect(again).toBeFocused()
})
