import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { BankIdSandbox } from '../../src/main/sandbox/bankid/sandbox.ts'
import type { SignatureCheck, Verification } from '../../src/shared/verification.ts'
import { connectBankId, scanFrom } from './bankid-wizard.ts'
import { chooseFile, exportTo } from './dialogs.ts'
import { expect, test as base } from './fixture.ts'
import { connectEverything } from './wizard.ts'

const test = base.extend<{ folder: string }>({
  // Playwright reads the names of the fixtures from this pattern, so it stands although it is empty.
  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'oversikt-signed-'))
    await use(folder)
    rmSync(folder, { recursive: true })
  },
})
test.use({ systems: ['bankid'] })

const cliFile = join(import.meta.dirname, '../../out/main/cli.js')

/** The built command line, on a machine that has never seen the app. */
function verifyInTerminal(folder: string, ...args: readonly string[]) {
  const home = join(folder, 'no-profile')
  const ended = spawnSync(process.execPath, [cliFile, 'verify', ...args], {
    encoding: 'utf8',
    env: { ...process.env, OVERSIKT_HOME: home, OVERSIKT_ENDPOINTS: undefined },
  })
  expect([ended.stderr, existsSync(home)]).toEqual(['', false])
  return { exitCode: ended.status, printed: ended.stdout }
}

function expectSpoken(
  ended: ReturnType<typeof verifyInTerminal>,
  exitCode: number,
  words: readonly string[],
): void {
  expect(ended.exitCode).toBe(exitCode)
  for (const each of words) expect(ended.printed).toContain(each)
}

function verdictInTerminal(folder: string, ...args: readonly string[]) {
  const { exitCode, printed } = verifyInTerminal(folder, ...args, '--json')
  const { verdict, checks } = JSON.parse(printed) as Verification
  const having = (wanted: string) =>
    checks.filter(({ outcome }) => outcome === wanted).map(({ check }) => check)
  return {
    exitCode,
    verdict,
    passed: having('passed').length,
    failed: having('failed'),
    open: having('not-checked'),
  }
}

/** What each of these checks is called on the page. */
const names: Partial<Record<SignatureCheck, string>> = {
  'file-digest': 'The content of the file is what was signed',
  'visible-text': 'The text that was read in the BankID app names the content that was signed',
  'hidden-data': 'What the signature file says of the file is what was signed',
  'certificate-root': 'The chain ends in BankID’s own root certificate',
  environment: 'The certificate is of the environment that is named',
}

/** That the page says of each check what the terminal does. */
async function expectOnPage(page: Page, seen: ReturnType<typeof verdictInTerminal>): Promise<void> {
  const title = seen.verdict === 'intact' ? 'The file is as it was signed' : 'Do not rely on this file'
  const result = page.getByRole('region', { name: title })
  await expect(result.getByRole('heading', { name: title })).toBeFocused()
  const lines = (outcome: string) =>
    result.getByRole('listitem').filter({ has: page.getByText(outcome, { exact: true }) })
  await expect(lines('As it should be')).toHaveCount(seen.passed)
  const inWords = (checks: readonly SignatureCheck[]) => checks.map((check) => new RegExp(`^${names[check]}`))
  await expect(lines('Not as it should be')).toHaveText(inWords(seen.failed))
  await expect(lines('Not checked')).toHaveText(inWords(seen.open))
}

async function addBankId(page: Page, bankId: BankIdSandbox): Promise<void> {
  await page.getByRole('link', { name: 'Connections', exact: true }).click()
  await connectBankId(page, bankId)
  await page.getByRole('button', { name: 'Skip this' }).click()
  await page.getByRole('link', { name: 'To Connections' }).click()
}

/** From the dialog that says the export is saved; returns what was to be read on the phone. */
async function signExport(page: Page, bankId: BankIdSandbox, folder: string): Promise<string> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Sign with BankID' }).click()
  const screen = await scanFrom(page, bankId)
  expect(readdirSync(folder)).toEqual(['coffee.csv']) // nothing is kept before the yes
  bankId.phone.approve()
  await expect(dialog.getByRole('heading', { name: 'coffee.csv is signed' })).toBeFocused()
  await expect(dialog).toContainText('The signature is in the same folder, as coffee.csv.bankid.json.')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  expect(readdirSync(folder).sort()).toEqual(['coffee.csv', 'coffee.csv.bankid.json'])
  return screen.shows === 'sign' ? (screen.order.text ?? '') : ''
}

function withOneBitTurned(content: Buffer): Buffer {
  const changed = Buffer.from(content)
  const at = changed.length - 20
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

test('an export is signed on the phone and found intact, and after one byte refused, on the page and in a terminal alike', async ({
  desktop,
  bankId,
  browserPage,
  folder,
}) => {
  test.setTimeout(180_000)
  const page = await desktop.launch()
  await connectEverything(page, desktop, browserPage)
  await addBankId(page, bankId)
  await page.getByRole('link', { name: 'Transactions', exact: true }).click()
  const file = join(folder, 'coffee.csv')
  await page.getByRole('searchbox').fill('kaffekroken')
  await expect(page).toHaveURL(/kaffekroken/)
  await exportTo(page, desktop.app(), file, 'CSV for machines')
  const content = readFileSync(file)
  const rows = content.toString('utf8').trimEnd().split('\n').length - 1
  const text = await signExport(page, bankId, folder)
  expect(text).toContain(`coffee.csv\n${rows} transactions\n`)
  expect(text.replace(/\s/g, '')).toContain(createHash('sha256').update(content).digest('hex'))
  expect(readFileSync(file).equals(content)).toBe(true)

  await page.getByRole('link', { name: 'Files', exact: true }).click()
  await page.getByRole('link', { name: 'Sign or check a file' }).click()
  await chooseFile(page, desktop.app(), file, 'Choose a file to check')
  const intact = verdictInTerminal(folder, file)
  expect(intact).toMatchObject({ exitCode: 0, verdict: 'intact', failed: [] })
  expect(intact.open).toEqual(['certificate-root', 'environment'])
  await expectOnPage(page, intact)
  const main = page.getByRole('main')
  await expect(main).toContainText('Ingrid Solvang, 19930514-9800')
  await expect(main).toContainText('This is not BankID')
  expect(await main.locator('pre').innerText()).toBe(text)
  expectSpoken(verifyInTerminal(folder, file), 0, [
    'INTACT: coffee.csv',
    'NOT CHECKED  the chain ends in the root certificate that was given',
    'a forger with certificates of their own would get this far',
  ])

  const root = join(folder, 'root.pem')
  writeFileSync(root, bankId.signatureRoot)
  const rooted = verdictInTerminal(folder, file, '--root', root)
  expect(rooted).toMatchObject({ exitCode: 0, verdict: 'intact', open: ['environment'] })

  writeFileSync(file, withOneBitTurned(content))
  await chooseFile(page, desktop.app(), file, 'Check another file')
  const refused = verdictInTerminal(folder, file)
  expect(refused).toMatchObject({ exitCode: 9, verdict: 'refused' })
  expect(refused.failed).toContain('file-digest')
  await expectOnPage(page, refused)
  await expect(main).toContainText('The file is not the one that was signed, or it was changed afterwards.')
  await expect(page.getByRole('heading', { name: 'The file is as it was signed' })).toHaveCount(0)
  const inWords = ['REFUSED: coffee.csv', 'FAILED       the content of the file is what was signed']
  expectSpoken(verifyInTerminal(folder, file), 9, inWords)

  writeFileSync(file, content)
  await chooseFile(page, desktop.app(), file, 'Check another file')
  await expectOnPage(page, intact)
})

test('whoever has nothing but a signed file from somebody else can check it', async ({ page }) => {
  await page.getByRole('link', { name: /^Open a file/ }).click()
  await page.getByRole('link', { name: 'Sign or check a file' }).click()
  await expect(page.getByRole('heading', { name: 'Signatures' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose a file to check' })).toBeEnabled()
})
