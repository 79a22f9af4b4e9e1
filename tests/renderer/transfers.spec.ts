import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import { expectAccessible } from './axe.ts'
import { emptyHandlers, fullHandlers } from './fake-api.ts'
import { expect, test, type App } from './fixture.ts'
import { transactions } from './invented-transactions.ts'
import { abroad, proposals, withTransfers } from './invented-transfers.ts'

const [proposal] = proposals

function handlersWith(more: Partial<Handlers>): Handlers {
  return { ...fullHandlers(), ...more }
}

async function openDetails(app: App, page: Page, more: Partial<Handlers>) {
  await app.open('/transactions?status=booked', { handlers: handlersWith(more) })
  await page.getByRole('grid').getByRole('row').nth(1).click()
  return page.getByRole('dialog', { name: 'Transaction' })
}

/** What the real app says after a person spoke. */
const stale = { topics: ['transactions', 'journal', 'reviews'] } as const

test('a transfer shows its other side, why the two are one, and the rate that was obtained', async ({ app, page }) => {
  const details = await openDetails(app, page, withTransfers())
  const part = details.getByRole('region', { name: 'Moved between your own accounts' })
  await expect(part).toContainText('Both sides name each other’s account.')
  await expect(part).toContainText('3 days apart · 98 % sure')
  await expect(part).toContainText('1 EUR = 11.8248 NOK')
  await expectAccessible(page)
  await part.getByRole('button', { name: /^Open the other side: Valutakonto 16 Nov 2026/ }).click()
  await expect(details.getByRole('heading', { level: 3 })).toHaveText('Fra Brukskonto')
  await expect(part.getByRole('button', { name: /^Open the other side: Brukskonto/ })).toBeVisible()
}) // prettier-ignore

test('what is no transfer is taken apart, and the notification takes that back', async ({ app, page }) => {
  const details = await openDetails(app, page, withTransfers())
  await details.getByRole('button', { name: 'This is not a transfer' }).click()
  await app.push('stale', stale)
  expect(app.sent('transfer:unlink')).toEqual([{ linkId: abroad.id }])
  await expect(details.getByRole('region', { name: 'Own transfer' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await app.push('stale', stale)
  expect(app.sent('journal:undo')).toEqual([{ entryId: 72, laterIds: [] }])
  await expect(details.getByRole('region', { name: 'Moved between your own accounts' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})

test('what is being written about one side of a transfer is saved to that side and never to the other', async ({
  app,
  page,
}) => {
  const transactionId = transactions.find((row) => row.status === 'booked')?.id ?? 0
  const link = { ...abroad, out: { ...abroad.out, transactionId } }
  const details = await openDetails(app, page, withTransfers(link))
  const note = details.getByRole('textbox', { name: 'Note on this transaction' })
  const across = details.getByRole('button', { name: /^Open the other side/ })
  await across.click()
  await expect(details.getByRole('heading', { level: 3 })).toHaveText('Fra Brukskonto')
  await across.click()
  await expect(details.getByRole('heading', { level: 3 })).not.toHaveText('Fra Brukskonto')
  await note.fill('Til hytta')
  await details.getByRole('button', { name: 'Split into parts' }).click()
  await across.click()
  await expect(details.getByRole('heading', { level: 3 })).toHaveText('Fra Brukskonto')
  await expect(note).toHaveValue('')
  await expect(details.getByRole('button', { name: 'Save parts' })).toHaveCount(0)
  expect(app.sent('transaction:set-note')).toEqual([{ transactionId, text: 'Til hytta' }])
})

test('the focus stays with the payment when its pair is taken apart or linked', async ({ app, page }) => {
  const details = await openDetails(app, page, withTransfers())
  await details.getByRole('button', { name: 'This is not a transfer' }).press('Enter')
  await app.push('stale', stale)
  const begin = details.getByRole('button', { name: 'Link with …' })
  await expect(begin).toBeFocused()
  await begin.press('Enter')
  await details.getByRole('button', { name: /^Link with: Sparekonto/ }).press('Enter')
  await app.push('stale', stale)
  await expect(details.getByRole('button', { name: /^Open the other side/ })).toBeFocused()
})

test('a lone payment is linked by hand from the keyboard', async ({ app, page }) => {
  const invented = withTransfers()
  const details = await openDetails(app, page, invented)
  await details.getByRole('button', { name: 'This is not a transfer' }).click()
  await app.push('stale', stale)
  await details.getByRole('button', { name: 'Link with …' }).press('Enter')
  const choices = details.getByRole('list', { name: 'What could be the other side' })
  await expect(choices.getByRole('button').first()).toBeFocused()
  await expectAccessible(page)
  await choices.getByRole('button', { name: /^Link with: Sparekonto 19 Nov 2026/ }).press('Enter')
  await app.push('stale', stale)
  expect(app.sent('transfer:link')).toMatchObject([{ secondId: 9010 }])
  await expect(details).toContainText('You linked the two sides.')
})

test('where nothing fits, that is said, and Cancel gives the focus back', async ({ app, page }) => {
  const details = await openDetails(app, page, { 'transfer:candidates': () => [] })
  await details.getByRole('button', { name: 'Link with …' }).click()
  await expect(details).toContainText('Nothing on your other accounts fits')
  await details.getByRole('button', { name: 'Cancel' }).click()
  await expect(details.getByRole('button', { name: 'Link with …' })).toBeFocused()
})

test('a row that names an own account without its other side says why', async ({ app, page }) => {
  const handlers = fullHandlers()
  const details = await openDetails(app, page, {
    'transaction:get': async (input) => ({ ...(await handlers['transaction:get'](input)), isOwnTransfer: true, transfer: null }),
  })
  await expect(details).toContainText('the other side is not here')
}) // prettier-ignore

test('a proposal is answered in the details too', async ({ app, page }) => {
  if (proposal === undefined) throw new Error('no proposal is invented')
  const details = await openDetails(app, page, withTransfers(proposal))
  const part = details.getByRole('region', { name: 'Moved between your own accounts?' })
  await expect(part).toContainText('The same amount, and the words say that money was moved.')
  await expect(part).toContainText('1 day apart · 85 % sure')
  await part.getByRole('button', { name: 'Yes, one transfer' }).click()
  await expect.poll(() => app.sent('transfer:link')).toHaveLength(1)
})

test('proposals stand side by side with what speaks for them, and are answered one after the other by keyboard', async ({ app, page }) => {
  await app.open('/review', { handlers: handlersWith(withTransfers()) })
  const cards = page.getByRole('list', { name: /possible transfer/ }).locator(':scope > li')
  await expect(cards).toHaveCount(2)
  await expect(cards.first().getByRole('table')).toContainText('Overføring til sparing')
  await expect(cards.first().getByRole('list', { name: 'What speaks for it' })).toContainText('Both accounts are at the same bank.')
  await expect(cards.first()).toContainText(/days? apart · \d+ % sure|Same day · \d+ % sure/)
  await expect(cards.first().getByText(/same amount|amount is the same/i)).toHaveCount(1) // said once
  await expect(cards.nth(1)).toContainText('Another payment could be the other side as well.')
  await expectAccessible(page)
  await cards.first().getByRole('button', { name: 'Yes, one transfer' }).press('Enter')
  await expect(page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: 'Linked as one transfer.' })).toBeVisible()
  expect(app.sent('transfer:link')).toEqual([{ firstId: 9003, secondId: 9004 }])
  await expect(cards.nth(1)).toBeFocused()
  await app.push('stale', stale)
  await expect(cards).toHaveCount(1)
  await page.keyboard.press('Tab')
  await expect(cards.first().getByRole('button', { name: 'No' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => app.sent('transfer:unlink')).toEqual([{ linkId: 3 }])
}) // prettier-ignore

test('a refused answer is explained and the question stays', async ({ app, page }) => {
  const refusing = { ...withTransfers(), 'transfer:link': () => Promise.reject(new Error('gone')) }
  await app.open('/review', { handlers: handlersWith(refusing) })
  const card = page.getByRole('list', { name: '2 possible transfers' }).locator(':scope > li').first()
  await card.getByRole('button', { name: 'Yes, one transfer' }).click()
  await expect(card.getByRole('alert')).toBeVisible()
  await expect(card.getByRole('button', { name: 'Yes, one transfer' })).toBeEnabled()
})

test('without proposals nothing of them is shown', async ({ app, page }) => {
  await app.open('/review', { handlers: emptyHandlers() })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('Did this move between your own accounts?')).toHaveCount(0)
})
