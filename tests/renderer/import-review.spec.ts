import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { dragFiles } from './drop.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { camtDraft, importerOf } from './invented-import.ts'
import { accountIds } from './invented.ts'
import { pending } from './wizard-walk.ts'

const known = { kind: 'account', accountId: accountIds.current } as const

async function openFile(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await page.getByRole('heading', { level: 1, name: 'Look before you take it in' }).waitFor()
}

test('each account of a file shows what it holds, where it goes and how much is new', async ({
  app,
  page,
}) => {
  await app.open('/import')
  await openFile(page)
  const first = page.getByRole('region', { name: 'Brukskonto' })
  await expect(first).toContainText('1813.00.00017 · 312 rows · 2 Jan 2024 to 18 Nov 2026')
  await expect(first.getByRole('combobox', { name: 'Goes into' })).toHaveValue(accountIds.current)
  await expect(first).toContainText('Recognised by its account number.')
  await expect(first.getByRole('row', { name: /Husleie november/ })).toContainText('−NOK 12,900.00')
  await expect(first.getByRole('row', { name: /Husleie november/ })).toContainText(/\d Nov 2026/) // as everywhere else
  await expect(first).toContainText(
    'The file says the balance was NOK 42,183.50 at the end of 18 November 2026.',
  )
  await expect(first).toContainText('312 rows: 32 new, 280 already here')
  const second = page.getByRole('region', { name: 'Account 2' })
  await expect(second.getByRole('combobox', { name: 'Goes into' })).toHaveValue('new')
  await expect(second.getByRole('textbox', { name: 'Name of the account' })).toHaveValue('9710.00.00014')
  await expect(second).toContainText('48 rows: 48 new, 0 already here')
  await expect(page.getByText('80 new rows')).toBeVisible()
  await expectAccessible(page)
})

test('a new account gets its name, kind and balance, and the comparison follows the choice', async ({
  app,
  page,
}) => {
  await app.open('/import')
  await openFile(page)
  const second = page.getByRole('region', { name: 'Account 2' })
  await second.getByRole('textbox', { name: 'Name of the account' }).fill('Gammel sparing')
  await second.getByRole('combobox', { name: 'Kind' }).selectOption('Savings')
  await expect(second.getByRole('combobox', { name: 'Currency' })).toBeDisabled()
  const balance = second.getByRole('textbox', { name: 'Balance at the end of 31 October 2026 (optional)' })
  await balance.fill('tusen')
  await expect(second.getByText('Not an amount')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Take in' })).toBeDisabled()
  await balance.fill('12,430.10')
  const into = { kind: 'new', name: 'Gammel sparing', accountKind: 'savings', currency: 'NOK' }
  await expect
    .poll(() => app.sent('import:check').at(-1))
    .toEqual({
      draftId: camtDraft.draftId,
      targets: [
        { ref: '1813.00.00017', into: known, balance: null },
        { ref: '9710.00.00014', into, balance: { on: '2026-10-31', amount: '12430.1' } },
      ],
    })
  await expect(page.getByRole('button', { name: 'Take in' })).toBeEnabled()
})

test('an account a bank tells of takes no balance, and one in another currency cannot be chosen', async ({
  app,
  page,
}) => {
  await app.open('/import')
  await openFile(page)
  const second = page.getByRole('region', { name: 'Account 2' })
  const into = second.getByRole('combobox', { name: 'Goes into' })
  await into.selectOption({ label: 'Sparekonto · 1813.00.00033' })
  await expect(second.getByRole('textbox')).toHaveCount(0)
  await expect(into.getByRole('option', { name: /Valutakonto .* \(in EUR\)/ })).toBeDisabled()
  await into.selectOption('Leave this one out')
  await expect(page.getByText('32 new rows')).toBeVisible()
})

test('where every row is already here, taking in is possible and not what the page leads to', async ({
  app,
  page,
}) => {
  const here: Handlers['import:check'] = ({ targets }) =>
    targets.map(({ ref }) => ({ ref, added: 0, known: 312 }))
  const takeIn = page.getByRole('button', { name: 'Take in' })
  await app.open('/import')
  await openFile(page)
  await expect(page.getByText('80 new rows')).toBeVisible()
  await expect(takeIn).toHaveAttribute('data-variant', 'filled')
  await app.open('/import', {
    handlers: { ...fullHandlers(), ...importerOf(camtDraft), 'import:check': here },
  })
  await openFile(page)
  await expect(page.getByText('Every row is already here')).toBeVisible()
  await expect(takeIn).toHaveAttribute('data-variant', 'default')
  await expect(takeIn).toBeEnabled()
})

test('everything left out leaves nothing to take in', async ({ app, page }) => {
  await app.open('/import')
  await openFile(page)
  for (const into of await page.getByRole('combobox', { name: 'Goes into' }).all()) {
    await into.selectOption('Leave this one out')
  }
  await expect(page.getByText('Everything is left out')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Take in' })).toBeDisabled()
})

test('taking in shows its progress, its result and the way to the transactions', async ({ app, page }) => {
  const saving = pending<null>()
  const importer = importerOf(camtDraft)
  const commit = importer['import:commit']
  const handlers = {
    ...fullHandlers(),
    ...importer,
    'import:commit': (async (input) => {
      await saving.promise
      return commit(input)
    }) as typeof commit,
  }
  await app.open('/import', { handlers })
  await openFile(page)
  await page.getByRole('button', { name: 'Take in' }).click()
  await expect(page.getByRole('status').filter({ hasText: '0 of 360 rows' })).toBeVisible()
  await app.push('progress', { kind: 'import', rows: 120, total: 360 })
  await expect(page.getByRole('progressbar', { name: 'Rows taken in' })).toHaveAttribute(
    'aria-valuenow',
    /33/,
  )
  saving.resolve(null)
  await expect(page.getByRole('heading', { name: 'kontoutskrift-2024-2026.xml is taken in' })).toBeFocused()
  await expect(
    page.getByText('80 new transactions. 280 were here already and were not doubled.'),
  ).toBeVisible()
  await app.push('stale', { topics: ['imports', 'accounts', 'transactions'] })
  await page.getByRole('row', { name: /kontoutskrift-2024-2026.xml/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'See the transactions' }).click()
  await expect(page).toHaveURL(new RegExp(`transactions\\?accountId=${accountIds.current}`))
})

test('what was just taken in is taken back from its result', async ({ app, page }) => {
  await app.open('/import')
  await openFile(page)
  await page.getByRole('button', { name: 'Take in' }).click()
  await page.getByRole('heading', { name: 'kontoutskrift-2024-2026.xml is taken in' }).waitFor()
  await page.getByRole('button', { name: 'Take back', exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText('80 rows were taken back.')).toBeVisible()
  await expect(page.getByRole('heading', { name: /is taken in/ })).toHaveCount(0)
})

test('a file that could not be taken in is still open, and says why', async ({ app, page }) => {
  const handlers = {
    ...fullHandlers(),
    'import:commit': () => {
      throw new AppError('disk-full', 'no room')
    },
  }
  await app.open('/import', { handlers })
  await openFile(page)
  await page.getByRole('button', { name: 'Take in' }).click()
  await expect(page.getByRole('alert')).toContainText('The disk is full')
  await expect(page.getByRole('button', { name: 'Take in' })).toBeEnabled()
})

test('choices outlive a look at another page; cancelling forgets the file', async ({ app, page }) => {
  await app.open('/import')
  await openFile(page)
  await page.getByRole('textbox', { name: 'Name of the account' }).fill('Gammel sparing')
  await page.getByRole('link', { name: 'Accounts' }).click()
  await page.getByRole('link', { name: 'Files' }).click()
  await expect(page.getByRole('textbox', { name: 'Name of the account' })).toHaveValue('Gammel sparing')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Drop a file here')).toBeVisible()
  expect(app.sent('import:cancel')).toEqual([{ draftId: camtDraft.draftId }])
})

test('while a file is taken in no other is opened, and it can be stopped', async ({ app, page }) => {
  const never = pending<never>()
  const handlers = { ...fullHandlers(), 'import:commit': () => never.promise }
  await app.open('/import', { handlers })
  await openFile(page)
  await page.getByRole('button', { name: 'Take in' }).click()
  await page.getByText('0 of 360 rows').waitFor()
  await dragFiles(page, [{ name: 'another.csv', content: 'x' }])
  await expect(page.getByRole('alert')).toContainText('Another file is being taken in')
  expect(app.sent('import:drop')).toEqual([])
  await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Drop a file here')).toBeVisible()
  expect(app.sent('import:cancel')).toEqual([{ draftId: camtDraft.draftId }])
})
