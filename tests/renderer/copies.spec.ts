import type { BackupState } from '../../src/shared/backup.ts'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { status } from './invented.ts'
import { copies, copiesState } from './invented-copies.ts'
import { pending, refusing } from './wizard-walk.ts'

const region = 'Copies'
const having = (state: Partial<BackupState>) => ({
  ...fullHandlers(),
  'backup:list': () => ({ ...copiesState, ...state }),
})

test('every copy is there with its time, size and name, and what it is good for is said plainly', async ({
  app,
  page,
}) => {
  await app.open('/settings')
  const panel = page.getByRole('region', { name: region })
  const table = panel.getByRole('table', { name: 'Copies of your data file' })
  await expect(table.getByRole('row')).toHaveCount(1 + copies.length)
  const newest = table.getByRole('row', { name: /20 Nov 2026/ })
  await expect(newest).toContainText('oversikt-2026-11-20.db')
  await expect(newest).toContainText('48 MB')
  await expect(panel).toContainText('It opens nowhere else')
  await expect(panel.getByText('/home/kari/.config/oversikt/backups')).toBeVisible()
  await expectAccessible(page)
})

test('a copy is made on request, by keyboard too, and the list is asked again when main says so', async ({
  app,
  page,
}) => {
  let state: BackupState = { ...copiesState, copies: [] }
  const handlers = {
    ...fullHandlers(),
    'backup:list': () => state,
    'backup:make': () => {
      state = copiesState
      return copies[0] ?? { fileName: '', madeAt: '', sizeBytes: 0 }
    },
  }
  await app.open('/settings', { handlers })
  const panel = page.getByRole('region', { name: region })
  await expect(panel).toContainText('There is no copy yet')
  await panel.getByRole('button', { name: 'Make a copy now' }).focus()
  await page.keyboard.press('Enter')
  await app.push('stale', { topics: ['backups'] })
  await expect(panel.getByRole('table')).toBeVisible()
  expect(app.sent('backup:make')).toHaveLength(1)
})

test('a copy that could not be made says why, and that the data is as it was', async ({ app, page }) => {
  await app.open('/settings', { handlers: having({ failure: { code: 'disk-full', ref: '7f3a-0091' } }) })
  const alert = page.getByRole('region', { name: region }).getByRole('alert')
  await expect(alert).toContainText('The disk is full')
  await expect(alert).toContainText('Your data itself is as it was')
  await expect(alert).toContainText('7f3a-0091')
  await expect(page.getByRole('table')).toBeVisible()
})

test('while one is made, no second one is asked for', async ({ app, page }) => {
  await app.open('/settings', { handlers: having({ isMaking: true }) })
  await expect(page.getByRole('button', { name: 'Make a copy now' })).toBeDisabled()
})

test('a list that is under way, and one that fails, are told', async ({ app, page }) => {
  await app.open('/settings', {
    handlers: { ...fullHandlers(), 'backup:list': () => pending<BackupState>().promise },
  })
  await expect(page.getByRole('region', { name: region })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make a copy now' })).toHaveCount(0)
  await app.open('/settings', { handlers: { ...fullHandlers(), 'backup:list': refusing('internal') } })
  await expect(page.getByRole('region', { name: region }).getByRole('alert')).toBeVisible()
})

test('going back to a copy is asked first, and Escape changes nothing', async ({ app, page }) => {
  await app.open('/settings')
  const use = page.getByRole('button', { name: 'Go on from this copy: 19 Nov 2026' })
  await use.click()
  const dialog = page.getByRole('dialog', { name: /Go on from the copy of 19 Nov 2026/ })
  await expect(dialog).toContainText('Notes, tags, splits')
  await expect(dialog).toContainText('kept beside it')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(app.sent('app:restore')).toEqual([])
  await use.click()
  await dialog.getByRole('button', { name: 'Use this copy' }).click()
  await expect(dialog).toBeHidden()
  expect(app.sent('app:restore')).toEqual([{ fileName: 'oversikt-2026-11-19.db' }])
})

test('where the data file is damaged, a copy is one press and one answer away', async ({ app, page }) => {
  let isDamaged = true
  const told = () => ({
    ...status,
    problem: isDamaged ? { code: 'store-damaged' as const, ref: 'ab12-34cd' } : null,
  })
  const handlers = {
    ...fullHandlers(),
    'app:status': told,
    'app:copies': () => copies,
    'app:restore': () => {
      isDamaged = false
      return told()
    },
  }
  await app.open('/accounts', { handlers })
  await expect(page.getByRole('heading', { name: 'The data file is damaged' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /Use the copy of 20 Nov 2026/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Use this copy' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  expect(app.sent('app:restore')).toEqual([{ fileName: 'oversikt-2026-11-20.db' }])
})

test('a damaged file without a copy says so; a copy that fails keeps the question in sight', async ({
  app,
  page,
}) => {
  const damaged = { ...status, problem: { code: 'store-damaged' as const } }
  const handlers = { ...fullHandlers(), 'app:status': () => damaged, 'app:copies': () => [] }
  await app.open('/', { handlers })
  await expect(page.getByText('Oversikt has made no copy of this file yet.')).toBeVisible()
  await app.open('/', {
    handlers: { ...handlers, 'app:copies': () => copies, 'app:restore': refusing('disk-full') },
  })
  await page.getByRole('button', { name: /Use the copy of 20 Nov 2026/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Use this copy' }).click()
  await expect(dialog.getByRole('alert')).toContainText('The disk is full')
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1280, 800],
    [900, 640],
  ] as const) {
    test(`how it looks, ${colorScheme}, ${width}`, async ({ app, page }, info) => {
      await page.setViewportSize({ width, height })
      await app.open('/settings', { colorScheme })
      const panel = page.getByRole('region', { name: region })
      await panel.scrollIntoViewIfNeeded()
      await panel.getByRole('table').waitFor()
      await page.screenshot({ path: info.outputPath('settings.png') })
      const damaged = { ...status, problem: { code: 'store-damaged' as const, ref: 'ab12-34cd' } }
      const handlers = { ...fullHandlers(), 'app:status': () => damaged, 'app:copies': () => copies }
      await app.open('/', { handlers, colorScheme })
      await page
        .getByRole('button', { name: /Use the copy/ })
        .first()
        .waitFor()
      await page.screenshot({ path: info.outputPath('damaged.png') })
      await expectAccessible(page)
    })
  }
}
