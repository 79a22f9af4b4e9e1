import type { Handlers } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { failingHandlers, fullHandlers, silentHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { connection } from './invented.ts'
import { detailsOf, journal, journalHandlers } from './invented-history.ts'

function household(more: Partial<Handlers> = {}): Handlers {
  return { ...fullHandlers(), ...journalHandlers, ...more }
}
const firstNote = journal.find(({ kind }) => kind === 'note') ?? null

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the history, an entry and the question before taking it back are readable in ${colorScheme}`, async ({
    app,
    page,
  }) => {
    await app.open('/history', { handlers: household(), colorScheme })
    await expect(page.getByRole('region', { name: 'Today' }).getByRole('button')).toHaveCount(5)
    await expectAccessible(page)
    await page.getByRole('button', { name: /14 new, 2 changed/ }).click()
    await expect(page.getByRole('table')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Take back' }).click()
    await expect(page.getByRole('checkbox')).toBeVisible()
    await expectAccessible(page)
  })
}

test('files that were attached together are one line, which says how many', async ({ app, page }) => {
  const attached = (files: number) => {
    const subject = { ...firstNote?.subject, written: {}, name: 'kvittering.pdf', files }
    return journal.flatMap((entry) =>
      entry === firstNote ? { ...entry, kind: 'attach' as const, subject } : [],
    )
  }
  await app.open('/history', { handlers: household({ 'journal:list': () => attached(3) }) })
  await expect(page.getByText('kvittering.pdf and 2 more files attached to')).toBeVisible()
  await app.open('/history', { handlers: household({ 'journal:list': () => attached(2) }) })
  await expect(page.getByText('kvittering.pdf and 1 more file attached to')).toBeVisible()
})

test('days are headed, what was taken back says so, and syncs without news are hidden until asked for', async ({
  app,
  page,
}) => {
  await app.open('/history', { handlers: household() })
  await expect(page.getByRole('region', { name: 'Yesterday' })).toContainText(
    'kontoutskrift.csv taken in120 new',
  )
  await expect(page.getByRole('region', { name: 'Today' })).toContainText(
    'SpareBank 1 is being readUnder way',
  )
  await expect(page.getByRole('button', { name: /^Tags on 3 payments/ })).toContainText('Taken back 12:31')
  await expect(page.getByText('nothing new')).toHaveCount(0)
  await page.getByRole('switch', { name: 'Show syncs that brought nothing' }).click()
  await expect(page.getByText('nothing new')).toHaveCount(1)
  await page.getByText('My edits').click()
  await expect(page.getByText('kontoutskrift.csv')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Note on REMA 1000 TORSHOV, −NOK\s120.00/ })).toBeVisible()
})

test('an entry shows each payment before and after, and its changed values are said as such', async ({
  app,
  page,
}) => {
  await app.open('/history', { handlers: household() })
  await page.getByRole('button', { name: /14 new, 2 changed/ }).click()
  const row = page.getByRole('row', { name: /VINMONOPOLET STORGATA/ })
  await expect(row).toContainText('before 17.11 VINMONOPOLET')
  await expect(row).toContainText('before 17 Nov 2026')
  await expect(page.getByText('The newest 4 of 16 payments.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Note on/ }).click()
  await expect(page.getByRole('row', { name: /Handletur til hytta/ })).toContainText(
    'HandleturHandletur til hytta',
  )
})

test('taking a sync back names what goes with it, pauses the connection first where asked, and says that it is done', async ({
  app,
  page,
}) => {
  await app.open('/history', { handlers: household({ 'journal:undo': () => ({ undone: 2 }) }) })
  await page.getByRole('button', { name: /14 new, 2 changed/ }).click()
  await page.getByRole('button', { name: 'Take back' }).click()
  const dialog = page.getByRole('dialog', { name: 'Take this back?' })
  await expect(dialog).toContainText('The next sync reads these days again')
  await expect(dialog.getByRole('listitem')).toContainText('Note on REMA 1000 TORSHOV')
  await dialog.getByRole('checkbox', { name: /Pause SpareBank 1 meanwhile/ }).check()
  await dialog.getByRole('button', { name: 'Take back 2 entries' }).click()
  await expect(page.getByRole('status').filter({ hasText: '2 entries were taken back.' })).toBeVisible()
  expect(app.sent('connection:pause')).toEqual([{ connectionId: connection.id, isPaused: true }])
  expect(app.sent('journal:undo')).toEqual([{ entryId: 27, laterIds: [30] }])
})

test('taking a sync back names everything that goes for good, with what was written, and what is lost on payments that stay', async ({
  app,
  page,
}) => {
  const note = detailsOf(30).entry
  const tagged = { ...detailsOf(28).entry, state: 'done', undoneAt: null, staying: 2 } as const
  const later = [
    { ...tagged, subject: { written: { tags: { added: ['Food', 'Fun'], removed: ['Home'] } } } },
    ...Array.from({ length: 11 }, (_, index) => ({ ...note, id: 200 + index })),
  ]
  const handlers = household({ 'journal:get': ({ entryId }) => ({ ...detailsOf(entryId), later }) })
  await app.open('/history', { handlers })
  await page.getByRole('button', { name: /14 new, 2 changed/ }).click()
  await page.getByRole('button', { name: 'Take back' }).click()
  const dialog = page.getByRole('dialog', { name: 'Take this back?' })
  await expect(dialog.getByRole('listitem')).toHaveCount(12)
  await expect(dialog.getByRole('listitem').first()).toContainText(
    'Tags on 3 payments: #Food, #Fun; removed: #Home',
  )
  await expect(dialog.getByRole('listitem').first()).toContainText(
    '2 payments that stay, maybe at other banks, lose it too',
  )
  await expect(dialog.getByRole('listitem').last()).toContainText('“Handletur til hytta, deles med Kari”')
  await expect(dialog).toContainText('What you wrote on these payments goes for good')
  await expect(dialog).toContainText('That may take more calls to the bank than usual')
  await page.setViewportSize({ width: 900, height: 640 })
  await expect(dialog.getByRole('button', { name: 'Take back 13 entries' })).toBeInViewport({ ratio: 1 })
  await expectAccessible(page)
})

test('what went is counted, and an entry that removed payments is never said to have changed none', async ({
  app,
  page,
}) => {
  const file = { entryId: 25, kind: 'import' } as const
  const undo = { ...detailsOf(29).entry, changed: 0, subject: { name: 'nu-more.csv', of: file } }
  const shown = detailsOf(27).effects.slice(0, 2)
  const cases = [
    [
      { entry: { ...undo, removed: 3 }, effects: [], effectCount: 0, untold: 0 },
      '3 payments that had come with it were removed.',
    ],
    [
      { entry: { ...undo, changed: 3, removed: 4514 }, effects: shown, effectCount: 3, untold: 1 },
      '4,514 payments that had come with it were removed.',
      '1 more is no longer here.',
    ],
    [
      { entry: { ...undo, changed: 2, removed: 7 }, effects: shown, effectCount: 3, untold: 1 },
      '7 payments that had come with it were removed.',
    ],
    [
      { entry: { ...detailsOf(30).entry, changed: 1 }, effects: [], effectCount: 1, untold: 1 },
      '1 payment it concerned is no longer here.',
    ],
    [{ entry: { ...undo, removed: 0 }, effects: [], effectCount: 0, untold: 0 }, 'It changed no payment.'],
  ] as const
  for (const [more, ...said] of cases) {
    const entry = { ...more.entry, id: 25 }
    const handlers = household({
      'journal:list': () => [entry],
      'journal:get': () => ({ ...detailsOf(25), ...more, entry }),
    })
    await app.open('/history', { handlers })
    const name = entry.kind === 'undo' ? /^Taken back: the file nu-more.csv/ : /^Note on/
    await page.getByRole('button', { name }).click()
    const drawer = page.getByRole('dialog')
    for (const words of said) await expect(drawer).toContainText(words)
    if (!said.some((words) => words === 'It changed no payment.'))
      await expect(drawer).not.toContainText('It changed no')
    await expect(drawer).not.toContainText('The newest')
    const isRestSaid = said.some((words) => words.includes('no longer here'))
    await expect(drawer.getByText('no longer here')).toHaveCount(isRestSaid ? 1 : 0)
  }
})

test('a refusal stays in the dialog, and a connection that was paused for it runs again', async ({
  app,
  page,
}) => {
  const handlers = household({
    'journal:undo': () => {
      throw new AppError('entries-stand-on-it', 'invented')
    },
  })
  await app.open('/history', { handlers })
  await page.getByRole('button', { name: /14 new, 2 changed/ }).click()
  await page.getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('checkbox', { name: /Pause SpareBank 1 meanwhile/ }).check()
  await page.getByRole('button', { name: 'Take back 2 entries' }).click()
  await expect(page.getByRole('alert')).toContainText('Something later stands on this')
  await expect
    .poll(() => app.sent('connection:pause'))
    .toEqual([
      { connectionId: connection.id, isPaused: true },
      { connectionId: connection.id, isPaused: false },
    ])
})

test('a connection that is paused already is not paused for it, and so never begins to run by it', async ({
  app,
  page,
}) => {
  const handlers = household({ 'connections:list': () => [{ ...connection, isPaused: true }] })
  await app.open('/history', { handlers })
  await page.getByRole('button', { name: /14 new, 2 changed/ }).click()
  await page.getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByRole('button', { name: 'Take back 2 entries' })).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
})

test('what cannot be taken back says why', async ({ app, page }) => {
  await app.open('/history', { handlers: household() })
  await page.getByRole('button', { name: /^Tags on 3 payments/ }).click()
  await expect(page.getByText('It is taken back already.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Take back' })).toHaveCount(0)
})

test('older entries come when asked for', async ({ app, page }) => {
  const [one] = journal.slice(4)
  const many = Array.from({ length: 130 }, (_, index) => ({
    ...(one ?? detailsOf(27).entry),
    id: 1000 - index,
  }))
  const handlers = household({
    'journal:list': ({ limit, beforeId = Number.MAX_SAFE_INTEGER }) =>
      many.filter(({ id }) => id < beforeId).slice(0, limit),
  })
  await app.open('/history', { handlers })
  const rows = page.getByRole('button', { name: /SpareBank 1 synced/ })
  await expect(rows).toHaveCount(60)
  await page.getByRole('button', { name: 'Show older' }).click()
  await expect(rows).toHaveCount(120)
  await page.getByRole('button', { name: 'Show older' }).click()
  await expect(rows).toHaveCount(130)
  await expect(page.getByRole('button', { name: 'Show older' })).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 2, name: /Today/ })).toHaveCount(1)
})

test('the history says that it is loading, that it is empty, and why it cannot be shown', async ({
  app,
  page,
}) => {
  await app.open('/history', { handlers: silentHandlers() })
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toBeVisible()
  await app.open('/history', { handlers: { ...fullHandlers(), 'journal:list': () => [] } })
  await expect(page.getByText('Nothing here yet')).toBeVisible()
  await expectAccessible(page)
  await app.open('/history', { handlers: failingHandlers('internal') })
  await expect(page.getByRole('alert').first()).toContainText('7f3a-0091')
})

test('Ctrl+Z takes back the last edit wherever one is, names it, and does it again when asked', async ({
  app,
  page,
}) => {
  const handlers = household({ 'journal:undo-last': () => firstNote, 'journal:redo-last': () => firstNote })
  await app.open('/accounts', { handlers })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+z')
  const notice = page.getByRole('alert').filter({ hasText: 'Note on REMA 1000 TORSHOV' })
  await expect(notice).toContainText('Taken back')
  await notice.hover() // it stays while the pointer is on it, however long what follows takes
  await expectAccessible(page)
  await notice.getByRole('button', { name: 'Do it again' }).click()
  await expect(page.getByRole('alert')).toContainText('Done again')
  expect(app.sent('journal:redo-last')).toHaveLength(1)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => app.sent('journal:redo-last')).toHaveLength(2)
  await page.keyboard.press('Control+y')
  await expect.poll(() => app.sent('journal:redo-last')).toHaveLength(3)
})

test('Ctrl+Z works right after a switch was pressed, and once for a key that is held down', async ({
  app,
  page,
}) => {
  await app.open('/accounts', { handlers: household({ 'journal:undo-last': () => firstNote }) })
  await page.getByRole('switch').first().press(' ')
  await expect(page.getByRole('switch').first()).toBeFocused()
  await page.keyboard.down('Control')
  await page.keyboard.down('z')
  await expect(page.getByRole('alert')).toContainText('Taken back')
  await page.keyboard.down('z')
  await page.keyboard.up('z')
  await page.keyboard.down('z')
  await expect.poll(() => app.sent('journal:undo-last')).toHaveLength(2)
})

test('while Ctrl+Z waits for a sync it says so, and then what came of it', async ({ app, page }) => {
  const ended = Promise.withResolvers<typeof firstNote>()
  await app.open('/accounts', { handlers: household({ 'journal:undo-last': () => ended.promise }) })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('alert')).toContainText('a sync that is under way ends first')
  ended.resolve(firstNote)
  await expect(page.getByRole('alert')).toContainText('Taken back')
  await expect(page.getByRole('alert')).toHaveCount(1)
})

test('in a text field Ctrl+Z is the field\u2019s own', async ({ app, page }) => {
  await app.open('/transactions', { handlers: household() })
  await page.getByRole('searchbox').first().fill('rema')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+y')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('alert')).toContainText('There is no edit of yours to take back.')
  expect(app.sent('journal:undo-last')).toHaveLength(1)
  expect(app.sent('journal:redo-last')).toHaveLength(0)
})
