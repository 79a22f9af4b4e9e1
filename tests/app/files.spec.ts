import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accountsOf, signIn } from '../../src/main/sandbox/sparebank1/test-client.ts'
import type { Sparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { expectAccounts } from './books.ts'
import { chooseFile, dropFile, exportTo } from './dialogs.ts'
import { answerConsent, expect, test as base } from './fixture.ts'
import { freePort, openBankPage, toConsent } from './wizard.ts'

const test = base.extend<{ folder: string }>({
  // Playwright reads the names of the fixtures from this pattern, so it stands although it is empty.
  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'oversikt-files-'))
    await use(folder)
    rmSync(folder, { recursive: true })
  },
})

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const rows = (count: number) => count.toLocaleString('en-GB')

/** What a person saves from the net bank: all three years of one account. */
async function savedFromBank(bank: Sparebank1Sandbox, name: string): Promise<string> {
  const person = await signIn(bank)
  const key = (await accountsOf(person)).find((account) => account.name === name)?.key ?? ''
  const { today } = bank.books()
  const from = `${Number(today.slice(0, 4)) - 4}-01-01`
  const reply = await person.get(
    `/personal/banking/transactions/export?accountKey=${encodeURIComponent(key)}&fromDate=${from}&toDate=${today}`,
    { accept: 'application/csv;charset=UTF-8' },
  )
  expect(reply.status).toBe(200)
  return await reply.text()
}

test('the bank’s own file brings the years before and doubles nothing the bank told of; it is taken back as one', async ({
  desktop,
  bank,
  browserPage,
  folder,
}) => {
  const found = bank.books().accounts.find(({ account }) => account.ref === 'ingrid-current')
  if (found === undefined) throw new Error('the household has that account')
  const { account, booked, bookedMinor } = found
  const truth = { name: account.name, currency: account.currency, bookedMinor }
  const file = join(folder, 'Lønnskonto.csv')
  writeFileSync(file, await savedFromBank(bank, account.name))

  const page = await desktop.launch()
  await toConsent(page, await freePort())
  await answerConsent(browserPage, await openBankPage(page, desktop, 'Sign in at the bank'))
  await page.getByRole('button', { name: 'Choose none' }).click()
  await page.getByRole('checkbox', { name: account.name }).check()
  await page.getByRole('radio', { name: 'Since a certain day' }).check()
  const since = (await page.getByLabel('First day').inputValue()).split('/').reverse().join('-')
  await page.getByRole('button', { name: 'Start reading' }).click()
  await page.getByRole('link', { name: 'See your money' }).click()
  const recent = booked.filter(({ date }) => date >= since)
  await expectAccounts(page, [{ ...truth, booked: recent }])

  await page.getByRole('link', { name: 'Files', exact: true }).click()
  await chooseFile(page, desktop.app(), file)
  await expect(title(page, 'Look before you take it in')).toBeVisible()
  await expect(page.getByText(account.name).first()).toBeVisible()
  const [all, known] = [booked.length, recent.length]
  const outcome = `${rows(all)} rows: ${rows(all - known)} new, ${rows(known)} already here`
  await expect(page.getByText(outcome)).toBeVisible()
  await page.getByRole('button', { name: 'Take in' }).click()
  await expect(page.getByText(`${rows(known)} were here already and were not doubled.`)).toBeVisible()
  await expectAccounts(page, [{ ...truth, booked }])

  await page.getByRole('link', { name: 'Files', exact: true }).click()
  await page.getByRole('button', { name: 'Take back Lønnskonto.csv' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText(`${rows(all - known)} rows were taken back.`)).toBeVisible()
  await expectAccounts(page, [{ ...truth, booked: recent }])
})

const head = 'Dag;Hva;Hvem;Beløp'
const hostileTexts = [
  '=HYPERLINK("http://example.org/";"Se her")',
  '+4712345678',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '-1+2',
]

test('a table of a bank nobody knows is explained once; formulas in the next one stay text, in the app and in a file', async ({
  desktop,
  folder,
}) => {
  const page = await desktop.launch()
  await page.getByRole('link', { name: 'Open a file' }).click()
  const first = join(folder, 'januar.csv')
  writeFileSync(
    first,
    `${head}\n29.01.2024;Husleie januar;Utleier AS;-12 900,00\n30.01.2024;Lønn;Arbeidsgiver;41 250,50\n`,
  )
  await chooseFile(page, desktop.app(), first)
  await expect(title(page, 'What do the columns mean?')).toBeVisible()
  await page.getByRole('combobox', { name: 'Date', exact: true }).selectOption('Dag')
  await page.getByRole('combobox', { name: 'Amount', exact: true }).selectOption('Beløp')
  const joined = page.getByRole('combobox', { name: 'Text' })
  await joined.press('Backspace') // takes away what was guessed
  await joined.press('ArrowDown')
  await page.getByRole('listbox').getByRole('option', { name: 'Hva' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Counterparty', exact: true }).selectOption('Hvem')
  await expect(page.getByRole('row', { name: /Husleie januar.*−12,900.00/ })).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('textbox', { name: 'Name of the account' }).fill('Lokalbanken')
  await page.getByRole('textbox', { name: /Balance at the end of 30 January 2024/ }).fill('50 000,00')
  await page.getByRole('button', { name: 'Take in' }).click()
  await expect(page.getByText('2 new transactions.')).toBeVisible()

  const quoted = hostileTexts.map((text) => `"${text.replaceAll('"', '""')}"`)
  const hostile = [head, ...quoted.map((text, at) => `0${at + 1}.02.2024;${text};;-1${at},00`), ''].join(
    '\r\n',
  )
  await page.getByRole('link', { name: 'Transactions', exact: true }).click()
  await dropFile(page, { name: 'februar.csv', content: hostile })
  await expect(page.getByText('Read with the columns you named for files like this one.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Goes into' }).selectOption({ label: 'Lokalbanken' })
  await expect(page.getByText('4 rows: 4 new, 0 already here')).toBeVisible()
  await page.getByRole('button', { name: 'Take in' }).click()
  await page.getByRole('link', { name: 'See the transactions' }).click()
  for (const text of hostileTexts)
    await expect(page.getByRole('grid').getByText(text, { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Se her' })).toHaveCount(0)

  const exported = join(folder, 'alt.csv')
  await exportTo(page, desktop.app(), exported, 'Excel, Norway')
  const cells = readFileSync(exported, 'utf8').split(/;|\r?\n/)
  for (const text of hostileTexts.slice(1)) {
    expect(cells).toContain(`'${text}`)
    expect(cells).not.toContain(text)
  }
  expect(readFileSync(exported, 'utf8')).toContain(`"'=HYPERLINK(`)
})

const sparebank1Head = 'Dato;Beskrivelse;Rentedato;Inn;Ut;Til konto;Fra konto;'
const goodRow = '"29.01.2024";"Husleie";"29.01.2024";;"-100,00";"";"97100000014";'
const wide = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`).join(';')

const refusals: readonly (readonly [name: string, content: Buffer, words: string])[] = [
  ['kontoutskrift.csv', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]), 'This is a compressed file'],
  [
    'bilde.csv',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    'Text was expected, and this is something else',
  ],
  [
    'koding.csv',
    Buffer.concat([
      Buffer.from(`${sparebank1Head}\n${goodRow}\n"30.01.2024";"L`),
      Buffer.from([0x8d, 0x81]),
      Buffer.from(`n";`),
    ]),
    'Row 3: letters were expected here',
  ],
  [
    'bred.csv',
    Buffer.from(`${sparebank1Head}\n${goodRow}\n${wide(200)}\n`),
    'Row 3: as many columns as there are headings were expected',
  ],
  ['altfor-bred.csv', Buffer.from(`${wide(201)}\n${wide(201)}\n`), 'Row 1: fewer columns were expected'],
  [
    'beløp.csv',
    Buffer.from(`${sparebank1Head}\n${goodRow}\n"30.01.2024";"Lønn";"30.01.2024";"mye";;"";"";\n`),
    'Row 3, column “Inn”: an amount was expected',
  ],
]

test('a file that is no statement says what is wrong and where, imports nothing, and holds nobody up', async ({
  app,
  page,
  folder,
}) => {
  await page.getByRole('link', { name: 'Open a file' }).click()
  await expect(title(page, 'Files')).toBeVisible()
  for (const [name, content, words] of refusals) {
    await dropFile(page, { name, content })
    await expect(page.getByRole('alert')).toContainText(words)
    await expect(page.getByRole('alert')).toContainText('Nothing was imported.')
  }

  // As wide as a table may be: it can be looked at, and cancelled.
  await dropFile(page, { name: 'bredest.csv', content: `${wide(200)}\n${wide(200)}\n${wide(200)}\n` })
  await expect(title(page, 'What do the columns mean?')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()

  const large = join(folder, 'stor.csv')
  writeFileSync(large, '')
  truncateSync(large, 50 * 1024 * 1024)
  await chooseFile(page, app, large)
  await expect(page.getByRole('alert')).toContainText('The file may have 32 MB at most')
  await dropFile(page, { name: 'stor.csv', size: 50 * 1024 * 1024 })
  await expect(page.getByText('It was not read: Oversikt takes files of up to 32 MB.')).toBeVisible()
  await expect(page.getByText('No file has been taken in yet.')).toBeVisible()
})
