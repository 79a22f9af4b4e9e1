import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { upcomingPayments } from './invented-upcoming.ts'

test('what is due stands on the overview by day, with its sum of thirty days in each currency', async ({
  app,
  page,
}) => {
  await app.open('/')
  const panel = page.getByRole('region', { name: 'What is due' })
  await expect(panel).toContainText('In the next 30 days: −NOK 18,623.55, −€125.00')
  const rent = panel.getByRole('row', { name: /Husleie desember/ })
  await expect(rent).toContainText('25 Nov')
  await expect(rent).toContainText('Torshov Borettslag · Standing order')
  await expect(rent).toContainText('Brukskonto')
  await expect(rent).toContainText('−NOK 14,500.00')
  await expect(panel.getByRole('row', { name: /Strøm oktober/ })).toContainText('overdue')
  await expect(panel.getByRole('row', { name: /Forsikring/ })).toHaveCount(0)
  await panel.getByRole('button', { name: 'Show all 7 payments' }).click()
  await expect(panel.getByRole('row', { name: /Forsikring/ })).toBeVisible()
  await expectAccessible(page)
})

test('a payment reserved for a day ahead is due, and what goes to an own account is listed but in no sum', async ({
  app,
  page,
}) => {
  const phone = upcomingPayments.filter(({ text }) => text === 'Telenor mobil')
  const loan = phone.map((one) => ({ ...one, kind: 'reserved-ahead' as const, text: 'Til boliglån' }))
  const own = phone.map((one) => ({ ...one, key: 'own', text: 'Til sparing', isOwnTransfer: true }))
  const due = (list: typeof upcomingPayments) => ({
    handlers: { ...fullHandlers(), 'upcoming:list': () => list },
  })
  await app.open('/', due([...loan, ...own]))
  const panel = page.getByRole('region', { name: 'What is due' })
  await expect(panel).toContainText(
    'In the next 30 days: −NOK 599.00. Transfers between your own accounts are listed and not counted.',
  )
  await expect(panel.getByRole('row', { name: /Til boliglån/ })).toContainText('Pending until its date')
  await expect(panel.getByRole('row', { name: /Til sparing/ })).toContainText(
    'Own transfer · Telenor Norge AS · Payment',
  )
  await app.open('/', due(own))
  await expect(panel).toContainText('Nothing in the next 30 days. Transfers between your own accounts')
  await app.open('/', due(loan))
  await expect(panel).toContainText('−NOK 599.00')
  await expect(panel).not.toContainText('Transfers between')
})

test('where nothing is due there is no panel', async ({ app, page }) => {
  await app.open('/', { handlers: { ...fullHandlers(), 'upcoming:list': () => [] } })
  await expect(page.getByRole('region', { name: 'What came in and went out each month?' })).toBeVisible()
  await expect.poll(() => app.sent('upcoming:list')).toHaveLength(1)
  await expect(page.getByRole('region', { name: 'What is due' })).toHaveCount(0)
})

test('payments that could not be read say why, and the rest of the page stands', async ({ app, page }) => {
  let isBroken = true
  const full = fullHandlers()
  const handlers = {
    ...full,
    'upcoming:list': (() => {
      if (isBroken) throw new AppError('internal', 'broken')
      return full['upcoming:list'](undefined)
    }) as (typeof full)['upcoming:list'],
  }
  await app.open('/', { handlers })
  const panel = page.getByRole('region', { name: 'What is due' })
  await expect(panel.getByRole('alert')).toContainText('Something went wrong in Oversikt')
  await expect(page.getByRole('region', { name: 'Accounts' })).toContainText('Brukskonto')
  isBroken = false
  await panel.getByRole('button', { name: 'Try again' }).click()
  await expect(panel.getByRole('row', { name: /Husleie desember/ })).toBeVisible()
})
