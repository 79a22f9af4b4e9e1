import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { accountIds, accounts } from './invented.ts'

test('net worth is one sum a currency, never converted, with the age of its oldest balance', async ({
  app,
  page,
}) => {
  await app.open('/')
  await expect(page.getByText('NOK 470,597.80', { exact: true })).toBeVisible()
  await expect(page.getByText('Net worth in EUR')).toBeVisible()
  await expect(page.getByText('As of 14:03 today, when the oldest of these balances was read.')).toBeVisible()
  await expect(page.getByText('Nothing is converted without a dated rate.')).toBeVisible()
})

test('an account that is not counted is said to be left out', async ({ app, page }) => {
  const handlers = fullHandlers()
  await handlers['account:update']({ accountId: accountIds.card, isCounted: false })
  await app.open('/', { handlers })
  await expect(page.getByText('1 account is left out of the sum.')).toBeVisible()
  await expect(page.getByText('NOK 483,443.70', { exact: true })).toBeVisible()
})

test('a debt has a minus sign for the eye and a word for the ear', async ({ app, page }) => {
  await app.open('/')
  const card = page.getByRole('link', { name: /Mastercard/ })
  await expect(card).toContainText('−NOK 12,845.90')
  await expect(card).toHaveAccessibleName(/minus 12,845\.90 Norwegian kroner/)
})

test('the accounts stand in the order of the page that has them all', async ({ app, page }) => {
  const handlers = fullHandlers()
  const overview = await handlers['overview:get'](undefined)
  const mixed = [...overview.accounts].reverse()
  const shuffled = {
    ...handlers,
    'overview:get': () => ({ ...overview, accounts: mixed }),
    'accounts:list': () => mixed,
  }
  const named = accounts.map(({ name }) => name)
  const order = async (texts: Promise<string[]>) =>
    (await texts).flatMap((text) => named.filter((name) => text.includes(name)))
  await app.open('/', { handlers: shuffled })
  const here = page.getByRole('region', { name: 'Accounts' }).getByRole('listitem')
  await expect(here).toHaveCount(accounts.length)
  const onOverview = await order(here.allTextContents())
  await app.open('/accounts', { handlers: shuffled })
  const there = page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
  await expect(there.first()).toBeVisible()
  expect(onOverview).toEqual(await order(there.allTextContents()))
})

test('an account leads to its transactions', async ({ app, page }) => {
  await app.open('/')
  await page.getByRole('link', { name: /Sparekonto/ }).click()
  await expect(page).toHaveURL(new RegExp(`transactions\\?accountId=${accountIds.savings}$`))
})

test('the balance chart answers its title in words and can be read as a table', async ({ app, page }) => {
  await app.open('/')
  const panel = page.getByRole('region', { name: 'How have the balances changed?' })
  const answer = /held NOK [\d,.]+ on 20 November 2025 and NOK 470,597\.80 on 20 November 2026/
  await expect(panel.getByRole('img', { name: answer })).toBeVisible()
  await panel.getByText('Table', { exact: true }).click()
  const newest = panel.getByRole('row').nth(1)
  await expect(newest).toContainText('20 Nov 2026')
  for (const number of ['42,183.50', '18,760.20', '312,500.00', '110,000.00', '−12,845.90', '470,597.80']) {
    await expect(newest.getByRole('cell', { name: number, exact: true })).toBeVisible()
  }
  // A quarter of the rows are rows enough: axe looks at each cell.
  await page.getByText('3 months', { exact: true }).click()
  await expect(panel.getByRole('row').last()).toContainText('20 Aug 2026')
  await expectAccessible(page)
})

test('an account can be taken out of the chart, and the answer follows', async ({ app, page }) => {
  await app.open('/')
  const panel = page.getByRole('region', { name: 'How have the balances changed?' })
  await panel.getByText('Lines', { exact: true }).click()
  await panel.getByRole('button', { name: 'Sparekonto' }).click()
  await expect(panel.getByRole('button', { name: 'Sparekonto' })).toHaveAttribute('aria-pressed', 'false')
  await expect(panel.getByRole('img', { name: /and NOK 158,097\.80 on 20 November 2026/ })).toBeVisible()
})

test('the arrow keys read single days of the chart', async ({ app, page }) => {
  await app.open('/')
  const chart = page.getByRole('region', { name: 'How have the balances changed?' }).getByRole('img')
  await chart.focus()
  await page.keyboard.press('ArrowRight')
  const box = page.getByRole('status').filter({ hasText: '21 November 2025' })
  await expect(box).toContainText('Sparekonto')
  await expect(box).toContainText('Total')
})

test('period and currency concern both charts', async ({ app, page }) => {
  await app.open('/')
  await expect(page.getByText(/From Dec 2025 to Nov 2026/)).toBeVisible()
  await page.getByText('3 months', { exact: true }).click()
  await expect(page.getByText(/on 20 August 2026 and/)).toBeVisible()
  await expect(page.getByText(/From Sept 2026 to Nov 2026/)).toBeVisible()
  await page.getByText('EUR', { exact: true }).click()
  await expect(page.getByText(/From Sept 2026 to Nov 2026: €540\.00 in/)).toBeVisible()
  await page.getByText('All', { exact: true }).click()
  await expect(page.getByText(/on 21 November 2023 and/)).toBeVisible()
  expect(app.sent('balances:history').at(-1)).toEqual({ from: '2023-11-21', to: '2026-11-20' })
})

test('the months of one currency can be read as a table, own transfers apart', async ({ app, page }) => {
  const handlers = {
    ...fullHandlers(),
    'flows:monthly': () => [
      { month: '2026-09', currency: 'EUR', inMinor: 7_700, outMinor: -8_800, ownTransferMinor: 9_900 },
      {
        month: '2026-10',
        currency: 'NOK',
        inMinor: 5_000_000,
        outMinor: -4_200_050,
        ownTransferMinor: 300_000,
      },
      { month: '2026-11', currency: 'NOK', inMinor: 100_000, outMinor: -250_000, ownTransferMinor: 0 },
    ],
  }
  await app.open('/', { handlers })
  const panel = page.getByRole('region', { name: 'What came in and went out each month?' })
  await expect(panel).toContainText('NOK 51,000.00 in, −NOK 44,500.50 out, NOK 6,499.50 left over')
  await expect(panel).toContainText('left out of both (NOK 3,000.00 in this period)')
  await panel.getByText('Table', { exact: true }).click()
  await expect(
    panel.getByRole('row', { name: 'Oct 2026 50,000.00 −42,000.50 7,999.50 3,000.00' }),
  ).toBeVisible()
  await expect(
    panel.getByRole('row', { name: 'Nov 2026 (so far) 1,000.00 −2,500.00 −1,500.00 0.00' }),
  ).toBeVisible()
})

test('a question that fails does not take the rest of the page with it', async ({ app, page }) => {
  const handlers = {
    ...fullHandlers(),
    'flows:monthly': () => {
      throw new Error('no reader')
    },
  }
  await app.open('/', { handlers })
  await expect(page.getByRole('alert')).toHaveCount(1)
  await expect(page.getByRole('img', { name: /Together the accounts shown/ })).toBeVisible()
})

test('what main calls stale is asked again, and only that', async ({ app, page }) => {
  let rows = accounts
  const full = fullHandlers()
  const handlers = {
    ...full,
    'overview:get': async () => ({ ...(await full['overview:get'](undefined)), accounts: rows }),
  }
  await app.open('/', { handlers })
  await expect(page.getByRole('link', { name: /Sparekonto/ })).toBeVisible()
  const flowsBefore = app.sent('flows:monthly').length
  rows = rows.map((row) => (row.id === accountIds.savings ? { ...row, name: 'Hyttefond' } : row))
  await app.push('stale', { topics: ['accounts'] })
  await expect(page.getByRole('link', { name: /Hyttefond/ })).toBeVisible()
  expect(app.sent('flows:monthly')).toHaveLength(flowsBefore)
})

test('net worth tells how it changed over the period, and what it consists of', async ({ app, page }) => {
  await app.open('/')
  const change = page.getByText(/since 20 November 2025$/)
  await expect(change).toHaveText('+NOK 108,584.44 since 20 November 2025')
  await expect(
    page.getByRole('img', {
      name: /^Net worth was NOK [\d,.]+ on 20 November 2025 and is NOK 470,597\.80 on 20 November 2026\.$/,
    }),
  ).toBeVisible()
  const parts = page.getByLabel('What it consists of')
  for (const part of [
    'Everyday accountsNOK 60,943.70',
    'SavingsNOK 422,500.00',
    'Cards and loans−NOK 12,845.90',
  ]) {
    await expect(parts).toContainText(part)
  }
  expect(app.sent('balances:history')).toHaveLength(1)
})

test('the change begins on the day from which every account is known', async ({ app, page }) => {
  await app.open('/')
  await page.getByText('All', { exact: true }).click()
  await expect(page.getByText(/since [1-5] June 2024$/)).toBeVisible()
})

test('a fall of net worth has a minus sign for the eye and a word for the ear', async ({ app, page }) => {
  const history = (first: number, last: number) => ({
    days: ['2026-11-19', '2026-11-20'],
    series: [{ accountId: accountIds.current, currency: 'NOK', minor: [first, last], beforeMinor: null }],
  })
  const only = accounts.filter(({ id }) => id === accountIds.current)
  const handlers = {
    ...fullHandlers(),
    'overview:get': () => ({
      netWorth: [{ currency: 'NOK', minor: 4_218_350, accountCount: 1 }],
      accounts: only,
      oldestBalanceAt: null,
    }),
    'balances:history': () => history(4_318_350, 4_218_350),
  }
  await app.open('/', { handlers })
  await expect(page.getByText(/since 19 November 2026$/)).toContainText(
    '−NOK 1,000.00minus 1,000.00 Norwegian kroner since',
  )
  Object.assign(handlers, { 'balances:history': () => history(4_218_350, 4_218_350) })
  await app.push('stale', { topics: ['transactions'] })
  await expect(page.getByText('No change since 19 November 2026.')).toBeVisible()
})

test('an account without transactions is said to be left out of the change, to the ear too', async ({
  app,
  page,
}) => {
  const full = fullHandlers()
  const silent = (row: (typeof accounts)[number]) =>
    row.id === accountIds.current ? { ...row, bookedCount: 0 } : row
  const handlers = {
    ...full,
    'overview:get': () => ({ netWorth: [{ currency: 'NOK', minor: 1, accountCount: 5 }], accounts: accounts.map(silent), oldestBalanceAt: null }), // prettier-ignore
  }
  await app.open('/', { handlers })
  const clause = /\(without 1 account that has no transactions\)$/
  await expect(page.getByText(clause)).toBeVisible()
  await expect(page.getByRole('img', { name: clause })).toBeVisible()
})

test('the currency chosen is the one the page is about', async ({ app, page }) => {
  await app.open('/')
  await page.getByText('EUR', { exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Net worth in EUR' })).toBeVisible()
  await expect(page.getByText('Net worth in NOK')).toBeVisible()
  await expect(page.getByRole('img', { name: /is €3,420\.75 on 20 November 2026/ })).toBeVisible()
})
