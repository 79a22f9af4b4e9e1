import type { Handlers, TransactionFilter } from '../../src/shared/contract.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { manyTransactions, transactions } from './invented-transactions.ts'

test('totals are those of all rows in each currency; pending rows and own transfers say what they are', async ({
  app,
  page,
}) => {
  await app.open('/transactions')
  const sum = (currency: string, sign: 1 | -1) =>
    transactions
      .filter(({ amount }) => amount.currency === currency && Math.sign(amount.minor) === sign)
      .reduce((total, { amount }) => total + amount.minor, 0)
  const english = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 })
  const kroner = page.getByRole('table', { name: 'Totals of the transactions shown' }).getByRole('row', { name: 'NOK' }) // prettier-ignore
  await expect(kroner).toContainText(english.format(sum('NOK', 1) / 100))
  await expect(kroner).toContainText(`−${english.format(-sum('NOK', -1) / 100)}`)
  await expect(kroner).toContainText(english.format((sum('NOK', 1) + sum('NOK', -1)) / 100))
  await expect(page.getByRole('status')).toContainText('2,400 transactions')
  await expect(page.getByRole('status')).toContainText('of which 6 pending')
  const grid = page.getByRole('grid', { name: 'Transactions' })
  await expect(grid).toHaveAttribute('aria-rowcount', '2401')
  await expect(grid.getByRole('row').nth(1)).toContainText('20 Nov 2026')
  await expect(grid.getByRole('row').nth(1)).toContainText('Pending')
  await expect(grid.getByRole('row', { name: /Til sparing/ }).first()).toContainText('Own transfer')
})

test('searching as one types narrows rows and totals together, and Escape brings all back', async ({
  app,
  page,
}) => {
  await app.open('/transactions')
  await page.getByRole('grid').waitFor()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('kiwi grün')
  const found = transactions.filter(({ text }) => text.startsWith('KIWI')).length
  await expect(page.getByRole('status')).toContainText(`${found} transactions`)
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', `${found + 1}`)
  for (const row of (await page.getByRole('grid').getByRole('row').all()).slice(1)) {
    await expect(row).toContainText('KIWI 412 GRÜNERLØKKA')
  }
  await expect(page).toHaveURL(/q=kiwi\+gr/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('status')).toContainText('2,400 transactions')
})

for (const late of ['transactions:summary', 'transactions:page'] as const) {
  test(`rows and totals change together: a late answer to ${late} keeps both as they were`, async ({
    app,
    page,
  }) => {
    const full = fullHandlers()
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    const wait = async (channel: typeof late, filter: TransactionFilter) => {
      if (channel === late && filter.text !== undefined) await held
    }
    const handlers: Handlers = {
      ...full,
      'transactions:page': async (input) => {
        await wait('transactions:page', input.filter)
        return full['transactions:page'](input)
      },
      'transactions:summary': async (input) => {
        await wait('transactions:summary', input.filter)
        return full['transactions:summary'](input)
      },
    }
    await app.open('/transactions', { handlers })
    await page.getByRole('searchbox').fill('spotify')
    const other = late === 'transactions:page' ? 'transactions:summary' : 'transactions:page'
    await expect.poll(() => JSON.stringify(app.sent(other))).toContain('spotify')
    await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'true')
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('REMA 1000')
    await expect(page.getByRole('status')).toContainText('2,400 transactions')
    release()
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('Spotify')
    await expect(page.getByRole('status')).not.toContainText('2,400')
  })
}

test('a heading sorts by its column and turns round when pressed again, without losing the focus', async ({
  app,
  page,
}) => {
  await app.open('/transactions')
  const amount = page.getByRole('columnheader', { name: 'Amount' })
  await expect(page.getByRole('columnheader', { name: 'Date' })).toHaveAttribute('aria-sort', 'descending')
  await amount.getByRole('button').press('Enter')
  await expect(amount).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('39,124.50')
  await page.keyboard.press('Enter')
  await expect(amount).toHaveAttribute('aria-sort', 'ascending')
  await expect(amount.getByRole('button')).toBeFocused()
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('14,512.00')
  await expect(page).toHaveURL(/sort=amount$/)
})

test('the end of 100,000 rows is one key or one drag away, and few pages are read for it', async ({
  app,
  page,
}) => {
  await app.open('/transactions', { handlers: { ...fullHandlers(), ...manyTransactions(100_000) } })
  const grid = page.getByRole('grid')
  await grid.getByRole('row').nth(1).focus()
  await page.keyboard.press('End')
  const last = grid.locator('[aria-rowindex="100001"]')
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport()
  await expect(last).toContainText('22 Nov 2023')
  expect(await grid.getByRole('row').count()).toBeLessThan(60)
  await page.evaluate("document.querySelector('[role=grid]').scrollTop = 2_500_000")
  await expect(grid.locator('[aria-rowindex="50003"]')).toContainText('2025')
  // A drag over sixty far places, each drawn, in no time at all: how fast the computer is plays no part.
  const before = app.sent('transactions:page').length
  await page.evaluate(`
    const grid = document.querySelector('[role=grid]')
    for (let n = 1; n < 60; n++) {
      grid.scrollTop = n * 80_000
      grid.dispatchEvent(new Event('scroll'))
    }
  `)
  await expect(grid.locator('[aria-rowindex="94405"]')).toContainText('2024')
  expect(app.sent('transactions:page').length - before).toBeLessThan(5)
  await page.keyboard.press('Home')
  await expect(grid.locator('[aria-rowindex="2"]')).toBeFocused()
  await expect(grid.locator('[aria-rowindex="2"]')).toContainText('20 Nov 2026')
})

test('the page can be walked by keyboard alone: search, list, details, on to the next, and back', async ({
  app,
  page,
}) => {
  await app.open('/transactions')
  await page.getByRole('grid').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.press('ArrowDown')
  const at = (row: number) => page.getByRole('grid').locator(`[aria-rowindex="${row}"]`)
  await expect(at(2)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  const focused = page.locator('[role=row]:focus')
  await expect(focused).toBeInViewport({ ratio: 1 })
  expect(Number(await focused.getAttribute('data-index'))).toBeLessThan(30)
  await page.keyboard.press('PageUp')
  await page.keyboard.press('PageUp')
  await expect(at(3)).toBeFocused()
  await page.keyboard.press('Enter')
  const details = page.getByRole('dialog', { name: 'Transaction' })
  await expect(details).toContainText('Husleie november')
  await details.getByRole('button', { name: 'Next transaction' }).press('Enter')
  await expect(details).toContainText('3 of 2,400')
  await expect(details).toContainText('Ruter billett')
  await page.keyboard.press('Escape')
  await expect(details).toHaveCount(0)
  await expect(at(4)).toBeFocused()
})

test('no key but the list’s own is taken from the page', async ({ app, page }) => {
  await app.open('/transactions')
  await page.getByRole('grid').getByRole('row').nth(1).focus()
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
})

test('the slash finds the search where it is typed with Shift, but not from within a dialog', async ({
  app,
  page,
}) => {
  const shiftSlash = `document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', { key: '/', code: 'Digit7', shiftKey: true, bubbles: true, cancelable: true }))`
  await app.open('/transactions')
  await page.getByRole('grid').getByRole('row').nth(1).waitFor()
  await page.evaluate(shiftSlash)
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.getByRole('grid').getByRole('row').nth(1).click()
  const next = page
    .getByRole('dialog', { name: 'Transaction' })
    .getByRole('button', { name: 'Next transaction' })
  await next.focus()
  await page.keyboard.press('/')
  await expect(next).toBeFocused()
})
