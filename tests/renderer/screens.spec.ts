// Not a test of anything by itself: pictures of every page in every dress, to be looked at by a person. They run only
// when asked for (OVERSIKT_SCREENS=1), and any policy violation or console error still fails them.
import type { Page } from '@playwright/test'
import type { Handlers, Language } from '../../src/shared/contract.ts'
import { fullHandlers } from './fake-api.ts'
import { test } from './fixture.ts'
import { camtDraft, importerOf, richAccounts, unknownDraft } from './invented-import.ts'
import { accountIds, status } from './invented.ts'
import { reviewItems, traces, trayOf } from './invented-reviews.ts'

interface Screen {
  readonly path: string
  /** Where it is not the path's own. */
  readonly name?: string
  readonly handlers?: () => Partial<Handlers>
  /** From the page as it opens to what the picture is of. */
  readonly walk?: (page: Page) => Promise<void>
  readonly sizes?: readonly { readonly width: number; readonly height: number }[]
}

const windows = [
  { width: 1024, height: 700 },
  { width: 1600, height: 1000 },
]

async function openFile(page: Page): Promise<void> {
  await page.locator('main section button').first().click()
  await page.locator('main select').first().waitFor()
}

async function nameColumns(page: Page): Promise<void> {
  await openFile(page)
  await page.locator('main select').nth(0).selectOption('0')
  await page.locator('main select').nth(4).selectOption('3')
  await page.locator('main input[role=combobox]').press('ArrowDown')
  await page.locator('[role=option]').nth(1).click()
  await page.keyboard.press('Escape')
  await page.locator('main table').nth(1).waitFor()
}

/** One account on the small window. */
function pinned(): Partial<Handlers> {
  const handlers = fullHandlers()
  void handlers['pocket:pin']({ accountId: accountIds.joint })
  return { 'pocket:get': handlers['pocket:get'] }
}

const screens: readonly Screen[] = [
  { path: '/' },
  { path: '/accounts' },
  { path: '/accounts', name: 'accounts-of-files', handlers: () => ({ 'accounts:list': () => richAccounts }) },
  { path: '/transactions' },
  {
    path: '/review',
    handlers: () => ({ ...trayOf(reviewItems.slice(0, 1)), 'pending:traces': () => traces }),
  },
  { path: '/connections' },
  { path: '/import' },
  { path: '/import', name: 'import-review', handlers: () => importerOf(camtDraft), walk: openFile },
  { path: '/import', name: 'import-columns', handlers: () => importerOf(unknownDraft), walk: nameColumns },
  { path: '/settings' },
  { path: '/welcome' },
  { path: '/connect' },
  { path: '/pocket', handlers: pinned, sizes: [{ width: 300, height: 170 }] },
]

function nameOf({ name, path }: Screen): string {
  return name ?? (path === '/' ? 'overview' : path.slice(1))
}

const wanted = process.env.OVERSIKT_SCREENS
const shots = screens.flatMap((screen) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['en', 'nb'] as const satisfies readonly Language[]).flatMap((language) =>
      (screen.sizes ?? windows).map((size) => ({ screen, colorScheme, language, size })),
    ),
  ),
)

test.describe('screens', () => {
  for (const { screen, colorScheme, language, size } of wanted === undefined ? [] : shots) {
    const name = [nameOf(screen), colorScheme, language, size.width].join('-')
    test(name, async ({ app, page }) => {
      const handlers = {
        ...fullHandlers(),
        ...screen.handlers?.(),
        'app:status': () => ({ ...status, language }),
      }
      await page.setViewportSize(size)
      await app.open(screen.path, { handlers, colorScheme })
      await page.getByRole('heading', { level: 1 }).waitFor()
      await screen.walk?.(page)
      await page.screenshot({ path: `test-results/screens/${name}.png` })
      const rest = await page.evaluate<number>("document.querySelector('main').scrollHeight - innerHeight")
      if (rest <= 0) return
      await page.setViewportSize({ width: size.width, height: size.height + rest })
      await page.screenshot({ path: `test-results/screens/${name}-whole.png` })
    })
  }
})
