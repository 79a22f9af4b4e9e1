import type { Handlers, Outputs } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import { expect, test } from './fixture.ts'
import { flexHandlers } from './invented-flex.ts'
import { status } from './invented.ts'
import { fis } from './invented-orders.ts'

test.describe('an export', () => {
  const held = () => {
    let finish: (saved: Outputs['flex:export']) => void = () => undefined
    let fail: (error: AppError) => void = () => undefined
    const more: Partial<Handlers> = {
      'flex:export': () =>
        new Promise((resolve, reject) => {
          finish = resolve
          fail = reject
        }),
      'flex:cancel-export': () => {
        fail(new AppError('cancelled', 'cancelled'))
        return null
      },
    }
    return { more, finish: (saved: Outputs['flex:export']) => finish(saved) }
  }

  test('takes out what fits the filters, tells how far it is, and where it went', async ({ app, page }) => {
    const job = held()
    await app.open('/flexibility?table=controllable_unit&filter=status+is+new', {
      handlers: flexHandlers(job.more),
    })
    await page.getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export controllable units' })
    await expect(dialog).toContainText('8 rows')
    await dialog.getByRole('button', { name: 'Choose where to save' }).click()
    await expect(dialog).toContainText('Choose a place in the window that has opened.')
    expect(app.sent('flex:export')).toEqual([
      {
        connectionId: fis.id,
        resource: 'controllable_unit',
        filters: [{ field: 'status', operator: 'eq', value: 'new', isNegated: false }],
        order: null,
        embed: [],
      },
    ])
    await app.push('progress', { kind: 'export', rows: 500, total: 3573 })
    await expect(dialog).toContainText('500 of 3,573 rows written')
    job.finish({ fileName: 'oversikt_fis_controllable-unit_2026-11-20.csv', rows: 3573 })
    await expect(dialog).toContainText('Saved 3,573 rows to oversikt_fis_controllable-unit_2026-11-20.csv')
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect(dialog).toHaveCount(0)
  })

  for (const [language, row, saved] of [
    ['en', '1 row', 'Saved 1 row to enheter.csv'],
    ['nb', '1 rad', 'Lagret 1 rad i enheter.csv'],
  ] as const) {
    test(`says of one row that it is one (${language})`, async ({ app, page }) => {
      const job = held()
      const handlers = flexHandlers({ ...job.more, 'app:status': () => ({ ...status, language }) })
      const ofOne: Handlers = {
        ...handlers,
        'flex:page': async (input) => ({ ...(await handlers['flex:page'](input)), total: 1 }),
      }
      await app.open('/flexibility?table=controllable_unit', { handlers: ofOne })
      await page.getByRole('button', { name: /^(Export|Eksporter)$/ }).click()
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByText(row, { exact: true })).toBeVisible()
      await dialog.getByRole('button', { name: /^(Choose where|Velg hvor)/ }).click()
      await app.push('progress', { kind: 'export', rows: 0, total: 1 })
      job.finish({ fileName: 'enheter.csv', rows: 1 })
      await expect(dialog.getByText(saved, { exact: true })).toBeVisible()
    })
  }

  test('leaves nobody who works by keyboard without the focus', async ({ app, page }) => {
    const job = held()
    await app.open('/flexibility?table=entity_client', { handlers: flexHandlers(job.more) })
    await page.getByRole('button', { name: 'Export' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Export API clients', exact: true })
    await dialog.getByRole('button', { name: 'Choose where to save' }).press('Enter')
    await app.push('progress', { kind: 'export', rows: 1, total: 2 })
    await page.keyboard.press('Tab')
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    job.finish({ fileName: 'clients.csv', rows: 2 })
    await expect(dialog.getByRole('button', { name: 'Close' }).last()).toBeFocused()
  })

  test('is stopped by its button and not by Escape', async ({ app, page }) => {
    const job = held()
    await app.open('/flexibility?table=event', { handlers: flexHandlers(job.more) })
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('button', { name: 'Choose where to save' }).click()
    await app.push('progress', { kind: 'export', rows: 50, total: 123 })
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('dialog')).toContainText('No file was written.')
    await page.getByRole('button', { name: 'Export again' }).click()
    await expect(page.getByRole('button', { name: 'Choose where to save' })).toBeVisible()
  })
})
