import type { Handlers, Pocket } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import { expectAccessible } from './axe.ts'
import { fullHandlers } from './fake-api.ts'
import { expect, test } from './fixture.ts'
import { accountIds, status } from './invented.ts'
import { pending } from './wizard-walk.ts'

const small = { width: 300, height: 170 }

const pinned: Pocket = {
  accountId: accountIds.joint,
  name: 'Ukepenger',
  bankName: 'Sbanken',
  kind: 'current',
  balance: { minor: 41_250, currency: 'NOK' },
  balanceAt: '2026-11-20T13:03:00Z',
  isAvailable: true,
  canRefresh: true,
  isRefreshing: false,
  failure: null,
}

/** A household with one account pinned; each refresh answers with what the spec says. */
function pinning(
  refresh: () => Pocket | null | Promise<Pocket | null> = () => pinned,
  first: Pocket | null = pinned,
) {
  let now = first
  return {
    ...fullHandlers(),
    'pocket:get': () => now,
    'pocket:refresh': (async () => (now = await refresh())) as Handlers['pocket:refresh'],
    'pocket:unpin': () => {
      now = null
      return null
    },
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the small window in ${colorScheme} shows name, balance and age at a glance`, async ({
    app,
    page,
  }) => {
    await page.setViewportSize(small)
    await app.open('/pocket', { handlers: pinning(), colorScheme })
    await expect(page.getByRole('heading', { level: 1, name: 'Ukepenger' })).toBeVisible()
    const balance = page.getByText('412.50')
    expect((await balance.boundingBox())?.height).toBeGreaterThan(30)
    await expect(page.getByText('14:03 today')).toBeVisible()
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await expect(page).toHaveTitle('Ukepenger – Oversikt')
    await expectAccessible(page)
  })
}

test('a refresh spins until the bank has answered, and the new balance is read aloud', async ({
  app,
  page,
}) => {
  const answer = pending<Pocket>()
  await page.setViewportSize(small)
  await app.open('/pocket', { handlers: pinning(() => answer.promise) })
  await page.getByRole('button', { name: 'Refresh the balance' }).press('Enter')
  await expect(page.getByText('Asking the bank …')).toBeVisible()
  await page.getByRole('button', { name: 'Refresh the balance' }).press('Enter')
  answer.resolve({
    ...pinned,
    balance: { minor: -1_275, currency: 'NOK' },
    balanceAt: '2026-11-20T13:20:00Z',
  })
  await app.push('stale', { topics: ['pocket'] })
  await expect(page.locator('[aria-live=polite]')).toContainText('minus 12.75 Norwegian kroner')
  await expect(page.getByText('14:20 today')).toBeVisible()
  expect(app.sent('pocket:refresh')).toHaveLength(1)
})

test('a refresh that did not work says why in place, and keeps the last balance', async ({ app, page }) => {
  const failed = { ...pinned, failure: { code: 'bank-unreachable' as const } }
  await page.setViewportSize(small)
  await app.open('/pocket', { handlers: pinning(() => failed) })
  await page.getByRole('button', { name: 'Refresh the balance' }).click()
  await app.push('stale', { topics: ['pocket'] })
  await expect(page.getByRole('alert')).toHaveText('Sbanken does not answer')
  await expect(page.getByText('412.50')).toBeVisible()
  await expectAccessible(page)
})

test('a refresh begun elsewhere spins here too, and an account from files has none', async ({
  app,
  page,
}) => {
  await page.setViewportSize(small)
  await app.open('/pocket', { handlers: pinning(undefined, { ...pinned, isRefreshing: true }) })
  await expect(page.getByText('Asking the bank …')).toBeVisible()
  await app.open('/pocket', {
    handlers: pinning(undefined, { ...pinned, canRefresh: false, bankName: null }),
  })
  await expect(page.getByText('Known from files alone, so nobody can be asked.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Refresh the balance' })).toHaveCount(0)
})

test('the large window is one press away, and the account is let go with another', async ({ app, page }) => {
  await page.setViewportSize(small)
  await app.open('/pocket', { handlers: pinning() })
  await page.getByRole('button', { name: 'Open Oversikt' }).click()
  await expect.poll(() => app.sent('app:show-window')).toHaveLength(1)
  await page.getByRole('button', { name: 'Unpin this account' }).click()
  await app.push('stale', { topics: ['pocket'] })
  await expect(page.getByText('No account is pinned')).toBeVisible()
  await expectAccessible(page)
})

test('a balance nobody knows yet, and data that cannot be opened, are said in words', async ({
  app,
  page,
}) => {
  await page.setViewportSize(small)
  await app.open('/pocket', { handlers: pinning(undefined, { ...pinned, balance: null, balanceAt: null }) })
  await expect(page.getByText('Balance not known yet')).toBeVisible()
  const locked = {
    ...fullHandlers(),
    'app:status': () => ({ ...status, problem: { code: 'vault-locked' as const } }),
  }
  await app.open('/pocket', { handlers: locked })
  await expect(page.getByRole('alert')).toHaveText('The keychain is locked')
})

test('the largest balance still fits the small window', async ({ app, page }) => {
  await page.setViewportSize(small)
  await app.open('/pocket', {
    handlers: pinning(undefined, {
      ...pinned,
      name: 'Felles '.repeat(11),
      balance: { minor: -123_456_789_012, currency: 'NOK' },
    }),
  })
  await page.getByText('1,234,567,890.12').first().waitFor()
  expect(
    await page.evaluate(
      'document.documentElement.scrollWidth - innerWidth + document.documentElement.scrollHeight - innerHeight',
    ),
  ).toBe(0)
  const box = await page.locator('[aria-live=polite] > span').boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(small.width)
})

test('an account is pinned and let go on the accounts page, and a refusal is said there', async ({
  app,
  page,
}) => {
  const full = fullHandlers()
  let isRefused = false
  const handlers = {
    ...full,
    'pocket:pin': ((input) => {
      if (isRefused) throw new AppError('internal', 'no window')
      return full['pocket:pin'](input)
    }) as (typeof full)['pocket:pin'],
  }
  await app.open('/accounts', { handlers })
  const pin = page.getByRole('button', { name: 'Pin Sparekonto to a small window' })
  await pin.press('Enter')
  await app.push('stale', { topics: ['pocket'] })
  await expect(pin).toHaveAttribute('aria-pressed', 'true')
  expect(app.sent('pocket:pin')).toEqual([{ accountId: accountIds.savings }])
  await pin.press('Enter')
  await app.push('stale', { topics: ['pocket'] })
  await expect(pin).toHaveAttribute('aria-pressed', 'false')
  isRefused = true
  await pin.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Something went wrong in Oversikt')
})
