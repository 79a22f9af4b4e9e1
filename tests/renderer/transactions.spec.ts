import { expectAccessible } from './axe.ts'
import { emptyHandlers, failingHandlers, fullHandlers, hostileHandlers, silentHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { accountIds, accounts } from './invented.ts'
import { manyTransactions, transactions } from './invented-transactions.ts'
import type { TransactionFilter } from '../../src/shared/contract.ts'

const wholeList = { filter: {}, sort: { by: 'bookedOn', descending: true } }

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

test('rows and totals change together: an answer that is late keeps both as they were', async ({
  app,
  page,
}) => {
  const full = fullHandlers()
  let release = () => undefined as void
  const held = new Promise<void>((resolve) => (release = resolve))
  const handlers = {
    ...full,
    'transactions:summary': async ({ filter }: { readonly filter: TransactionFilter }) => {
      if (filter.text !== undefined) await held
      return full['transactions:summary']({ filter })
    },
  }
  await app.open('/transactions', { handlers })
  await page.getByRole('searchbox').fill('spotify')
  await expect.poll(() => JSON.stringify(app.sent('transactions:page'))).toContain('spotify')
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'true')
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('REMA 1000')
  await expect(page.getByRole('status')).toContainText('2,400 transactions')
  release()
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('Spotify')
  await expect(page.getByRole('status')).not.toContainText('2,400')
})

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

test('the link of an account shows it alone, without naming it in every row', async ({ app, page }) => {
  await app.open('/accounts')
  await page.getByRole('link', { name: /transactions on Mastercard/ }).click()
  await expect(page.getByRole('button', { name: 'Remove filter: Mastercard' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Account' })).toHaveCount(0)
  expect(app.sent('transactions:summary')).toEqual([{ filter: { accountIds: [accountIds.card] } }])
  await page.getByRole('button', { name: 'Remove filter: Mastercard' }).click()
  await expect(page.getByRole('status')).toContainText('2,400')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Remove filter: Mastercard' })).toBeVisible()
})

test('every filter is set by its own button, shown as a chip, kept by a reload and taken off at once', async ({
  app,
  page,
}) => {
  await app.open('/transactions')
  const filters = page.getByRole('region', { name: 'Filters' })
  await filters.getByRole('button', { name: 'Accounts' }).click()
  await page.getByRole('checkbox', { name: 'Brukskonto' }).check()
  await page.getByRole('checkbox', { name: 'Valutakonto' }).check()
  await page.keyboard.press('Escape')
  await filters.getByRole('button', { name: 'Period' }).click()
  await page.getByRole('button', { name: 'This year' }).click()
  await filters.getByRole('button', { name: 'Amount' }).click()
  await page.getByText('Money out', { exact: true }).click()
  await page.getByRole('textbox', { name: 'From' }).fill('1.234,5')
  await page.getByRole('textbox', { name: 'To' }).fill('20 000')
  await page.getByRole('radiogroup', { name: 'Currency' }).getByText('NOK').click()
  await expect(page.getByRole('button', { name: 'Remove filter: 1,234.50 – 20,000.00' })).toBeVisible()
  await page.keyboard.press('Escape')
  await filters.getByRole('button', { name: 'Status' }).click()
  await page.getByRole('button', { name: 'Booked', exact: true }).click()
  const filter = {
    accountIds: [accountIds.current, accountIds.euro],
    from: '2026-01-01',
    to: '2026-12-31',
    direction: 'out',
    minSizeMinor: 123_450,
    maxSizeMinor: 2_000_000,
    currency: 'NOK',
    status: 'booked',
  }
  await expect.poll(() => app.sent('transactions:summary').at(-1)).toEqual({ filter })
  const chips = page.getByRole('list', { name: 'Filters in force' }).getByRole('button')
  const names = [
    'Brukskonto',
    'Valutakonto',
    'This year',
    'Money out',
    '1,234.50 – 20,000.00',
    'NOK',
    'Booked',
  ]
  await expect(chips).toHaveText([...names, 'Clear all'])
  await page.reload()
  await expect(chips).toHaveText([...names, 'Clear all'])
  await page.getByRole('button', { name: 'Remove filter: This year' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Remove filter: Money out' })).toBeFocused()
  await page.getByRole('button', { name: 'Clear all' }).press('Enter')
  await expect(page.getByRole('status')).toContainText('2,400 transactions')
  await expect(page.getByRole('searchbox')).toBeFocused()
})

test('days of one’s own are typed as one writes them, or left open', async ({ app, page }) => {
  await app.open('/transactions')
  await page.getByRole('button', { name: 'Period' }).click()
  await page.getByRole('textbox', { name: 'From' }).fill('3.2.2026')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Remove filter: Since 3 Feb 2026' })).toBeVisible()
  expect(app.sent('transactions:summary').at(-1)).toEqual({ filter: { from: '2026-02-03' } })
})

test('what is no amount is said where it is typed, and asks nothing', async ({ app, page }) => {
  await app.open('/transactions')
  await page.getByRole('button', { name: 'Amount' }).click()
  await page.getByRole('textbox', { name: 'From' }).fill('12 kr')
  await expect(page.getByText('Not an amount')).toBeVisible()
  await page.getByRole('textbox', { name: 'From' }).fill('1.005')
  await expect(page.getByText('NOK has fewer decimals')).toBeVisible()
  await page.getByRole('textbox', { name: 'From' }).fill('-14000')
  await expect(page.getByRole('button', { name: 'Remove filter: Money out' })).toBeVisible()
  expect(app.sent('transactions:summary').slice(1)).toEqual([
    { filter: { minSizeMinor: 1_400_000, direction: 'out' } },
  ])
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
  await grid.evaluate('(e) => { e.scrollTop = e.scrollHeight / 2 }')
  await expect(grid.locator('[aria-rowindex="50003"]')).toContainText('2025')
  await grid.evaluate('(e) => { for (let n = 1; n < 60; n++) e.scrollTop = n * 80_000 }')
  await expect(grid.locator('[aria-rowindex="94405"]')).toContainText('2024')
  expect(app.sent('transactions:page').length).toBeLessThan(12)
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

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every filter is clean to axe in ${colorScheme}`, async ({ app, page }) => {
    await app.open(`/transactions?accountId=${accountIds.current}&period=this-year`, { colorScheme })
    await page.getByRole('grid').getByRole('row').nth(1).waitFor()
    for (const name of ['Accounts', 'Period', 'Amount', 'Status']) {
      await page.getByRole('region', { name: 'Filters' }).getByRole('button', { name, exact: true }).click()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
    }
  })

  test(`details and export are clean to axe in ${colorScheme}`, async ({ app, page }) => {
    await app.open('/transactions', { colorScheme })
    await page.getByRole('grid').getByRole('row').nth(1).click()
    await page.getByText('What the bank sent').click()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Export' }).click()
    await expectAccessible(page)
  })
}

test('nothing that matches says so and leads back to everything', async ({ app, page }) => {
  await app.open('/transactions?q=no+such+thing&status=booked')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await expect(page.getByRole('status')).toContainText('0 transactions')
  await expect(page.getByRole('button', { name: 'Export' })).toBeDisabled()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Clear all filters' }).click()
  await expect(page.getByRole('status')).toContainText('2,400 transactions')
  await expect(page.getByRole('searchbox')).toHaveValue('')
})

test('no account and no first sync both lead to the connections', async ({ app, page }) => {
  await app.open('/transactions', { handlers: emptyHandlers() })
  await expect(page.getByText('No accounts yet')).toBeVisible()
  const unread = accounts.map((account) => ({ ...account, bookedCount: 0, pendingCount: 0 }))
  await app.open('/transactions', { handlers: { ...fullHandlers(), 'accounts:list': () => unread } })
  await expect(page.getByText('No transactions yet')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Open Connections' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Connections' })).toBeVisible()
})

test('loading is said, a failure is explained and tried again', async ({ app, page }) => {
  await app.open('/transactions', { handlers: silentHandlers() })
  await expect(page.getByRole('status')).toContainText('Loading')
  await expectAccessible(page)
  const handlers = { ...failingHandlers('internal'), 'accounts:list': () => accounts }
  await app.open('/transactions', { handlers })
  await expect(page.getByRole('alert')).toContainText('Something went wrong in Oversikt')
  Object.assign(handlers, fullHandlers())
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('status')).toContainText('2,400 transactions')
})

test('a page of rows that cannot be read is explained in its place', async ({ app, page }) => {
  const many = manyTransactions(5000)
  let isBroken = true
  const handlers = {
    ...fullHandlers(),
    ...many,
    'transactions:page': (input: Parameters<(typeof many)['transactions:page']>[0]) => {
      if (isBroken && input.offset > 0) throw new Error('no reader')
      return many['transactions:page'](input)
    },
  }
  await app.open('/transactions', { handlers })
  await page.getByRole('grid').getByRole('row').nth(1).focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('alert')).toContainText('Something went wrong')
  await expectAccessible(page)
  isBroken = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.locator('[aria-rowindex="5001"]')).toContainText('22 Nov 2023')
})

test('a sync that changes rows changes rows and totals, and the place in the list stays', async ({
  app,
  page,
}) => {
  let many = manyTransactions(5000)
  const handlers = {
    ...fullHandlers(),
    'transactions:page': (input: Parameters<typeof many['transactions:page']>[0]) => many['transactions:page'](input),
    'transactions:summary': (input: typeof wholeList) => many['transactions:summary'](input as never),
  } // prettier-ignore
  await app.open('/transactions', { handlers: handlers as never })
  await page.getByRole('grid').getByRole('row').nth(1).focus()
  await page.keyboard.press('PageDown')
  const focused = page.locator('[role=row]:focus')
  const place = await focused.getAttribute('aria-rowindex')
  many = manyTransactions(5003)
  await app.push('stale', { topics: ['transactions'] })
  await expect(page.getByRole('status')).toContainText('5,003 transactions')
  await expect(focused).toHaveAttribute('aria-rowindex', place ?? '')
})

test('hostile texts are texts, in the list, the chips and the details, and break no line', async ({
  app,
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await app.open(`/transactions?accountId=${accountIds.current}&accountId=${accountIds.joint}`, {
    handlers: hostileHandlers(),
  })
  const grid = page.getByRole('grid')
  await expect(grid.getByText('<img src=x onerror=', { exact: false }).first()).toBeVisible()
  const heights =
    'Array.from(document.querySelectorAll("[data-index]"), (e) => e.getBoundingClientRect().height)'
  expect(new Set(await page.evaluate<number[]>(heights))).toEqual(new Set([50]))
  await grid.getByRole('row').nth(2).click()
  const details = page.getByRole('dialog', { name: 'Transaction' })
  await details.getByText('What the bank sent').click()
  await expect(details.locator('pre')).toContainText('<script>document.body.dataset.hacked=1</script>')
  await expect(details.locator('pre')).toContainText('\\u202egnp.exe')
  expect(await page.evaluate('document.body.dataset.hacked')).toBeUndefined()
  expect(await page.evaluate("document.querySelectorAll('#root img, #root script, pre *').length")).toBe(0)
  const excess = "[document.documentElement, ...document.querySelectorAll('main, [role=grid], .mantine-Drawer-content')].map((e) => e.scrollWidth - e.clientWidth)" // prettier-ignore
  expect(new Set(await page.evaluate<number[]>(excess))).toEqual(new Set([0]))
})
