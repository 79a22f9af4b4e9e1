import type { Handlers, Outputs } from '../../src/shared/contract.ts'
import { AppError, type ErrorCode } from '../../src/shared/errors.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'

/** An export that ends when the spec says so. Cancelled, it ends as main ends it. */
function heldExport() {
  let finish: (result: Outputs['export:csv']) => void = () => undefined
  let fail: (error: AppError) => void = () => undefined
  const handlers: Handlers = {
    ...fullHandlers(),
    'export:csv': () =>
      new Promise((resolve, reject) => {
        finish = resolve
        fail = reject
      }),
    'export:cancel': () => {
      fail(new AppError('cancelled', 'cancelled'))
      return null
    },
  }
  return {
    handlers,
    finish: (result: Outputs['export:csv']) => finish(result),
    fail: (code: ErrorCode) => fail(new AppError(code, code)),
  }
}

test('exactly the list on screen is exported, with its filter and order, in the form chosen', async ({
  app,
  page,
}) => {
  const held = heldExport()
  await app.open('/transactions?q=rema&direction=out&sort=amount', { handlers: held.handlers })
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export transactions' })
  const shown = await page.getByRole('grid').getAttribute('aria-rowcount')
  await expect(dialog).toContainText(`${Number(shown) - 1} transactions, in the order shown`)
  await expect(dialog).toContainText('Filters: “rema” · Money out')
  await expect(dialog.getByRole('radio', { name: 'Excel, Norway' })).toBeChecked()
  await dialog.getByRole('radio', { name: 'CSV for machines' }).check()
  await expect(dialog).toContainText('are not guarded against formulas')
  await dialog.getByRole('button', { name: 'Choose where to save' }).click()
  await expect(dialog).toContainText('Choose a place in the window that has opened.')
  expect(app.sent('export:csv')).toEqual([
    {
      filter: { text: 'rema', direction: 'out' },
      sort: { by: 'amount', descending: false },
      profile: 'rfc4180',
    },
  ])
  await app.push('progress', { kind: 'export', rows: 100, total: 1234 })
  await expect(dialog).toContainText('100 of 1,234 transactions written')
  await expect(dialog.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /^8\.1/)
  held.finish({
    fileName: 'oversikt_alle_2023_2026.csv',
    rows: 1234,
    exportId: '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0002',
  })
  await expect(dialog).toContainText('Saved 1,234 rows to oversikt_alle_2023_2026.csv')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(dialog.getByRole('button', { name: 'Choose where to save' })).toBeVisible()
})

test('a closed save dialog leads quietly back to the choice', async ({ app, page }) => {
  await app.open('/transactions')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: 'Choose where to save' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Choose where to save' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(app.sent('export:csv')).toHaveLength(1)
})

test('a running export is stopped by its button and not by Escape, and says that no file was left', async ({
  app,
  page,
}) => {
  const held = heldExport()
  await app.open('/transactions', { handlers: held.handlers })
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: 'Choose where to save' }).click()
  await app.push('progress', { kind: 'export', rows: 1000, total: 2400 })
  await page.keyboard.press('Escape')
  const dialog = page.getByRole('dialog', { name: 'Export transactions' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toContainText('Export cancelled')
  await expect(dialog).toContainText('No file was written. An older file of that name is untouched.')
  await dialog.getByRole('button', { name: 'Export again' }).click()
  await dialog.getByRole('button', { name: 'Choose where to save' }).click()
  await expect(dialog).not.toContainText('1,000 of 2,400')
})

for (const [code, title] of [
  ['disk-full', 'The disk is full'],
  ['file-unwritable', 'The file could not be saved'],
] as const) {
  test(`${code} is told with what was kept, and can be tried again`, async ({ app, page }) => {
    const held = heldExport()
    await app.open('/transactions', { handlers: held.handlers })
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('button', { name: 'Choose where to save' }).click()
    await app.push('progress', { kind: 'export', rows: 0, total: 2400 })
    held.fail(code)
    await expect(page.getByRole('alert')).toContainText(title)
    await page.getByRole('button', { name: 'Export again' }).click()
    await expect(page.getByRole('button', { name: 'Choose where to save' })).toBeVisible()
  })
}

test('an export goes on while another page is shown, and its end is not missed', async ({ app, page }) => {
  const held = heldExport()
  await app.open('/transactions', { handlers: held.handlers })
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: 'Choose where to save' }).click()
  await app.push('progress', { kind: 'export', rows: 1000, total: 2400 })
  await page.keyboard.press('Control+8')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  held.finish({ fileName: 'alle.csv', rows: 2400, exportId: '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0002' })
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('dialog', { name: 'Export transactions' })).toContainText(
    'Saved 2,400 rows to alle.csv',
  )
})
