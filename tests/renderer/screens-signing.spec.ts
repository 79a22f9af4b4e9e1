// Pictures of signing and checking in every dress, to be looked at by a person; only when asked for (OVERSIKT_SCREENS=1), as in
// screens.spec.ts.
import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import type { Language } from '../../src/shared/language.ts'
import { fullHandlers } from './fake-api.ts'
import { test } from './fixture.ts'
import { exportId, intact, refused, signedOrder, signingHandlers, unreadable } from './invented-signing.ts'
import { status } from './invented.ts'

interface Scene {
  readonly name: string
  readonly path?: string
  readonly handlers?: Partial<Handlers>
  readonly walk?: (page: Page, push: () => Promise<void>) => Promise<void>
}

const sign = async (page: Page) => {
  await page.locator('main section button').first().click()
  await page.getByRole('img').first().waitFor()
}
const check = async (page: Page) => {
  await page.locator('main section').nth(1).getByRole('button').click()
  await page.locator('main section').nth(2).waitFor()
}
const exported = { fileName: 'oversikt_alle_2023_2026.csv', rows: 1234, exportId }
const saveFile = async (page: Page) => {
  await page.getByRole('button', { name: /^(Export|Eksporter)$/ }).click()
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await page.getByRole('dialog').getByRole('button', { name: 'BankID' }).waitFor()
}
const signExport = async (page: Page) => {
  await saveFile(page)
  await page.getByRole('dialog').getByRole('button', { name: 'BankID' }).click()
  await page.getByRole('dialog').getByRole('img').first().waitFor()
}

const scenes: readonly Scene[] = [
  { name: 'page' },
  { name: 'without-bankid', handlers: { 'connections:list': fullHandlers()['connections:list'] } },
  { name: 'order', walk: sign },
  {
    name: 'signed',
    walk: async (page, push) => {
      await sign(page)
      await push()
      await page.getByRole('heading', { level: 3 }).first().waitFor()
    },
  },
  { name: 'intact', walk: check },
  { name: 'refused', walk: check, handlers: { 'signing:verify': () => refused } },
  { name: 'unreadable', walk: check, handlers: { 'signing:verify': () => unreadable } },
  {
    name: 'test',
    walk: check,
    handlers: { 'signing:verify': () => ({ ...intact, environment: 'test', fileName: 'kopi.csv' }) },
  },
  { name: 'files', path: '/import' },
  { name: 'export', path: '/transactions', walk: saveFile, handlers: { 'export:csv': () => exported } },
  {
    name: 'export-order',
    path: '/transactions',
    walk: signExport,
    handlers: { 'export:csv': () => exported },
  },
]
const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 640 },
]
const shots = scenes.flatMap((scene) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['en', 'nb'] as const satisfies readonly Language[]).flatMap((language) =>
      sizes.map((size) => ({ scene, colorScheme, language, size })),
    ),
  ),
)

test.describe('screens', () => {
  for (const { scene, colorScheme, language, size } of process.env.OVERSIKT_SCREENS === undefined
    ? []
    : shots) {
    const name = ['signing', scene.name, colorScheme, language, size.width].join('-')
    test(name, async ({ app, page }) => {
      const handlers = {
        ...signingHandlers(),
        ...scene.handlers,
        'app:status': () => ({ ...status, language }),
      }
      await page.setViewportSize(size)
      await app.open(scene.path ?? '/signing', { handlers, colorScheme })
      await page.getByRole('heading', { level: 1 }).waitFor()
      await scene.walk?.(page, () => app.push('order', signedOrder))
      await page.screenshot({ path: `test-results/screens/${name}.png`, animations: 'disabled' })
      const rest = await page.evaluate<number>("document.querySelector('main').scrollHeight - innerHeight")
      if (rest <= 0) return
      await page.setViewportSize({ width: size.width, height: size.height + rest })
      await page.screenshot({ path: `test-results/screens/${name}-whole.png`, animations: 'disabled' })
    })
  }
})
