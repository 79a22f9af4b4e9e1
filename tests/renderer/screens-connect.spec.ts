// Pictures of the wizard's steps at all three banks, to be looked at by a person: see screens.spec.ts.
import type { Page } from '@playwright/test'
import type { Language } from '../../src/shared/language.ts'
import type { Handlers } from '../../src/shared/contract.ts'
import type { SignInStage } from '../../src/shared/progress.ts'
import { fullHandlers } from './fake-api.ts'
import { test, type App } from './fixture.ts'
import { bunqKey, bunqOAuth, bunqProvider, sbankenStandIn } from './invented-connections.ts'
import { status } from './invented.ts'
import { connectionId, refusing, sandboxKey } from './wizard-walk.ts'

interface Screen {
  readonly name: string
  readonly handlers?: Partial<Handlers>
  readonly path?: string
  /** From the first step on; words are those of either language, so elements are found by what they are. */
  readonly walk: (page: Page, app: App) => Promise<void>
}

const never = () => new Promise<never>(() => undefined)
const on = async (page: Page) => await page.locator('main form button[type=submit]').last().click()
const pick = async (page: Page, index: number) => await page.getByRole('radio').nth(index).click()
const type = async (page: Page, index: number, text: string) =>
  await page.locator('main form input:not([type=radio])').nth(index).fill(text)
const reach = async (app: App, stage: SignInStage) =>
  await app.push('progress', { kind: 'authorise', connectionId, stage, endsAt: new Date(Date.now() + 250_000).toISOString() }) // prettier-ignore

async function toDoor(page: Page, door: number, environment = 3): Promise<void> {
  await pick(page, 1)
  await on(page)
  await pick(page, door)
  await pick(page, environment)
  await on(page)
}

async function toConsent(page: Page): Promise<void> {
  await toDoor(page, 1)
  await on(page)
  await type(page, 0, '3f6c1d2e-0b1a-4c3d')
  await type(page, 1, 'kept-nowhere')
  await on(page)
}

async function toSetup(page: Page): Promise<void> {
  await toDoor(page, 2, 4)
  await on(page)
  await on(page)
}

const prepared = { providerName: 'Oversikt PISP AISP 6c1f', redirectUri: 'http://localhost:8765/callback' }
const standIn = { 'app:status': () => ({ ...status, replacedSystems: ['sbanken'] as const }) }

const screens: readonly Screen[] = [
  { name: 'bank', walk: async (page) => await pick(page, 2) },
  {
    name: 'bunq-door',
    walk: async (page) => {
      await pick(page, 1)
      await on(page)
    },
  },
  { name: 'bunq-key', walk: async (page) => await toDoor(page, 0) },
  {
    name: 'bunq-key-enter',
    walk: async (page) => {
      await toDoor(page, 0, 4)
      await on(page)
    },
  },
  {
    name: 'bunq-check',
    handlers: { 'connection:authorise': never },
    walk: async (page, app) => {
      await toDoor(page, 0, 4)
      await on(page)
      await type(page, 0, sandboxKey)
      await on(page)
      await on(page)
      await reach(app, 'device')
    },
  },
  {
    name: 'bunq-check-before',
    walk: async (page) => {
      await toDoor(page, 0, 4)
      await on(page)
      await type(page, 0, sandboxKey)
      await on(page)
    },
  },
  {
    name: 'bunq-oauth',
    walk: async (page) => {
      await toDoor(page, 1)
      await page.getByRole('switch').check()
    },
  },
  { name: 'bunq-consent', walk: toConsent },
  {
    name: 'bunq-waiting',
    handlers: { 'connection:authorise': never },
    walk: async (page, app) => {
      await toConsent(page)
      await on(page)
      await reach(app, 'waiting-for-bank')
      await page.locator('main button[aria-expanded]').click()
    },
  },
  { name: 'bunq-provider', walk: async (page) => await toDoor(page, 2) },
  {
    name: 'bunq-files',
    walk: async (page) => {
      await toDoor(page, 2)
      await on(page)
      await on(page)
    },
  },
  {
    name: 'bunq-setup',
    handlers: { 'connection:prepare': never },
    walk: async (page, app) => {
      await toSetup(page)
      await on(page)
      await reach(app, 'credential')
    },
  },
  {
    name: 'bunq-setup-stopped',
    handlers: { 'connection:prepare': refusing('bank-unreachable') },
    walk: async (page, app) => {
      await toSetup(page)
      await on(page)
      await page.getByRole('alert').waitFor()
      await reach(app, 'device')
    },
  },
  {
    name: 'bunq-setup-done',
    handlers: { 'connection:prepare': () => prepared },
    walk: async (page) => {
      await toSetup(page)
      await on(page)
      await page.locator('main dl').waitFor()
    },
  },
  {
    name: 'sbanken-notice',
    walk: async (page) => {
      await pick(page, 2)
      await on(page)
    },
  },
  {
    name: 'sbanken-keys',
    handlers: standIn,
    walk: async (page) => {
      await pick(page, 2)
      await on(page)
      await on(page)
      await page.locator('main button[aria-expanded]').click()
    },
  },
  {
    name: 'connections-banks',
    path: '/connections',
    handlers: { 'connections:list': () => [bunqKey, bunqOAuth, bunqProvider, sbankenStandIn] },
    walk: async () => undefined,
  },
]

const sizes = [
  { width: 1024, height: 700 },
  { width: 1600, height: 1000 },
]

function speaking(language: Language, handlers: Partial<Handlers> = {}): Handlers {
  const all = { ...fullHandlers(), 'app:status': () => status, ...handlers }
  const before = all['app:status']
  return { ...all, 'app:status': () => ({ ...(before(undefined) as typeof status), language }) }
}

test.describe('screens of the wizard', () => {
  for (const screen of process.env.OVERSIKT_SCREENS === undefined ? [] : screens) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const language of ['en', 'nb'] as const) {
        const size = sizes[(colorScheme === 'light') === (language === 'en') ? 0 : 1] ?? {
          width: 1024,
          height: 700,
        }
        const name = ['connect', screen.name, colorScheme, language, size.width].join('-')
        test(name, async ({ app, page }) => {
          await page.setViewportSize(size)
          await app.open(screen.path ?? '/connect', {
            handlers: speaking(language, screen.handlers),
            colorScheme,
          })
          await page.getByRole('heading', { level: 1 }).waitFor()
          await screen.walk(page, app)
          await page.mouse.move(0, 0)
          await page.screenshot({ path: `test-results/screens/${name}.png`, animations: 'disabled' })
        })
      }
    }
  }
})
