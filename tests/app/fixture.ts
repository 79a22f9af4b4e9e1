import { test as base, type ElectronApplication, type Page } from '@playwright/test'
import {
  sandboxClient,
  startSparebank1Sandbox,
  type SandboxOptions,
  type Sparebank1Sandbox,
} from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { createDesktop, type Desktop } from './desktop.ts'

interface TestFixtures {
  /** How this spec's bank behaves: `test.use({ bankOptions: { switches: … } })`. */
  bankOptions: SandboxOptions
  /** Variables of this spec's app: `test.use({ appEnv: { … } })`. */
  appEnv: Readonly<Record<string, string | undefined>>
  /** Our own SpareBank 1 on loopback, in this process: its books and its faults are at hand. */
  bank: Sparebank1Sandbox
  /** A machine of this spec's own, the app not yet started, connected to nothing but `bank`. */
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
  bankOptions: [{}, { option: true }],
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
    await use(page)
  },

  bank: async ({ bankOptions }, use) => {
    await using bank = await startSparebank1Sandbox(bankOptions)
    await use(bank)
  },

  desktop: async ({ bank, appEnv }, use) => {
    const desktop = await createDesktop({ endpoints: { sparebank1: bank.endpoints }, env: appEnv })
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
