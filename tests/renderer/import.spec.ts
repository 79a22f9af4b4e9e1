import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { dragFiles } from './drop.ts'
import { failingHandlers, fullHandlers, hostileTexts, silentHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { detailsOf } from './invented-history.ts'
import { camtDraft, importerOf } from './invented-import.ts'
import { accountIds } from './invented.ts'
import { pending } from './wizard-walk.ts'

const mebibyte = 1024 * 1024

test('a file dropped anywhere on the window is read and opened, and the page stays where it is', async ({
  app,
  page,
}) => {
  await app.open('/transactions')
  await page.getByRole('grid').waitFor()
  await dragFiles(page, [{ name: 'konto.xml', content: 'æ,1' }], false)
  await expect(page.getByText('Let go to open the file')).toBeVisible()
  await expectAccessible(page)
  const isStopped = await dragFiles(page, [{ name: 'konto.xml', content: 'æ,1' }])
  expect(isStopped).toBe(true)
  await expect(page.getByRole('heading', { level: 1, name: 'Look before you take it in' })).toBeVisible()
  await expect(page.getByText('Let go to open the file')).toHaveCount(0)
  const content = Buffer.from('æ,1').toString('base64')
  expect(app.sent('import:drop')).toEqual([{ name: 'konto.xml', content }])
})

test('the overlay goes when the file is dragged out of the window again', async ({ app, page }) => {
  await app.open('/accounts')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await dragFiles(page, [{ name: 'a.csv' }], false)
  await expect(page.getByText('Let go to open the file')).toBeVisible()
  await page.evaluate(
    "document.querySelector('main').dispatchEvent(new DragEvent('dragleave', { bubbles: true }))",
  )
  await expect(page.getByText('Let go to open the file')).toHaveCount(0)
})

test('two files are refused with words, while they hover and when they are dropped', async ({
  app,
  page,
}) => {
  await app.open('/accounts')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await dragFiles(page, [{ name: 'a.csv' }, { name: 'b.csv' }], false)
  await expect(page.getByText('One file at a time')).toBeVisible()
  expect(await dragFiles(page, [{ name: 'a.csv' }, { name: 'b.csv' }])).toBe(true)
  await expect(page.getByRole('alert')).toContainText(
    'Nothing was opened. Drop the files one after the other.',
  )
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  expect(app.sent('import:drop')).toEqual([])
  await expectAccessible(page)
})

test('a file over the limit is refused before it is read', async ({ app, page }) => {
  await app.open('/accounts')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await dragFiles(page, [{ name: 'big.csv', size: 32 * mebibyte + 1 }])
  await expect(page.getByRole('alert')).toContainText('The file is too large')
  expect(app.sent('import:drop')).toEqual([])
})

test('choosing a file is a button, and a closed dialog changes nothing', async ({ app, page }) => {
  let answers: readonly (typeof camtDraft | null)[] = [null, camtDraft]
  const handlers = {
    ...fullHandlers(),
    'import:open': () => {
      const [now = null, ...later] = answers
      answers = later
      return now
    },
  }
  await app.open('/import', { handlers })
  const choose = page.getByRole('button', { name: 'Choose a file' })
  await choose.click()
  await expect.poll(() => app.sent('import:open')).toHaveLength(1)
  await expect(choose).toBeEnabled()
  await choose.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Look before you take it in' })).toBeFocused()
})

test('a file that cannot be read names row, column and what was expected, and imports nothing', async ({
  app,
  page,
}) => {
  const handlers = {
    ...fullHandlers(),
    'import:drop': () => {
      const place = { line: 14, column: 'Beløp', expected: 'amount' } as const
      throw new AppError('file-unreadable', 'no amount', { place })
    },
  }
  await app.open('/import', { handlers })
  await page.getByText('Drop a file here').waitFor()
  await dragFiles(page, [{ name: 'a.csv', content: 'x' }])
  const problem = page.getByRole('alert')
  await expect(problem).toContainText('Row 14, column “Beløp”: an amount was expected. Nothing was imported.')
  await expect(problem).toContainText('Look at that row')
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeEnabled()
})

test('reading takes a moment, and says which file it is', async ({ app, page }) => {
  const reading = pending<typeof camtDraft>()
  await app.open('/import', {
    handlers: { ...fullHandlers(), 'import:drop': () => reading.promise as never },
  })
  await page.getByText('Drop a file here').waitFor()
  await dragFiles(page, [{ name: 'sparing.csv', content: 'x' }])
  await expect(page.getByText('Reading sparing.csv …')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeDisabled()
  reading.resolve(camtDraft)
  await expect(page.getByRole('heading', { level: 1, name: 'Look before you take it in' })).toBeVisible()
})

test('the list says what each file brought, and leads to its accounts', async ({ app, page }) => {
  await app.open('/import')
  const row = page.getByRole('row', { name: /OversiktKonti/ })
  await expect(row).toContainText('504')
  await expect(row).toContainText('2,451 were here')
  await expect(row).toContainText('2 Jan 2023')
  await row.getByRole('link', { name: 'Felles husholdning' }).click()
  await expect(page).toHaveURL(new RegExp(`transactions\\?accountId=${accountIds.joint}$`))
})

test('a file is taken back after a question, and the rows that went are counted', async ({ app, page }) => {
  await app.open('/import')
  await page.getByRole('button', { name: 'Take back Transaksjoner Sbanken 2019-2023.csv' }).click()
  const dialog = page.getByRole('dialog', { name: /Take back Transaksjoner Sbanken/ })
  await expect(dialog).toContainText('What the bank or another file has told of stays')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
  expect(app.sent('import:undo')).toEqual([])
  await page.getByRole('button', { name: 'Take back Transaksjoner Sbanken 2019-2023.csv' }).click()
  await dialog.getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText('1,204 rows were taken back.')).toBeVisible()
  await app.push('stale', { topics: ['imports'] })
  await expect(page.getByRole('row', { name: /Transaksjoner Sbanken/ })).toHaveCount(0)
  expect(app.sent('import:undo')).toEqual([{ importId: 2, laterIds: [] }])
})

test('edits of payments that go with the file are named, and go only as they were named', async ({
  app,
  page,
}) => {
  const edited = { ...detailsOf(25), later: [detailsOf(30).entry] }
  await app.open('/import', { handlers: { ...fullHandlers(), 'journal:get': () => edited } })
  await page.getByRole('button', { name: 'Take back Transaksjoner Sbanken 2019-2023.csv' }).click()
  const dialog = page.getByRole('dialog', { name: /Take back Transaksjoner Sbanken/ })
  await expect(dialog.getByRole('listitem')).toContainText('Note on REMA 1000 TORSHOV')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Take back' }).click()
  await expect.poll(() => app.sent('import:undo')).toEqual([{ importId: 2, laterIds: [30] }])
})

test('the list is awaited, may be empty, and says why it failed', async ({ app, page }) => {
  await app.open('/import', { handlers: silentHandlers() })
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toHaveCount(1)
  await app.open('/import', { handlers: { ...fullHandlers(), ...importerOf(camtDraft, []) } })
  await expect(page.getByText('No file has been taken in yet.')).toBeVisible()
  const handlers = { ...failingHandlers('internal') }
  await app.open('/import', { handlers })
  await expect(page.getByRole('alert')).toContainText('Something went wrong in Oversikt')
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeEnabled()
  Object.assign(handlers, fullHandlers())
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('row', { name: /OversiktKonti/ })).toBeVisible()
})

test('what another household had open is gone when one’s own is back', async ({ app, page }) => {
  await app.open('/import')
  await page.getByText('Drop a file here').waitFor()
  await dragFiles(page, [{ name: 'a.csv', content: 'x' }])
  await page.getByRole('heading', { level: 1, name: 'Look before you take it in' }).waitFor()
  await app.push('stale', { topics: ['status', 'settings', 'connections', 'accounts', 'transactions'] })
  await expect(page.getByRole('heading', { level: 1, name: 'Files' })).toBeVisible()
})

test('texts of a hostile file are shown as the texts they are', async ({ app, page }) => {
  const draft = {
    ...camtDraft,
    fileName: hostileTexts[0] ?? '',
    statements: camtDraft.statements.map((statement) => ({
      ...statement,
      accountName: hostileTexts[1] ?? '',
      preview: statement.preview.map((row) => ({ ...row, text: hostileTexts[3] ?? '' })),
    })),
  }
  await app.open('/import', { handlers: { ...fullHandlers(), ...importerOf(draft) } })
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await expect(page.getByText('<img src=x onerror=', { exact: false })).toBeVisible()
  await expect(page.getByText('{{count}} $t(common.close)', { exact: false }).first()).toBeVisible()
  expect(await page.evaluate('document.body.dataset.hacked')).toBeUndefined()
  expect(await page.evaluate("document.querySelectorAll('main img, main script').length")).toBe(0)
  await page.getByRole('button', { name: 'Take in' }).click()
  await expect(page.getByRole('heading', { name: '<img src=x onerror=' })).toBeVisible()
})
