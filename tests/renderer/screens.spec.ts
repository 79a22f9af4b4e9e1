// Not a test of anything by itself: pictures of every page in every dress, to be looked at by a person. They run only
// when asked for (OVERSIKT_SCREENS=1), and any policy violation or console error still fails them.
import type { Page } from '@playwright/test'
import type { Language } from '../../src/shared/language.ts'
import type { Handlers } from '../../src/shared/contract.ts'
import { fullHandlers } from './fake-api.ts'
import { test } from './fixture.ts'
import { annotatedHandlers } from './invented-annotations.ts'
import { down, endingSoon, needsLogin, offline, paused, sparing } from './invented-connections.ts'
import { journalHandlers } from './invented-history.ts'
import { camtDraft, importerOf, richAccounts, unknownDraft } from './invented-import.ts'
import { detailsOf, gapAt } from './invented-proof.ts'
import { reviewItems, traces, trayOf } from './invented-reviews.ts'
import { abroad, proposals } from './invented-transfers.ts'
import { accountIds, accounts, status } from './invented.ts'

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
/** The smallest window, and a small laptop. */
const smallWindows = [
  { width: 900, height: 640 },
  { width: 1280, height: 800 },
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

/** One account whose balance differs from its bank's. */
function gapHandlers(): Partial<Handlers> {
  const rows = accounts.map((row) =>
    row.id === accountIds.joint ? { ...row, proof: gapAt(1_876_020, 'NOK') } : row,
  )
  return {
    'accounts:list': () => rows,
    'overview:get': () => ({
      netWorth: [{ minor: 47_059_780, currency: 'NOK', accountCount: 5 }],
      accounts: rows,
      oldestBalanceAt: rows[0]?.balanceAt ?? null,
    }),
    'proof:get': ({ accountId }) =>
      detailsOf(accountId, rows.find(({ id }) => id === accountId)?.proof ?? null),
  }
}

/** The first booked row has a note, tags, parts and files, and is one side of a transfer. */
const everythingAdded = () => annotatedHandlers(undefined, () => ({ isOwnTransfer: true, transfer: abroad }))

async function openFirstRow(page: Page): Promise<void> {
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await page.getByRole('dialog').locator('textarea').waitFor()
}

async function toAttachments(page: Page): Promise<void> {
  await openFirstRow(page)
  const row = page.getByRole('dialog').getByText('kvittering rema.png')
  await row.scrollIntoViewIfNeeded()
}

async function openGap(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Felles husholdning: / }).click()
  await page.getByRole('dialog').getByText('Vipps fra Mikkel').waitFor()
}

async function selectRows(page: Page): Promise<void> {
  await page.getByRole('grid').getByRole('row').nth(1).focus()
  for (const key of [' ', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key)
}

async function openEntry(page: Page): Promise<void> {
  await page.getByRole('button', { name: /14 / }).click()
  await page.getByRole('dialog').getByRole('table').waitFor()
}

async function askToTakeBack(page: Page): Promise<void> {
  await openEntry(page)
  await page.getByRole('dialog').getByRole('button').last().click()
  await page.getByRole('checkbox').waitFor()
}

/** What one does not come back from without a trace: history, review, proofs, and what a person adds. */
const trustScreens: readonly Screen[] = [
  { path: '/history', name: 'history-list', handlers: () => journalHandlers },
  { path: '/history', name: 'history-entry', handlers: () => journalHandlers, walk: openEntry },
  { path: '/history', name: 'history-take-back', handlers: () => journalHandlers, walk: askToTakeBack },
  { path: '/history', name: 'history-empty' },
  {
    path: '/review',
    name: 'tray-full',
    handlers: () => ({
      ...trayOf(reviewItems),
      'transfer:proposals': () => proposals,
      'pending:traces': () => traces,
    }),
  },
  { path: '/review', name: 'tray-empty' },
  { path: '/transactions?status=booked', name: 'list-marks', handlers: annotatedHandlers },
  {
    path: '/transactions?status=booked',
    name: 'list-selected',
    handlers: annotatedHandlers,
    walk: selectRows,
  },
  {
    path: '/transactions?transfers=without',
    name: 'list-amount',
    walk: (page: Page) =>
      page
        .getByRole('button', { name: /^(Amount|Beløp)$/ })
        .first()
        .click(),
  },
  { path: '/transactions?status=booked', name: 'drawer-full', handlers: everythingAdded, walk: openFirstRow },
  {
    path: '/transactions?status=booked',
    name: 'drawer-files',
    handlers: everythingAdded,
    walk: toAttachments,
  },
  { path: '/', name: 'proof-overview', handlers: gapHandlers },
  { path: '/', name: 'proof-gap', handlers: gapHandlers, walk: openGap },
  { path: '/accounts', name: 'proof-accounts', handlers: gapHandlers },
  {
    path: '/connections',
    name: 'schedule-cards',
    handlers: () => ({
      'connections:list': () => [paused, down, offline, sparing, needsLogin, endingSoon],
    }),
  },
  { path: '/settings', name: 'settings-copies' },
].map((screen) => ({ ...screen, sizes: smallWindows }))

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
  ...trustScreens,
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
