import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { accountIds, accounts } from './invented.ts'

test('the link of an account shows it alone, without naming it in every row', async ({ app, page }) => {
  await app.open('/accounts')
  await page.getByRole('link', { name: /transactions on Mastercard/ }).click()
  await expect(page.getByRole('button', { name: 'Remove filter: Mastercard' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Account' })).toHaveCount(0)
  expect(app.sent('transactions:summary')).toEqual([{ filter: { accountIds: [accountIds.card] } }])
  await page.getByRole('button', { name: 'Remove filter: Mastercard' }).click()
  await expect(page.getByRole('status')).toContainText('2,400')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await expect(page).not.toHaveURL(/accountId/) // the way back is there once the address has changed
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

test('an account known by its IBAN alone is told from another of the same name', async ({ app, page }) => {
  const handlers = fullHandlers()
  const iban = 'NL42BUNQ2025000017'
  const list = accounts.map((account) =>
    account.id === accountIds.euro ? { ...account, number: null, iban } : account,
  )
  await app.open('/transactions', { handlers: { ...handlers, 'accounts:list': () => list } })
  await page.getByRole('region', { name: 'Filters' }).getByRole('button', { name: 'Accounts' }).click()
  await expect(page.getByRole('checkbox', { name: 'Valutakonto' })).toHaveAccessibleDescription(
    'NL42 BUNQ 2025 0000 17',
  )
})

test('own transfers are left out or shown alone, in the totals and in an export as in the list', async ({
  app,
  page,
}) => {
  await app.open('/transactions?status=booked')
  const transfers = page.getByRole('gridcell', { name: 'Own transfer' })
  await expect(page.getByRole('status')).toContainText('Own transfers included')
  await expect(transfers.first()).toBeVisible()
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Amount', exact: true }).first().click()
    await page.getByRole('radiogroup', { name: 'Own transfers' }).getByText(name).click()
    await page.keyboard.press('Escape')
  }
  await choose('Left out')
  await expect(page.getByRole('status')).not.toContainText('2,394')
  await expect(transfers).toHaveCount(0)
  await expect(page.getByRole('status')).not.toContainText('Own transfers included')
  await choose('Alone')
  await expect(page.getByRole('button', { name: 'Remove filter: Own transfers only' })).toBeVisible()
  await expect(transfers.first()).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByRole('dialog')).toContainText('Booked · Own transfers only')
  await page.getByRole('button', { name: 'Save' }).click()
  expect(app.sent('export:csv')).toMatchObject([{ filter: { status: 'booked', transfers: 'only' } }])
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
  await page.getByRole('button', { name: 'Amount', expanded: false }).click()
  await page.getByRole('textbox', { name: 'From' }).fill('12 kr')
  await expect(page.getByText('Not an amount')).toBeVisible()
  await page.getByRole('textbox', { name: 'From' }).fill('1.005')
  await expect(page.getByText('NOK has fewer decimals')).toBeVisible()
  await page.getByRole('textbox', { name: 'From' }).fill('-14000')
  await expect(page.getByRole('button', { name: 'Remove filter: Money out' })).toBeVisible()
  await expect
    .poll(() => app.sent('transactions:summary').slice(1))
    .toEqual([{ filter: { minSizeMinor: 1_400_000, direction: 'out' } }])
})

test('two amounts typed the wrong way round mean what lies between, and stay as they were typed', async ({
  app,
  page,
}) => {
  await app.open('/transactions')
  await page.getByRole('button', { name: 'Amount', expanded: false }).click()
  const [from, to] = [page.getByRole('textbox', { name: 'From' }), page.getByRole('textbox', { name: 'To' })]
  await from.fill('500')
  await expect(page.getByRole('button', { name: 'Remove filter: At least 500.00' })).toBeVisible()
  await to.fill('200')
  await expect(page.getByRole('button', { name: 'Remove filter: 200.00 – 500.00' })).toBeVisible()
  await to.fill('2000')
  await expect(page.getByRole('button', { name: 'Remove filter: 500.00 – 2,000.00' })).toBeVisible()
  await expect(from).toHaveValue('500')
  expect(app.sent('transactions:summary').map((input) => (input as { filter: object }).filter)).toEqual([
    {},
    { minSizeMinor: 50_000 },
    { minSizeMinor: 20_000, maxSizeMinor: 50_000 },
    { minSizeMinor: 50_000, maxSizeMinor: 200_000 },
  ])
})

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
