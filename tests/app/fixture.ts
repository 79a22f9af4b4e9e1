import { test as base, type ElectronApplication, type Page } from '@playwright/test'
import { startBankIdSandbox, type BankIdSandbox } from '../../src/main/sandbox/bankid/sandbox.ts'
import {
  startBunqSandbox,
  type BunqSandbox,
  type BunqSandboxOptions,
} from '../../src/main/sandbox/bunq/sandbox.ts'
import { startFisSandbox, type FisSandbox } from '../../src/main/sandbox/fis/sandbox.ts'
import { startSbankenSandbox, type SbankenSandbox } from '../../src/main/sandbox/sbanken/sandbox.ts'
import {
  sandboxClient,
  startSparebank1Sandbox,
  type SandboxOptions,
  type Sparebank1Sandbox,
} from '../../src/main/sandbox/sparebank1/sandbox.ts'
import type { BankId, SystemId } from '../../src/shared/systems.ts'
import { createDesktop, type Desktop } from './desktop.ts'

/** The systems that are no banks. */
type OtherSystem = Exclude<SystemId, BankId>

/** The invented banks and systems of one spec; null: it does without. */
interface Sandboxes {
  readonly sparebank1: Sparebank1Sandbox | null
  readonly bunq: BunqSandbox | null
  readonly sbanken: SbankenSandbox | null
  readonly bankid: BankIdSandbox | null
  readonly fis: FisSandbox | null
}

interface TestFixtures {
  /** The banks there are for this spec; the app knows no addresses but theirs: `test.use({ banks: ['bunq'] })`. */
  banks: readonly BankId[]
  /** What there is beside them: `test.use({ systems: ['bankid'] })`. */
  systems: readonly OtherSystem[]
  /** How this spec's bank behaves: `test.use({ bankOptions: { switches: … } })`. */
  bankOptions: SandboxOptions
  /** The same of bunq. Without anything said it does not limit calls: waiting for its limits has tests of its own. */
  bunqOptions: BunqSandboxOptions
  /** Variables of this spec's app: `test.use({ appEnv: { … } })`. */
  appEnv: Readonly<Record<string, string | undefined>>
  sandboxes: Sandboxes
  /** Our own SpareBank 1 on loopback, in this process: its books and its faults are at hand. */
  bank: Sparebank1Sandbox
  /** The same of bunq and of Sbanken, for a spec that names them in `banks`. */
  bunq: BunqSandbox
  sbanken: SbankenSandbox
  /** The invented BankID with its pretend phone, and the invented FIS, for a spec that names them in `systems`. */
  bankId: BankIdSandbox
  fis: FisSandbox
  /** A machine of this spec's own, the app not yet started, connected to nothing but `banks` and `systems`. */
  desktop: Desktop
  /** The system's browser: a plain Chromium that walks the bank's consent page. */
  browserPage: Page
}

interface WorkerFixtures {
  /** An app with an empty profile, shared by specs that only look: see `page`. */
  app: ElectronApplication
}

/**
 * What the app specs stand on. A spec that changes data takes `desktop` and gets a machine of its own; one that only
 * looks takes `page` (and `app`) and shares one app, whose page is loaded anew for it.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  banks: [['sparebank1'], { option: true }],
  systems: [[], { option: true }],
  bankOptions: [{}, { option: true }],
  bunqOptions: [{ switches: { rateLimits: 'off' } }, { option: true }],
  appEnv: [{}, { option: true }],

  app: [
    // Playwright reads the names of the fixtures from this pattern, so it stands although it is empty.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const desktop = await createDesktop()
      try {
        await desktop.launch()
        await use(desktop.app())
      } finally {
        await desktop.dispose()
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  page: async ({ app }, use) => {
    const page = await app.firstWindow()
    // No change of address just before: one within the page can call off the reload that follows it.
    // From main, as View > Reload does: the page itself may not navigate, so Playwright's reload is refused too.
    await Promise.all([
      page.waitForEvent('domcontentloaded'),
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload()),
    ])
    await page.locator('#root > :not(style)').first().waitFor()
    // A reload stays where the last spec was. At the start itself the app is on its way to the welcome: not to be disturbed.
    await page.evaluate(() => {
      if (!['', '#/', '#/welcome'].includes(location.hash)) location.hash = '#/'
    })
    await use(page)
  },

  sandboxes: async ({ banks, systems, bankOptions, bunqOptions }, use) => {
    const named: readonly SystemId[] = [...banks, ...systems]
    const has = (id: SystemId): boolean => named.includes(id)
    await using sparebank1 = has('sparebank1') ? await startSparebank1Sandbox(bankOptions) : null
    await using bunq = has('bunq') ? await startBunqSandbox(bunqOptions) : null
    await using sbanken = has('sbanken') ? await startSbankenSandbox() : null
    await using bankid = has('bankid') ? await startBankIdSandbox() : null
    await using fis = has('fis') ? await startFisSandbox() : null
    await use({ sparebank1, bunq, sbanken, bankid, fis })
  },
  bank: async ({ sandboxes }, use) => use(started(sandboxes.sparebank1)),
  bunq: async ({ sandboxes }, use) => use(started(sandboxes.bunq)),
  sbanken: async ({ sandboxes }, use) => use(started(sandboxes.sbanken)),
  bankId: async ({ sandboxes }, use) => use(started(sandboxes.bankid)),
  fis: async ({ sandboxes }, use) => use(started(sandboxes.fis)),

  desktop: async ({ sandboxes, appEnv }, use) => {
    const desktop = await createDesktop({ endpoints: endpointsOf(sandboxes), env: appEnv })
    try {
      await use(desktop)
    } finally {
      await desktop.dispose()
    }
  },

  browserPage: async ({ browser }, use) => {
    const context = await browser.newContext({ locale: 'en-GB' })
    await use(await context.newPage())
    await context.close()
  },
})

function started<S>(sandbox: S | null): S {
  if (sandbox === null) throw new Error('this spec names that one neither in `banks` nor in `systems`')
  return sandbox
}

function endpointsOf(sandboxes: Sandboxes): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const named: readonly (readonly [
    SystemId,
    { readonly endpoints: Readonly<Record<string, string>> } | null,
  ])[] = [
    ['sparebank1', sandboxes.sparebank1],
    ['bunq', sandboxes.bunq],
    ['sbanken', sandboxes.sbanken],
    ['bankid', sandboxes.bankid],
    ['fis', sandboxes.fis],
  ]
  return Object.fromEntries(
    named.flatMap(([id, sandbox]) => (sandbox === null ? [] : [[id, sandbox.endpoints]])),
  )
}

/** What a person types into the wizard. */
export const client = { id: sandboxClient.clientId, secret: sandboxClient.clientSecret }

/** Walks the bank's consent page in the system's browser, to the app's own "you may close this" page. */
export async function answerConsent(
  page: Page,
  authorizeUrl: string,
  { person = 'Ingrid', decision = 'Approve' }: { person?: string; decision?: 'Approve' | 'Deny' } = {},
): Promise<void> {
  await page.goto(authorizeUrl)
  await page.getByRole('radio', { name: new RegExp(person) }).check()
  await page.getByRole('button', { name: decision }).click()
  await page.waitForURL(/^http:\/\/(localhost|127\.0\.0\.1|\[::1\]):\d+\/(?!oauth)/)
}

export { expect } from '@playwright/test'
