import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { flexHandlers } from './invented-flex.ts'
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

test('a filter that is in force already is not added again', async ({ app, page }) => {
  await app.open('/flexibility?table=controllable_unit&filter=status+is+active', { handlers: flexHandlers() })
  await expect(page.getByRole('button', { name: 'Remove filter: Status is Active' })).toHaveCount(1)
  const form = await filterBy(page, 'Status', 'is', null)
  await form.getByLabel('Value').selectOption('Active')
  await form.getByRole('button', { name: 'Add filter' }).click()
  await expect(form).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Remove filter: Status is Active' })).toHaveCount(1)
})

test('known values are chosen, days are days in Norway, and what is empty needs no value', async ({
  app,
  page,
}) => {
  await app.open('/flexibility?table=controllable_unit_service_provider', { handlers: flexHandlers() })
  const form = await filterBy(page, 'Valid from', 'since', '9.7.2026')
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
