// Pictures of BankID orders, of the wizards of BankID and FIS and of their cards, to be looked at by a person: see screens.spec.ts.
import type { Page } from '@playwright/test'
import type { Handlers } from '../../src/shared/contract.ts'
import type { Language } from '../../src/shared/language.ts'
import type { OrderView } from '../../src/shared/order.ts'
import { test, type App } from './fixture.ts'
import { bankId, failed, fis, having, identified, lockedBy, open, waiting } from './invented-orders.ts'
import { status } from './invented.ts'
import { refusing } from './wizard-walk.ts'

interface Screen {
  readonly name: string
  readonly path: string
  readonly handlers?: Partial<Handlers>
  /** Words are those of either language, so elements are found by what they are. */
  readonly walk?: (page: Page, app: App) => Promise<void>
}

const on = async (page: Page) => await page.locator('main form button[type=submit]').last().click()
const certificate = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'
const key = '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----'
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

/** An order in the dialog that tries a connection. */
const trying = (name: string, view: () => OrderView): Screen => ({
  name,
  path: '/connections',
  walk: async (page, app) => {
    await page.locator('main header button').last().waitFor()
    await page.locator('main section header button').first().click()
    await page.locator('[role=dialog] section').waitFor()
    await app.push('order', view())
    await page.waitForTimeout(150)
  },
})
const renewing = (step: string, connection = bankId) => `/connect?renew=${connection.id}&step=${step}`

const screens: readonly Screen[] = [
  trying('order-waiting', () => waiting()),
  trying('order-opened', () => waiting(12, { isOpenedHere: true, qr: null })),
  trying('order-open', () => open),
  trying('order-failed', () => failed('startFailed')),
  trying('order-identified', () => identified),
  { name: 'first-step', path: '/connect?chosen=bankid' },
  { name: 'bankid-environment', path: '/connect?system=bankid' },
  { name: 'bankid-certificate', path: '/connect?system=bankid', walk: on },
  {
    name: 'bankid-files',
    path: '/connect?system=bankid',
    walk: async (page) => {
      await on(page)
      await page.locator('main input[type=file]').setInputFiles([file('FPTestcert5_20240610.pem', `${certificate}\n${key}`), file('holiday.jpg', 'no')]) // prettier-ignore
      await on(page)
    },
  },
  {
    name: 'bankid-check',
    path: renewing('check'),
    handlers: { 'connections:list': () => [{ ...bankId, status: 'new' }] },
  },
  {
    name: 'bankid-refused',
    path: renewing('check'),
    handlers: {
      'connections:list': () => [{ ...bankId, status: 'new' }],
      'connection:authorise': refusing('certificate-refused'),
    },
    walk: async (page) => {
      await on(page)
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'bankid-try', path: renewing('try') },
  {
    name: 'bankid-order',
    path: renewing('try'),
    walk: async (page, app) => {
      await on(page)
      await page.locator('main section').waitFor()
      await app.push('order', waiting(18, { renewals: 1 }))
      await page.getByRole('img').first().waitFor()
    },
  },
  {
    name: 'bankid-done',
    path: renewing('try'),
    walk: async (page, app) => {
      await on(page)
      await page.locator('main section').waitFor()
      await app.push('order', identified)
      await on(page)
    },
  },
  {
    name: 'fis-place',
    path: '/connect?system=fis',
    walk: async (page) => await page.locator('main button[aria-expanded]').click(),
  },
  { name: 'fis-key', path: '/connect?system=fis', walk: on },
  {
    name: 'fis-register',
    path: renewing('register', fis),
    handlers: { 'connections:list': () => [{ ...fis, status: 'new' }] },
  },
  { name: 'fis-act-as', path: renewing('actAs', fis) },
  {
    name: 'fis-refused',
    path: renewing('check', fis),
    handlers: {
      'connections:list': () => [{ ...fis, status: 'new' }],
      'connection:authorise': refusing('key-refused'),
    },
    walk: async (page) => {
      await on(page)
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'fis-done',
    path: renewing('check', fis),
    walk: on,
  },
  {
    name: 'cards',
    path: '/connections',
    handlers: {
      'connections:list': () => [
        { ...bankId, consentEndsAt: '2026-12-08T10:00:00Z' },
        fis,
        {
          ...fis,
          id: fis.id.replace('f1', 'f2'),
          name: 'FIS i prod',
          status: 'needs-login',
          lastFailure: { code: 'party-refused' },
        },
      ],
      'lock:get': () => lockedBy(bankId),
    },
  },
]

const sizes = [
  { width: 900, height: 640 },
  { width: 1280, height: 800 },
]

test.describe('screens of BankID and FIS', () => {
  for (const screen of process.env.OVERSIKT_SCREENS === undefined ? [] : screens) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const language of ['en', 'nb'] as const satisfies readonly Language[]) {
        const size = sizes[Number((colorScheme === 'light') === (language === 'en'))] ?? {
          width: 900,
          height: 640,
        }
        const name = ['identity', screen.name, colorScheme, language, size.width].join('-')
        test(name, async ({ app, page }) => {
          await page.setViewportSize(size)
          const handlers = {
            ...having([bankId, fis]),
            'app:status': () => ({ ...status, language }),
            ...screen.handlers,
          }
          await app.open(screen.path, { handlers, colorScheme })
          await page.getByRole('heading', { level: 1 }).waitFor()
          await screen.walk?.(page, app)
          await page.mouse.move(0, 0)
          await page.screenshot({ path: `test-results/screens/${name}.png`, animations: 'disabled' })
        })
      }
    }
  }
})
