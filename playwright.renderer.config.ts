import { defineConfig } from '@playwright/test'
import { chromiumPath } from './tests/renderer/chromium.ts'

/** The built page in a real Chromium with the real policy and an invented `window.api`: no main process. */
export default defineConfig({
  testDir: 'tests/renderer',
  outputDir: 'test-results/renderer',
  globalSetup: './tests/renderer/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: 'list',
  timeout: 30_000,
  use: {
    launchOptions: {
      executablePath: chromiumPath(),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
    viewport: { width: 1280, height: 860 },
    locale: 'en-GB',
    timezoneId: 'Europe/Oslo',
    trace: 'off',
  },
})
