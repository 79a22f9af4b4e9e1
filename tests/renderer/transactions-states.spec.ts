import type { Handlers } from '../../src/shared/contract.ts'
import { expectAccessible } from './axe.ts'
import { emptyHandlers, failingHandlers, fullHandlers, hostileHandlers, silentHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { accountIds, accounts } from './invented.ts'
import { manyTransactions } from './invented-transactions.ts'

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
  const handlers: Handlers = {
    ...fullHandlers(),
    'transactions:page': (input) => many['transactions:page'](input),
    'transactions:summary': (input) => many['transactions:summary'](input),
  }
  await app.open('/transactions', { handlers })
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

for (const colorScheme of ['light', 'dark'] as const) {
  for (const name of ['Accounts', 'Period', 'Amount', 'Status'])
    test(`the filter ${name} is clean to axe in ${colorScheme}`, async ({ app, page }) => {
      await app.open(`/transactions?accountId=${accountIds.current}&period=this-year`, { colorScheme })
      await page.getByRole('grid').getByRole('row').nth(1).waitFor()
      await page.getByRole('region', { name: 'Filters' }).getByRole('button', { name, exact: true }).click()
      await expectAccessible(page)
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
