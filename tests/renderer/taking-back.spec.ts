import type { Locator, Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import type { JournalEntry } from '../../src/shared/journal.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test, type App } from './fixture.ts'
import { annotatedHandlers, receipt } from './invented-annotations.ts'
import { journal } from './invented-history.ts'
import { reviewItems } from './invented-reviews.ts'
import { withTransfers } from './invented-transfers.ts'

const stale = { topics: ['transactions', 'journal', 'reviews'] } as const
const details = (page: Page) => page.getByRole('dialog', { name: 'Transaction' })
const noteOf = (page: Page) => details(page).getByRole('textbox', { name: 'Note on this transaction' })
const tagBoxOf = (page: Page) => details(page).getByRole('combobox', { name: 'Add a tag' })

function entryOf(id: number): JournalEntry {
  const note = journal.find(({ kind }) => kind === 'note')
  if (note === undefined) throw new Error('no note is in the invented journal')
  return { ...note, id }
}

/** The details of the first booked row. */
async function openFirst(app: App, page: Page, handlers: Handlers): Promise<void> {
  await app.open('/transactions?status=booked', { handlers })
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await details(page).getByRole('heading', { level: 3 }).waitFor()
}

function annotated(more: Partial<Handlers> = {}): Handlers {
  const own = { 'journal:undo-last': () => entryOf(77), 'journal:redo-last': () => entryOf(77) }
  return { ...annotatedHandlers(), ...own, ...more }
}

/** As main does: what became stale is told before the answer comes, and the answer takes its time. */
function slowly<I, O>(app: App, handler: (input: I) => O | Promise<O>): (input: I) => Promise<O> {
  return async (input) => {
    const result = await handler(input)
    await app.push('stale', stale)
    await new Promise((resolve) => setTimeout(resolve, 150))
    return result
  }
}

/** Typed as a person does, so that Chromium has it to take back; saved by leaving the field. */
async function writeNote(app: App, page: Page, leaveTo: Locator): Promise<string> {
  await noteOf(page).focus()
  await page.keyboard.press('End')
  await page.keyboard.type(' Betalt')
  const written = await noteOf(page).inputValue()
  await leaveTo.focus()
  await expect.poll(() => app.sent('transaction:set-note')).toHaveLength(1)
  await app.push('stale', stale)
  return written
}

test('in the tag box that a tag was just added in, Ctrl+Z takes back that tag and never letters of the note', async ({
  app,
  page,
}) => {
  await openFirst(app, page, annotated())
  const written = await writeNote(app, page, tagBoxOf(page))
  await page.keyboard.type('Hytta')
  await page.keyboard.press('Enter')
  await expect.poll(() => app.sent('transaction:set-tags')).toHaveLength(1)
  await page.keyboard.press('Control+z')
  await expect.poll(() => app.sent('journal:undo-last')).toHaveLength(1)
  await expect(page.getByRole('alert')).toContainText('Taken back')
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => app.sent('journal:redo-last')).toHaveLength(1)
  await page.keyboard.press('Control+y')
  await expect.poll(() => app.sent('journal:redo-last')).toHaveLength(2)
  await expect(tagBoxOf(page)).toBeFocused()
  await expect(noteOf(page)).toHaveValue(written)
  expect(app.sent('transaction:set-note')).toHaveLength(1)
})

test('letters a person has just deleted come back by Ctrl+Z also where none is left', async ({
  app,
  page,
}) => {
  await openFirst(app, page, annotated())
  await noteOf(page).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(noteOf(page)).toHaveValue('')
  await page.keyboard.press('Control+z')
  await expect(noteOf(page)).toHaveValue('Bursdag hos Kari. Bjørn skylder meg halvparten.')
  await page.keyboard.press('Control+Shift+z')
  await expect(noteOf(page)).toHaveValue('')
  expect(app.sent('journal:undo-last')).toEqual([])
  expect(app.sent('journal:redo-last')).toEqual([])
})

test('a note does not change while something else has the focus', async ({ app, page }) => {
  await openFirst(app, page, annotated())
  const written = await writeNote(app, page, details(page).getByRole('button', { name: 'Attach files' }))
  await page.evaluate(`document.execCommand('undo')`)
  await tagBoxOf(page).focus()
  await expect(noteOf(page)).toHaveValue(written)
  expect(app.sent('transaction:set-note')).toHaveLength(1)
})

test('an answer that was taken back is no longer said above the question that is asked again', async ({
  app,
  page,
}) => {
  let open = reviewItems
  const handlers: Handlers = {
    ...fullHandlers(),
    'review:list': () => open,
    'review:decide': ({ reviewId }) => {
      open = open.filter(({ id }) => id !== reviewId)
      return null
    },
    'journal:undo-last': () => {
      open = reviewItems
      return entryOf(5)
    },
  }
  await app.open('/review', { handlers })
  await page.getByRole('button', { name: 'One payment' }).first().click()
  await app.push('stale', stale)
  await expect(page.getByText('Joined into one payment.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect.poll(() => app.sent('journal:undo-last')).toHaveLength(1)
  await app.push('stale', stale)
  await expect(page.getByRole('main').locator('ol > li')).toHaveCount(3)
  await expect(page.getByText('Joined into one payment.')).toHaveCount(0)
})

test('Ctrl+Z also takes away the notification that offered to take the same back', async ({ app, page }) => {
  await openFirst(app, page, {
    ...fullHandlers(),
    ...withTransfers(),
    'journal:undo-last': () => entryOf(72),
  })
  await details(page).getByRole('button', { name: 'This is not a transfer' }).press('Enter')
  await app.push('stale', stale)
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Taken back')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveCount(0)
})

test('nor does a file that Ctrl+Z put back go on being offered', async ({ app, page }) => {
  await openFirst(app, page, annotated())
  await details(page)
    .getByRole('button', { name: `Remove ${receipt.fileName}` })
    .press('Enter')
  await app.push('stale', stale)
  await expect(page.getByRole('button', { name: 'Put it back' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Taken back')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Put it back' })).toHaveCount(0)
})

test('the focus stays with the files when one is removed, and the way back is offered, however long the answer takes', async ({
  app,
  page,
}) => {
  const handlers = annotated()
  const remove = slowly(app, handlers['attachment:remove'])
  await openFirst(app, page, { ...handlers, 'attachment:remove': remove })
  const attach = details(page).getByRole('button', { name: 'Attach files' })
  await details(page)
    .getByRole('button', { name: `Remove ${receipt.fileName}` })
    .press('Enter')
  await expect(attach).toBeFocused()
  const back = page.getByRole('button', { name: 'Put it back' })
  await back.press('Enter')
  await expect(back).toHaveCount(0)
  await expect(details(page)).toBeFocused()
})

test('the focus stays with the payment that is no transfer, however long the answer takes', async ({
  app,
  page,
}) => {
  const handlers: Handlers = { ...fullHandlers(), ...withTransfers() }
  await openFirst(app, page, { ...handlers, 'transfer:unlink': slowly(app, handlers['transfer:unlink']) })
  await details(page).getByRole('button', { name: 'This is not a transfer' }).click()
  await expect(details(page).getByRole('button', { name: 'Link with …' })).toBeFocused()
})

test('after the last answer the focus is at the head of the page, however long it takes', async ({
  app,
  page,
}) => {
  let open = reviewItems.slice(0, 1)
  const decide = () => {
    open = []
    return null
  }
  await app.open('/review', {
    handlers: { ...fullHandlers(), 'review:list': () => open, 'review:decide': slowly(app, decide) },
  })
  await page.getByRole('button', { name: 'One payment' }).click()
  await expect(page.getByText('Nothing to review')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('status')).toContainText('Joined into one payment.')
})

test('what a selection is tagged with leaves its own tags in reach, and says how many it was put on', async ({
  app,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await app.open('/transactions?status=booked', { handlers: annotated() })
  const rows = page.getByRole('grid').getByRole('row')
  await rows.nth(1).focus()
  await page.keyboard.press(' ')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByRole('button', { name: 'Tag…' }).click()
  await expect(page.getByRole('option').first()).toBeVisible()
  const bursdag = page.getByRole('button', { name: 'Remove tag: Bursdag' })
  await bursdag.click({ timeout: 3000 })
  await expect.poll(() => app.sent('transaction:set-tags')).toHaveLength(1)
  await app.push('stale', stale)
  await expect(page.getByText('Tag Bursdag removed from 1 transaction')).toBeVisible()
  await page.getByRole('combobox', { name: 'Add a tag to all' }).fill('Hytta')
  await page.keyboard.press('Enter')
  await expect.poll(() => app.sent('transaction:set-tags')).toHaveLength(2)
  await app.push('stale', stale)
  await expect(page.getByText('2 transactions tagged with Hytta')).toBeVisible()
})
