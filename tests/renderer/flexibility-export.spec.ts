import type { Handlers, Outputs } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import { expect, test } from './fixture.ts'
import { flexHandlers } from './invented-flex.ts'
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
