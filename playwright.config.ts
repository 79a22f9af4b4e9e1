import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/browser.mjs'
import { presentRuntime } from './scripts/runtime.mjs'

const runtime = presentRuntime(import.meta.dirname, process.env)
const chromium = findChromium()
// Set here too, so that an editor's own Playwright runs find the same runtime as `npm test`.
Object.assign(process.env, runtime.env)

export default defineConfig({
  testDir: 'tests/app',
  outputDir: 'test-results/app',
  // One app at a time: they share the screen and, on two cores, the time.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: 'list',
  metadata: { runtime: runtime.kind },
  use: {
    trace: 'retain-on-failure',
    // The second browser of a spec, which walks the bank's consent page.
    launchOptions: {
      ...(chromium === null ? {} : { executablePath: chromium }),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
})
