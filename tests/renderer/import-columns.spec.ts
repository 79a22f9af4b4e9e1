import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { importerOf, unknownDraft } from './invented-import.ts'
import { accountIds } from './invented.ts'

const handlers = () => ({ ...fullHandlers(), ...importerOf(unknownDraft) })

async function openTable(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await page.getByRole('heading', { level: 1, name: 'What do the columns mean?' }).waitFor()
}

const select = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })

async function nameColumns(page: Page): Promise<void> {
  await select(page, 'Date').selectOption('Dag')
  await select(page, 'Amount').selectOption('Beløp')
  await page.getByRole('combobox', { name: 'Text' }).press('ArrowDown')
  await page.getByRole('listbox').getByRole('option', { name: 'Hva' }).click()
  await page.keyboard.press('Escape')
}

test('an unknown table shows its own rows, and its columns are named with the keys at hand', async ({
  app,
  page,
}) => {
  await app.open('/import', { handlers: handlers() })
  await openTable(page)
  const table = page.getByRole('region', { name: 'The first rows of the file' }).getByRole('table')
  await expect(table.getByRole('columnheader')).toHaveText(['Dag', 'Hva', 'Hvem', 'Beløp', 'Saldo'])
  await expect(table.getByRole('row').nth(1)).toContainText('18.11.2026')
  await expect(page.getByText('Choose the columns of date, amount and text')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled()
  await expectAccessible(page)
  expect(app.sent('import:map')).toEqual([])
})

test('once date, amount and text are named the rows are read, and the mapping goes on to the review', async ({
  app,
  page,
}) => {
  await app.open('/import', { handlers: handlers() })
  await openTable(page)
  await nameColumns(page)
  await select(page, 'Counterparty').selectOption('Hvem')
  await select(page, 'Balance after the row').selectOption('Saldo')
  await expect(page.getByRole('row', { name: /REMA 1000 TORSHOV.*−487.90/ })).toBeVisible()
  await expect
    .poll(() => app.sent('import:map').at(-1))
    .toEqual({
      draftId: unknownDraft.draftId,
      mapping: {
        headerLine: 2,
        date: { column: 0, form: 'dd.mm.yyyy' },
        valueDate: null,
        amount: { kind: 'signed', column: 3, isReversed: false },
        decimalMark: ',',
        text: [1],
        counterparty: 2,
        counterpartyAccount: null,
        message: null,
        reference: null,
        balance: 4,
        currency: null,
      },
    })
  await expect(page.getByText('We will remember this for files with the same headings.')).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Look before you take it in' })).toBeFocused()
  await expect(page.getByText('Say first where each account goes')).toBeVisible()
  await page
    .getByRole('combobox', { name: 'Goes into' })
    .selectOption({ label: 'Sparekonto · 1813.00.00033' })
  await expect(page.getByText('22 new rows')).toBeVisible()
  await page.getByRole('button', { name: 'Change the columns' }).click()
  await expect(select(page, 'Counterparty')).toHaveValue('2')
})

test('a row the columns do not fit is named in place, and put right', async ({ app, page }) => {
  await app.open('/import', { handlers: handlers() })
  await openTable(page)
  await nameColumns(page)
  await select(page, 'Decimal mark').selectOption('Point: 1,234.50')
  await expect(page.getByRole('alert')).toContainText('Row 14, column “Beløp”: an amount was expected.')
  await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled()
  await expectAccessible(page)
  await select(page, 'Decimal mark').selectOption('Comma: 1 234,50')
  await expect(page.getByRole('row', { name: /REMA 1000 TORSHOV/ }).last()).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Continue' })).toBeEnabled()
})

test('money in and out may stand in two columns', async ({ app, page }) => {
  await app.open('/import', { handlers: handlers() })
  await openTable(page)
  await nameColumns(page)
  await select(page, 'Amounts stand in').selectOption('Two columns, in and out')
  await expect(page.getByText('Choose the columns of date, amount and text')).toBeVisible()
  await select(page, 'Money in').selectOption('Beløp')
  await select(page, 'Money out').selectOption('Saldo')
  await expect
    .poll(() => app.sent('import:map').at(-1))
    .toMatchObject({ mapping: { amount: { kind: 'in-out', in: 3, out: 4 } } })
})

test('a table whose columns were named another time goes straight to the review, and says so', async ({
  app,
  page,
}) => {
  const importer = importerOf(unknownDraft)
  const mapping = {
    headerLine: 2,
    date: { column: 0, form: 'dd.mm.yyyy' },
    valueDate: null,
    amount: { kind: 'signed', column: 3, isReversed: false },
    decimalMark: ',',
    text: [1],
    counterparty: null,
    counterpartyAccount: null,
    message: null,
    reference: null,
    balance: null,
    currency: null,
  } as const
  const { draftId } = unknownDraft
  const draft = await importer['import:map']({ draftId, mapping: { ...mapping, date: { ...mapping.date } } })
  const table = draft.table === null ? null : { ...draft.table, isRemembered: true }
  const statements = draft.statements.map((each) => ({ ...each, suggestedAccountId: accountIds.savings }))
  await app.open('/import', {
    handlers: { ...fullHandlers(), ...importer, 'import:open': () => ({ ...draft, table, statements }) },
  })
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await expect(page.getByText('Read with the columns you named for files like this one.')).toBeVisible()
  await expect(page.getByText('Where files like this one went the last time.')).toBeVisible()
})
