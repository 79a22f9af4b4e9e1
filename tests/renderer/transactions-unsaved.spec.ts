import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { annotatedHandlers } from './invented-annotations.ts'

const drawer = (page: Page) => page.getByRole('dialog', { name: 'Transaction' })
const part = (page: Page, name: string) => drawer(page).getByRole('region', { name, exact: true })

/** The nth booked row's details. */
async function openRow(page: Page, nth: number): Promise<void> {
  await page.getByRole('grid').getByRole('row').nth(nth).click()
  await part(page, 'Note').waitFor()
}

test('main hears of a note as it is typed, so that a lock or a close can save it, and of one that was given up', async ({
  app,
  page,
}) => {
  await app.open('/transactions?status=booked', { handlers: annotatedHandlers() })
  await openRow(page, 2)
  const note = part(page, 'Note').getByRole('textbox', { name: 'Note on this transaction' })
  await note.pressSequentially('Delt')
  await expect(part(page, 'Note').getByText('and when the app is locked or closed')).toBeVisible()
  const texts = () =>
    app.sent('transaction:draft-note').map((draft) => (draft as { text: string | null }).text)
  await expect.poll(texts).toEqual(['D', 'De', 'Del', 'Delt'])
  await note.press('Escape')
  await expect.poll(texts).toEqual(['D', 'De', 'Del', 'Delt', null])
  expect(app.sent('transaction:set-note')).toEqual([])
})

test('half-made parts say that a lock or a close gives them up, and untouched ones say nothing', async ({
  app,
  page,
}) => {
  await app.open('/transactions?status=booked', { handlers: annotatedHandlers() })
  await openRow(page, 2)
  await part(page, 'Split').getByRole('button', { name: 'Split into parts' }).click()
  const warning = part(page, 'Split').getByText('It is lost if the app is locked or closed first.')
  await expect(part(page, 'Split').getByRole('textbox').first()).toBeVisible()
  await expect(warning).toHaveCount(0)
  await part(page, 'Split').getByRole('textbox').first().fill('Mat')
  await expect(warning).toBeVisible()
})
