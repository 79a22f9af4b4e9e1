import type { Page } from '@playwright/test'
import { AppError } from '../../src/shared/errors.ts'
import { expect, test } from './fixture.ts'
import { flexHandlers } from './invented-flex.ts'
import { hostileTexts } from './fake-api.ts'
import { fis } from './invented-orders.ts'

const filterBy = async (page: Page, column: string, comparison: string | null, value: string | null) => {
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const form = page.getByRole('dialog', { name: 'Filter' })
  await form.getByLabel('Column').selectOption(column)
  if (comparison !== null) await form.getByLabel('Comparison').selectOption(comparison)
  if (value !== null) await form.getByLabel('Value').fill(value)
  return form
}

test('a table is filtered by a column, a comparison in words and a value', async ({ app, page }) => {
  await app.open('/flexibility?table=controllable_unit', { handlers: flexHandlers() })
  await expect(page.getByText('1–50 of 64')).toBeVisible()
  const form = await filterBy(page, 'Max. power', 'is at least', 'much')
  await form.getByRole('button', { name: 'Add filter' }).click()
  await expect(form.getByText('Enter a number.')).toBeVisible()
  await form.getByLabel('Value').fill('100,5')
  await form.getByLabel('Value').press('Enter')
  await expect(
    page.getByRole('button', { name: 'Remove filter: Max. power is at least 100,5 kW' }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Active', exact: true }).click()
  await expect
    .poll(() => app.sent('flex:page').at(-1))
    .toMatchObject({
      connectionId: fis.id,
      filters: [
        { field: 'maximum_active_power', operator: 'gte', value: '100.5', isNegated: false },
        { field: 'status', operator: 'eq', value: 'active', isNegated: false },
      ],
      offset: 0,
    })
  await expect(page.getByRole('row').filter({ hasText: 'New' })).toHaveCount(0)
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Active', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect(page.getByText('1–50 of 64')).toBeVisible()
})

test('known values are chosen, days are days in Norway, and what is empty needs no value', async ({
  app,
  page,
}) => {
  await app.open('/flexibility?table=controllable_unit_service_provider', { handlers: flexHandlers() })
  const form = await filterBy(page, 'Valid from', 'is from', '9.7.2026')
  await form.getByLabel('Value').press('Enter')
  await expect
    .poll(() => app.sent('flex:page').at(-1))
    .toMatchObject({
      filters: [{ field: 'valid_from', operator: 'gte', value: '2026-07-08T22:00:00.000Z' }],
    })
  await page.getByRole('button', { name: 'Without an end' }).click()
  await expect
    .poll(() => app.sent('flex:page').at(-1))
    .toMatchObject({
      filters: [{}, { field: 'valid_to', operator: 'is', value: 'null', isNegated: false }],
    })
  await page.getByRole('button', { name: 'More tables' }).click()
  await page.getByRole('menuitem', { name: 'Parties' }).click()
  const parties = await filterBy(page, 'Type', null, null)
  await parties.getByLabel('Value').selectOption('System operator')
  await parties.getByRole('button', { name: 'Add filter' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('row').last()).toContainText('Fjordnett AS')
})

test('filters that fit nothing say so, and are taken off', async ({ app, page }) => {
  await app.open('/flexibility?table=controllable_unit&filter=name+contains+nowhere', {
    handlers: flexHandlers(),
  })
  await expect(page.getByText('No row fits the filters')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(page.getByText('1–50 of 64')).toBeVisible()
})

test('a column’s name sorts at FIS, and the way back unsorts', async ({ app, page }) => {
  await app.open('/flexibility?table=controllable_unit', { handlers: flexHandlers() })
  const header = page.getByRole('columnheader', { name: 'Max. power' })
  await header.getByRole('button').click()
  await expect(header).toHaveAttribute('aria-sort', 'ascending')
  await header.getByRole('button').click()
  await expect(header).toHaveAttribute('aria-sort', 'descending')
  expect(app.sent('flex:page').at(-1)).toMatchObject({
    order: { field: 'maximum_active_power', descending: true },
  })
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
  await app.open('/flexibility', { handlers: flexHandlers() })
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
