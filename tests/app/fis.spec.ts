import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { signIn } from '../../src/main/sandbox/fis/test-client.ts'
import { answerSave } from './dialogs.ts'
import { checkAccess, registerAtPortal, toCheck, toPublicKey } from './fis-wizard.ts'
import { expect, test } from './fixture.ts'
import { expectKeptNowhere } from './kept.ts'

test.use({ banks: [], systems: ['fis'] })

/** The numbers of the rows that are shown, in their order. */
async function shownIds(page: Page): Promise<number[]> {
  const openers = await page.getByRole('button', { name: /^Open Controllable unit \d+$/ }).allInnerTexts()
  return openers.map(Number)
}

/** One question that is a press away, and one of one's own. */
async function filterActiveFrom5kW(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Active', exact: true }).click()
  const filters = page.getByRole('region', { name: 'Filters' })
  await filters.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByLabel('Column').selectOption('Max. power')
  await page.getByLabel('Comparison').selectOption('is at least')
  await page.getByLabel('Value').fill('5')
  await page.getByRole('button', { name: 'Add filter' }).click()
  await expect(filters).toContainText('Max. power is at least 5 kW')
}

/** Takes what the table lists to a file, and reads that. */
async function exportedIds(page: Page, app: ElectronApplication, count: number): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-fis-'))
  const file = join(folder, 'units.csv')
  await answerSave(app, file)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Choose where to save' }).click()
  await expect(dialog.getByText(`Saved ${count} rows to units.csv`)).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  const rows = parse(readFileSync(file, 'utf8'), { columns: true, bom: true }) as Record<string, string>[]
  rmSync(folder, { recursive: true })
  return rows.map((row) => Number(row['id']))
}

test('FIS from the wizard to a filtered table: who one is, the very rows FIS has, and the same in a file', async ({
  desktop,
  fis,
  browserPage,
}) => {
  test.setTimeout(180_000)
  const page = await desktop.launch()
  await toPublicKey(page)
  await toCheck(page, await registerAtPortal(page, browserPage, fis), fis.client.gln)
  await checkAccess(page)
  await page.getByRole('link', { name: 'Open Flexibility' }).click()

  const who = page.getByRole('region', { name: 'Who you are in FIS' })
  await expect(who).toContainText('Testkraft AS')
  await expect(who).toContainText('flex_service_provider')
  await page.getByRole('tab', { name: 'Controllable units' }).click()
  const units = await (await signIn(fis)).rows('/controllable_unit?order=id&limit=1000')
  const place = page.getByRole('navigation', { name: 'Pages' }).getByRole('status')
  const firstPage = Math.min(units.length, 50)
  await expect(place).toHaveText(`1–${firstPage} of ${units.length}`)
  const firstIds = units.slice(0, firstPage).map((unit) => Number(unit['id']))
  await expect.poll(() => shownIds(page)).toEqual(firstIds)

  await filterActiveFrom5kW(page)
  const wanted = units
    .filter((unit) => unit['status'] === 'active' && Number(unit['maximum_active_power']) >= 5)
    .map((unit) => Number(unit['id']))
  expect(wanted.length).toBeGreaterThan(0)
  expect(wanted.length).toBeLessThan(units.length)
  await expect(place).toHaveText(`1–${wanted.length} of ${wanted.length}`)
  await expect.poll(() => shownIds(page)).toEqual(wanted)

  expect(await exportedIds(page, desktop.app(), wanted.length)).toEqual(wanted)

  // The token is dead and the clock wrong: what was asked for is refused with why, and comes once the clock is right.
  fis.revokeTokens()
  fis.switches.clockSkewS = 60
  await page.getByRole('button', { name: 'Fetch the rows again' }).click()
  await expect(page.getByRole('alert')).toContainText('This computer’s clock is wrong')
  await expect(place).toHaveCount(0) // no count of rows stands below what is not shown
  fis.switches.clockSkewS = 0
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(place).toHaveText(`1–${wanted.length} of ${wanted.length}`)
  await expect.poll(() => shownIds(page)).toEqual(wanted)
  expect(fis.writesSeen()).toBe(0)

  await desktop.close()
  expectKeptNowhere(desktop.home, [...fis.secrets(), 'PRIVATE KEY'])
})

test('a key that belongs to another client is refused with what to do, and registered it is let in', async ({
  desktop,
  fis,
  browserPage,
}) => {
  test.setTimeout(120_000)
  const page = await desktop.launch()
  await toPublicKey(page)
  await toCheck(page, fis.otherClient.clientId, fis.client.gln)
  await checkAccess(page)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('The key belongs to somebody else')
  await expect(alert).toContainText('Register the public key that Oversikt shows')

  await page.getByRole('button', { name: 'See the public key again' }).click()
  const clientId = await registerAtPortal(page, browserPage, fis)
  await page.getByRole('textbox', { name: 'Client ID' }).fill(clientId)
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await checkAccess(page)
  await expect(page.getByRole('heading', { name: 'FIS is connected' })).toBeVisible()
})

test('a clock that is wrong is told from a wrong key, and once it is right the same key is let in', async ({
  desktop,
  fis,
  browserPage,
}) => {
  test.setTimeout(120_000)
  const page = await desktop.launch()
  await toPublicKey(page)
  await toCheck(page, await registerAtPortal(page, browserPage, fis), fis.client.gln)
  for (const skewS of [15, -15]) {
    fis.switches.clockSkewS = skewS
    const before = fis.calls.count('/auth/v1/token')
    await page.getByRole('button', { name: skewS > 0 ? 'Check the access' : 'Try again' }).click()
    await expect.poll(() => fis.calls.count('/auth/v1/token')).toBeGreaterThan(before)
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('This computer’s clock is wrong')
    await expect(alert).toContainText('within ten seconds of the server’s time')
    await expect(alert).toContainText('Turn on automatic time in the system’s settings')
  }
  fis.switches.clockSkewS = 0
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'FIS is connected' })).toBeVisible()
})
