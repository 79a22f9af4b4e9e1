import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import { fullHandlers, hostileTexts } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { down, endingSoon, paused } from './invented-connections.ts'
import { detailsOf as entryOf, journal } from './invented-history.ts'
import { detailsOf as proofOf, gapAt } from './invented-proof.ts'
import { reviewItems, traces } from './invented-reviews.ts'
import { proposals } from './invented-transfers.ts'
import { accounts } from './invented.ts'

// Words that mean harm, and words without a place to break them, wherever the history, the tray and the proofs show words of a
// bank or of a person.

const unbroken = 'Ø'.repeat(300)
const words = (index: number): string => (index % 2 === 0 ? unbroken : (hostileTexts[0] ?? ''))
const huge = { minor: -123_456_789_012, currency: 'NOK' }

const hostileTray: Partial<Handlers> = {
  'review:list': () =>
    reviewItems.map((item, index) => ({
      ...item,
      accountName: words(index),
      first: { ...item.first, text: words(index), bankText: words(index), amount: huge },
    })),
  'transfer:proposals': () =>
    proposals.map((link, index) => ({
      ...link,
      out: { ...link.out, accountName: words(index), text: words(index + 1), amount: huge },
    })),
  'pending:traces': () =>
    traces.map((trace, index) => ({
      ...trace,
      accountName: words(index),
      text: words(index + 1),
      amount: huge,
    })),
}

function hostileTrust(): Handlers {
  const entries = journal.map((entry, index) => ({
    ...entry,
    subject: {
      ...entry.subject,
      name: words(index),
      ...(entry.isOwn ? { payment: { text: words(index), bookedOn: '2026-11-19', amount: huge } } : {}),
    },
  }))
  const rows = accounts.map((row, index) => ({
    ...row,
    name: words(index),
    connectionName: words(index + 1),
    proof: gapAt(huge.minor, 'NOK'),
  }))
  return {
    ...fullHandlers(),
    'accounts:list': () => rows,
    'overview:get': () => ({
      netWorth: [{ ...huge, accountCount: 6 }],
      accounts: rows,
      oldestBalanceAt: rows[0]?.balanceAt ?? null,
    }),
    'connections:list': () =>
      [paused, down, endingSoon].map((one, index) => ({ ...one, name: words(index) })),
    'journal:list': () => entries,
    'journal:get': ({ entryId }) => {
      const details = entryOf(entryId)
      const effects = details.effects.map((effect, index) => ({
        ...effect,
        accountName: words(index),
        before: effect.before === null ? null : { ...effect.before, text: words(index), amount: huge },
        after: effect.after === null ? null : { ...effect.after, text: words(index + 1), amount: huge },
      }))
      return {
        ...details,
        effects,
        entry: entries.find(({ id }) => id === entryId) ?? details.entry,
        later: entries,
      }
    },
    ...hostileTray,
    'proof:get': ({ accountId }) => {
      const details = proofOf(accountId, gapAt(huge.minor, 'NOK'))
      const suspects = details.suspects.map((one, index) => ({ ...one, text: words(index), amount: huge }))
      return { ...details, suspects }
    },
  }
}

/** How much wider each is than its place, of what scrolls sideways nowhere. */
async function excessOf(page: Page): Promise<readonly number[]> {
  return await page.evaluate<number[]>(
    "[document.documentElement, ...document.querySelectorAll('main, .mantine-Drawer-content, .mantine-Drawer-body, .mantine-Modal-content')].map((e) => e.scrollWidth - e.clientWidth)",
  )
}

const walks: readonly (readonly [string, string, (page: Page) => Promise<void>])[] = [
  ['the history', '/history', async (page) => await page.getByRole('button', { name: /14 new/ }).waitFor()],
  [
    'an entry and the question before it is taken back',
    '/history',
    async (page) => {
      await page.getByRole('button', { name: /14 new/ }).click()
      await page.getByRole('table').waitFor()
      expect(Math.max(...(await excessOf(page)))).toBe(0)
      await page.getByRole('button', { name: 'Take back' }).click()
      await page.getByRole('dialog').getByRole('list').waitFor()
    },
  ],
  ['the tray', '/review', async (page) => await page.getByRole('list', { name: /possible/ }).waitFor()],
  [
    'the overview and a proof',
    '/',
    async (page) => {
      await page
        .getByRole('button', { name: /differs from the bank/ })
        .first()
        .waitFor()
      expect(Math.max(...(await excessOf(page)))).toBe(0)
      await page
        .getByRole('button', { name: /differs from the bank/ })
        .first()
        .click()
      await page.getByText('What would explain it').waitFor()
    },
  ],
  [
    'the accounts',
    '/accounts',
    async (page) =>
      await page
        .getByRole('button', { name: /differs/ })
        .first()
        .waitFor(),
  ],
  [
    'the connections',
    '/connections',
    async (page) => await page.getByText('Paused', { exact: true }).waitFor(),
  ],
]

for (const [what, path, walk] of walks) {
  test(`${what} keep to the smallest window, whatever the words`, async ({ app, page }) => {
    await page.setViewportSize({ width: 900, height: 640 })
    await app.open(path, { handlers: hostileTrust() })
    await walk(page)
    expect(await excessOf(page)).toEqual((await excessOf(page)).map(() => 0))
    expect(await page.evaluate('document.body.dataset.hacked')).toBeUndefined()
    if (process.env.OVERSIKT_SCREENS !== undefined)
      await page.screenshot({ path: `test-results/screens/hostile-${what.replaceAll(' ', '-')}.png` })
  })
}
