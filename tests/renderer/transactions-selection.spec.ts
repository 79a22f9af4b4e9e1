import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { annotatedHandlers } from './invented-annotations.ts'
import { journal } from './invented-history.ts'
import { manyTransactions } from './invented-transactions.ts'

const rows = (page: Page) => page.getByRole('grid').getByRole('row')
const bar = (page: Page) => page.getByRole('region', { name: 'Selected transactions' })

test('a row shows what was added to it, in words for the ear as well', async ({ app, page }) => {
  await app.open('/transactions?status=booked', { handlers: annotatedHandlers() })
  await expect(rows(page).nth(1)).toContainText('Mat')
  await expect(rows(page).nth(1)).toContainText('and 1 more tag')
  await expect(rows(page).nth(1)).toContainText('Split into parts')
  await expect(rows(page).nth(4)).toContainText('Has a note')
  await expect(rows(page).nth(2)).not.toContainText('Has')
})

test('tags that are not named are counted, whatever room there is', async ({ app, page }) => {
  for (const [width, count] of [
    [1600, 1],
    [1280, 2],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await app.open('/transactions?status=booked', { handlers: annotatedHandlers() })
    const row = rows(page).nth(1)
    await expect(row.getByText(`+${count}`, { exact: true })).toBeVisible()
    await expect(row.getByText('Bursdag')).toBeVisible({ visible: count === 1 })
    await expect(row.getByText(`+${3 - count}`, { exact: true })).toBeHidden()
  }
})

test('tags that cannot be read are not said to be none', async ({ app, page }) => {
  const handlers = {
    ...annotatedHandlers(),
    'tags:list': () => {
      throw new AppError('internal', 'invented')
    },
  }
  await app.open('/transactions', { handlers })
  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('7f3a-0091')
  await expect(page.getByText('No tags yet.')).toHaveCount(0)
})

test('the list is narrowed to a tag, which the address remembers and a chip takes off', async ({
  app,
  page,
}) => {
  await app.open('/transactions', { handlers: annotatedHandlers() })
  await rows(page).nth(1).waitFor()
  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  await page.getByRole('group', { name: 'Tag' }).getByRole('button', { name: /^Mat/ }).click()
  await expect(rows(page)).toHaveCount(3)
  expect(page.url()).toContain('tag=Mat')
  await page.reload()
  await expect(rows(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'Remove filter: Tag: Mat' }).click()
  await expect(rows(page).nth(5)).toBeVisible()
})

test('without tags the filter says where they come from', async ({ app, page }) => {
  await app.open('/transactions', { handlers: { ...annotatedHandlers(), 'tags:list': () => [] } })
  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  await expect(page.getByText('No tags yet.')).toBeVisible()
})

test('rows are selected and tagged by keyboard alone', async ({ app, page }) => {
  await app.open('/transactions?status=booked', { handlers: annotatedHandlers() })
  await rows(page).nth(1).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press(' ')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(rows(page).nth(4)).toHaveAttribute('aria-selected', 'true')
  await expect(rows(page).nth(1)).toHaveAttribute('aria-selected', 'false')
  await expect(bar(page).getByRole('status')).toHaveText('3 selected')
  await page.keyboard.press('Tab')
  await expect(bar(page).getByRole('button', { name: 'Tag…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Add a tag to all' })).toBeFocused()
  await page.keyboard.type('Hytta')
  await page.keyboard.press('Enter')
  await expect.poll(() => app.sent('transaction:set-tags')).toHaveLength(1)
  await app.push('stale', { topics: ['transactions', 'journal'] })
  await expect(page.getByText('3 transactions tagged with Hytta')).toBeVisible()
  expect(app.sent('transaction:set-tags')).toEqual([
    { transactionIds: [2393, 2392, 2391], add: ['Hytta'], remove: [] },
  ])
  await page.keyboard.type('Hyt') // all of them have it now
  await expect(page.getByRole('option', { name: 'Hytta' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Remove tag: Hytta' }).press('Enter')
  await expect
    .poll(() => app.sent('transaction:set-tags').at(-1))
    .toEqual({
      transactionIds: [2393, 2392, 2391],
      add: [],
      remove: ['Hytta'],
    })
  await page.keyboard.press('Escape')
  await rows(page).nth(4).focus()
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
})

test('after a change was taken back the selected rows have the tags they have, also those no longer in sight', async ({
  app,
  page,
}) => {
  const handlers = annotatedHandlers()
  const undo = {
    ...handlers,
    'journal:undo-last': async () => {
      await handlers['transaction:set-tags']({
        transactionIds: [2394, 2393, 2392],
        add: [],
        remove: ['Hytta'],
      })
      return journal.find(({ kind }) => kind === 'tags') ?? null
    },
  }
  await app.open('/transactions?status=booked', { handlers: undo })
  await rows(page).nth(1).focus()
  await page.keyboard.press(' ')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await bar(page).getByRole('button', { name: 'Tag…' }).click()
  await page.getByRole('combobox', { name: 'Add a tag to all' }).fill('Hytta')
  await page.keyboard.press('Enter')
  await expect.poll(() => app.sent('transaction:set-tags')).toHaveLength(1)
  await app.push('stale', { topics: ['transactions', 'journal'] })
  await expect(page.getByRole('button', { name: 'Remove tag: Hytta' })).toBeVisible()
  await page.keyboard.press('Escape')
  await rows(page).nth(3).focus()
  await page.keyboard.press('End')
  await expect(rows(page).last()).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect.poll(() => app.sent('journal:undo-last')).toHaveLength(1)
  await app.push('stale', { topics: ['transactions', 'journal'] })
  await bar(page).getByRole('button', { name: 'Tag…' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Remove tag: Mat' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove tag: Hytta' })).toHaveCount(0)
  await expect(page.getByText('3 transactions tagged with Hytta')).toHaveCount(0)
  await expect(bar(page).getByRole('status').first()).toHaveText('3 selected')
})

test('a selected row that has gone is selected no longer', async ({ app, page }) => {
  const handlers = annotatedHandlers()
  let gone: readonly number[] = []
  const shrinking: Handlers = {
    ...handlers,
    'transactions:rows': async (input) =>
      (await handlers['transactions:rows'](input)).filter(({ id }) => !gone.includes(id)),
  }
  await app.open('/transactions?status=booked', { handlers: shrinking })
  await rows(page).nth(1).focus()
  await page.keyboard.press(' ')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(bar(page).getByRole('status')).toHaveText('2 selected')
  gone = [2394]
  await app.push('stale', { topics: ['transactions'] })
  await expect(bar(page).getByRole('status')).toHaveText('1 selected')
  await bar(page).getByRole('button', { name: 'Tag…' }).click()
  await page.getByRole('combobox', { name: 'Add a tag to all' }).fill('Hytta')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => app.sent('transaction:set-tags'))
    .toEqual([{ transactionIds: [2393], add: ['Hytta'], remove: [] }])
})

test('a box, Ctrl and Shift select by pointer; a press elsewhere still opens; pending rows are left out', async ({
  app,
  page,
}) => {
  await app.open('/transactions', { handlers: annotatedHandlers() })
  await rows(page).nth(8).getByRole('gridcell').first().click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await rows(page)
    .nth(12)
    .click({ modifiers: ['Shift'] })
  await expect(bar(page).getByRole('status')).toHaveText('5 selected')
  await rows(page)
    .nth(10)
    .click({ modifiers: ['ControlOrMeta'] })
  await expect(bar(page).getByRole('status')).toHaveText('4 selected')
  await rows(page)
    .nth(1)
    .click({ modifiers: ['ControlOrMeta'] })
  await expect(bar(page).getByRole('status')).toHaveText('4 selected')
  await expect(rows(page).nth(1)).not.toHaveAttribute('aria-selected')
  await rows(page).nth(8).click()
  await expect(page.getByRole('dialog', { name: 'Transaction' })).toBeVisible()
  await page.keyboard.press('Escape')
  await bar(page).getByRole('button', { name: 'Clear selection' }).click()
  await expect(bar(page)).toHaveCount(0)
  await expect(rows(page).nth(8)).toBeFocused()
})

test('all of a long list is the first five hundred, and says so; another question begins with none', async ({
  app,
  page,
}) => {
  await app.open('/transactions', { handlers: { ...annotatedHandlers(), ...manyTransactions(100_000) } })
  await rows(page).nth(7).focus()
  await page.keyboard.press('Control+a')
  await expect(bar(page)).toContainText('At most 500 transactions at a time.')
  await page.getByRole('button', { name: 'Amount', exact: true }).last().click()
  await expect(bar(page)).toHaveCount(0)
})

test('a tag that could not be put on says why, and the rows stay selected', async ({ app, page }) => {
  const handlers = {
    ...annotatedHandlers(),
    'transaction:set-tags': () => {
      throw new AppError('disk-full', 'no room')
    },
  }
  await app.open('/transactions?status=booked', { handlers })
  await rows(page).nth(2).focus()
  await page.keyboard.press(' ')
  await bar(page).getByRole('button', { name: 'Tag…' }).click()
  await expect(page.getByRole('combobox', { name: 'Add a tag to all' })).toBeFocused()
  await page.keyboard.type('Hytta')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('The disk is full')
  await expect(bar(page).getByRole('status')).toHaveText('1 selected')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`selected rows are clean to axe in ${colorScheme}`, async ({ app, page }) => {
    await app.open('/transactions?status=booked', { handlers: annotatedHandlers(), colorScheme })
    await rows(page).nth(1).focus()
    await page.keyboard.press(' ')
    await expectAccessible(page)
  })

  test(`tagging them is clean to axe in ${colorScheme}`, async ({ app, page }) => {
    await app.open('/transactions?status=booked', { handlers: annotatedHandlers(), colorScheme })
    await rows(page).nth(1).focus()
    await page.keyboard.press(' ')
    await bar(page).getByRole('button', { name: 'Tag…' }).click()
    await expectAccessible(page)
  })

  test(`the tag filter is clean to axe in ${colorScheme}`, async ({ app, page }) => {
    await app.open('/transactions?status=booked', { handlers: annotatedHandlers(), colorScheme })
    await rows(page).nth(1).waitFor()
    await page.getByRole('button', { name: 'Tag', exact: true }).click()
    await expectAccessible(page)
  })
}
