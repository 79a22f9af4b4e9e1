// Pictures of the lock in each of its states, to be looked at by a person: see screens.spec.ts.
import type { Page } from '@playwright/test'
import { fullHandlers } from './fake-api.ts'
import { test, type App } from './fixture.ts'
import { lockOff } from './invented-identity.ts'
import {
  askedGroups,
  bankIdConnection,
  completeOrder,
  kari,
  lockable,
  locked,
  lockOn,
  password,
  type InventedLock,
} from './invented-lock.ts'
import { connection } from './invented.ts'

interface Screen {
  readonly name: string
  readonly path?: string
  readonly make: () => InventedLock
  /** Words are those of either language, so elements are found by what they are. */
  readonly walk?: (page: Page, app: App) => Promise<void>
}

const withBankId = { 'connections:list': () => [connection, bankIdConnection] }
const bound = { connectionId: bankIdConnection.id, maskedNumber: kari.maskedNumber }
const full = { ...lockOn, bankId: bound, hasRecoveryCode: true }
const all = { ...locked, canBankId: true, canRecover: true }

async function typePassword(page: Page, text: string): Promise<void> {
  await page.locator('input[type=password]').first().fill(text)
  await page.keyboard.press('Enter')
}
const away = (index: number) => (page: Page) => page.locator('main > div > div button').nth(index).click()
const inPanel = (page: Page) => page.locator('section').nth(1)
const press = (index: number) => (page: Page) => inPanel(page).getByRole('button').nth(index).click()
const twice = async (page: Page): Promise<void> => {
  await page.locator('[role=dialog] input').nth(0).fill(password)
  await page.locator('[role=dialog] input').nth(1).fill(password)
  await page.keyboard.press('Enter')
  await page.locator('[role=dialog] input').first().waitFor({ state: 'detached' })
}

const screens: readonly Screen[] = [
  { name: 'door', make: () => lockable(lockOn, locked) },
  { name: 'door-all', make: () => lockable(lockOn, all) },
  {
    name: 'door-wrong',
    make: () => lockable(lockOn, all),
    walk: async (page) => {
      await typePassword(page, 'feil passord')
      await page.locator('[data-invalid]').first().waitFor()
    },
  },
  {
    name: 'door-wait',
    make: () => lockable(lockOn, { ...all, retryAt: new Date(Date.now() + 65_000).toISOString() }),
    walk: (page) => page.getByRole('timer').waitFor(),
  },
  {
    name: 'door-caps',
    make: () => lockable(lockOn, locked),
    walk: async (page) => {
      await page
        .locator('input')
        .evaluate((node) =>
          node.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'A', bubbles: true, modifierCapsLock: true }),
          ),
        )
    },
  },
  { name: 'door-code', make: () => lockable(lockOn, all), walk: away(1) },
  { name: 'door-bankid-only', make: () => lockable(lockOn, { ...all, canPassword: false }) },
  {
    name: 'door-bankid',
    make: () => lockable(lockOn, all),
    walk: async (page) => {
      await away(0)(page)
      await page.locator('svg[role=img]').waitFor()
    },
  },
  { name: 'settings-off', path: '/settings', make: () => lockable(lockOff) },
  { name: 'settings-on', path: '/settings', make: () => lockable(full, null, withBankId) },
  { name: 'settings-password', path: '/settings', make: () => lockable(lockOff), walk: press(0) },
  {
    name: 'settings-offer',
    path: '/settings',
    make: () => lockable(lockOff),
    walk: async (page) => {
      await press(0)(page)
      await twice(page)
    },
  },
  {
    name: 'settings-code',
    path: '/settings',
    make: () => lockable(lockOff),
    walk: async (page) => {
      await press(0)(page)
      await twice(page)
      await page.locator('[role=dialog] button[type=submit]').click()
      await page.getByRole('group', { name: /recovery code|Gjenopprettingskoden/ }).waitFor()
    },
  },
  {
    name: 'settings-code-back',
    path: '/settings',
    make: () => lockable(lockOff, null, withBankId),
    walk: async (page) => {
      await press(1)(page)
      await page.locator('[role=dialog] button[type=submit]').click()
      await page.getByRole('button', { name: /I have kept it|Jeg har tatt vare på den/ }).click()
      await page.locator('[role=dialog] input').fill('4T0B GJ7S')
      await page.keyboard.press('Enter')
      await page.locator('[role=dialog] [aria-invalid=true]').waitFor()
    },
  },
  {
    name: 'settings-bind',
    path: '/settings',
    make: () => lockable(lockOff, null, withBankId),
    walk: press(1),
  },
  { name: 'settings-no-bankid', path: '/settings', make: () => lockable(lockOff), walk: press(1) },
  {
    name: 'settings-bound',
    path: '/settings',
    make: () => lockable(lockOff, null, withBankId),
    walk: async (page, app) => {
      await press(1)(page)
      await page.locator('[role=dialog] button[type=submit]').click()
      await page.getByRole('button', { name: /I have kept it|Jeg har tatt vare på den/ }).click()
      await page.locator('[role=dialog] input').fill(askedGroups)
      await page.locator('[role=dialog] button[type=submit]').click()
      await page.locator('[role=dialog] input').waitFor({ state: 'detached' })
      await page.locator('[role=dialog] button[type=submit]').click()
      await page.locator('[role=dialog] svg[role=img]').waitFor()
      await app.push('order', completeOrder({ kind: 'bound', user: kari }))
      await page.locator('[role=dialog] svg[role=img]').waitFor({ state: 'detached' })
    },
  },
  {
    name: 'settings-turn-off',
    path: '/settings',
    make: () => lockable(full, null, withBankId),
    walk: press(5),
  },
]

const sizes = [
  { width: 900, height: 640 },
  { width: 1280, height: 800 },
]

test.describe('screens of the lock', () => {
  for (const screen of process.env.OVERSIKT_SCREENS === undefined ? [] : screens) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const size of sizes) {
        const language = (colorScheme === 'light') === (size.width === 900) ? 'nb' : 'en'
        const name = ['lock', screen.name, colorScheme, language, size.width].join('-')
        test(name, async ({ app, page }) => {
          const { handlers } = screen.make()
          const status = handlers['app:status']
          await page.setViewportSize(size)
          await app.open(screen.path ?? '/', {
            handlers: {
              ...fullHandlers(),
              ...handlers,
              'app:status': async () => ({ ...(await status(undefined)), language }),
            },
            colorScheme,
          })
          await page.getByRole('heading', { level: 1 }).waitFor()
          if (screen.path !== undefined) await inPanel(page).getByRole('button').first().waitFor()
          await screen.walk?.(page, app)
          await page.mouse.move(0, 0)
          if (screen.path !== undefined) await inPanel(page).evaluate((node) => node.scrollIntoView())
          await page.screenshot({ path: `test-results/screens/${name}.png`, animations: 'disabled' })
        })
      }
    }
  }
})
