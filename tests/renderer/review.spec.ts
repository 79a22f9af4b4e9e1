import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { reviewItems, traces, trayOf } from './invented-reviews.ts'
import { status } from './invented.ts'

const withTray = () => ({ ...fullHandlers(), ...trayOf(reviewItems) })

test('two payments that may be one stand side by side, with why and what speaks for it', async ({
  app,
  page,
}) => {
  await app.open('/review', { handlers: withTray() })
  const card = page.getByRole('listitem', { name: 'Are these one payment?' }).first()
  await expect(card).toContainText('moved a payment to another day')
  const table = card.getByRole('table', { name: 'The two payments side by side' })
  await expect(table.getByRole('row', { name: /^Booked \(differs\)/ })).toContainText('13 Nov')
  await expect(table.getByRole('row', { name: /^Amount/ })).not.toContainText('differs')
  await expect(card.getByRole('list', { name: 'What speaks for and against' })).toContainText(
    'If they are one, the balance equals the bank’s. (speaks for it)',
  )
  await expectAccessible(page)
})

test('an answer goes to the bookkeeping, the card goes, and the keyboard goes on at the next', async ({
  app,
  page,
}) => {
  await app.open('/review', { handlers: withTray() })
  const cards = page.getByRole('main').locator('ol > li')
  await expect(cards).toHaveCount(3)
  await cards.first().getByRole('button', { name: 'One payment' }).press('Enter')
  await app.push('stale', { topics: ['reviews'] })
  await expect(cards).toHaveCount(2)
  expect(app.sent('review:decide')).toEqual([{ reviewId: 1, decision: 'same' }])
  await expect(page.getByRole('status')).toHaveText('Joined into one payment. Ctrl+Z takes it back.')
  await expect(cards.first()).toBeFocused()
})

test('after the last answer the focus is at the head of the page, and a Mac is told its own key', async ({
  app,
  page,
}) => {
  const handlers = {
    ...fullHandlers(),
    ...trayOf(reviewItems.slice(0, 1)),
    'app:status': () => ({ ...status, platform: 'darwin' }),
  }
  await app.open('/review', { handlers })
  await page.getByRole('button', { name: 'One payment' }).press('Enter')
  await app.push('stale', { topics: ['reviews'] })
  await expect(page.getByText('Nothing to review')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('status')).toHaveText('Joined into one payment. ⌘Z takes it back.')
})

test('a payment the bank no longer shows can be kept or taken out', async ({ app, page }) => {
  await app.open('/review', { handlers: withTray() })
  const card = page.getByRole('listitem', { name: 'Has this payment been called off?' })
  await expect(card).toContainText('Without it, the balance does not equal the bank’s.')
  await expect(card.getByRole('row', { name: /Told by/ })).toContainText('kontoutskrift.xml')
  await card.getByRole('button', { name: 'Keep it' }).click()
  expect(app.sent('review:decide')).toEqual([{ reviewId: 3, decision: 'keep' }])
})

test('the navigation says how many answers are waited for, on every page', async ({ app, page }) => {
  await app.open('/accounts', { handlers: withTray() })
  await expect(page.getByRole('link', { name: 'To review (3 wait for your answer)' })).toBeVisible()
})

test('an empty tray says that everything was recognised, and the navigation carries no number', async ({
  app,
  page,
}) => {
  await app.open('/review')
  await expect(page.getByText('Nothing to review')).toBeVisible()
  await expect(page.getByRole('link', { name: 'To review', exact: true })).toBeVisible()
  await expectAccessible(page)
})

test('a refused answer stays on its card with the reason', async ({ app, page }) => {
  const handlers = {
    ...withTray(),
    'review:decide': () => {
      throw new AppError('already-running', 'a sync is under way')
    },
  }
  await app.open('/review', { handlers })
  const card = page.getByRole('listitem', { name: 'Are these one payment?' }).first()
  await card.getByRole('button', { name: 'Two payments' }).click()
  await expect(card.getByRole('alert')).toContainText('This is already under way')
  await expect(card.getByRole('button', { name: 'Two payments' })).toBeEnabled()
})

test('a hold that was never booked leaves a trace, with what became of it', async ({ app, page }) => {
  await app.open('/review', { handlers: { ...fullHandlers(), 'pending:traces': () => traces } })
  const panel = page.getByRole('region', { name: 'Announced, but never booked' })
  const rows = panel.getByRole('row')
  await expect(rows).toHaveCount(9)
  await expect(rows.nth(1)).toContainText('Let go by the bank, 07:12 yesterday')
  await expect(rows.nth(2)).toContainText('Not heard of again')
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Show all 10' }).click()
  await expect(rows).toHaveCount(11)
})
