// Not a test of anything by itself: pictures of every page in every dress, to be looked at by a person. They run only
// when asked for (OVERSIKT_SCREENS=1), and any policy violation or console error still fails them.
import type { Handlers, Language } from '../../src/shared/contract.ts'
import { fullHandlers } from './fake-api.ts'
import { test } from './fixture.ts'
import { status } from './invented.ts'

const pages = ['/', '/accounts', '/transactions', '/connections', '/settings', '/welcome', '/connect']
const sizes = [
  { width: 1024, height: 700 },
  { width: 1600, height: 1000 },
]
const wanted = process.env.OVERSIKT_SCREENS

function speaking(language: Language): Handlers {
  return { ...fullHandlers(), 'app:status': () => ({ ...status, language }) }
}

test.describe('screens', () => {
  for (const path of wanted === undefined ? [] : pages) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const language of ['en', 'nb'] as const) {
        for (const size of sizes) {
          const name = [path === '/' ? 'overview' : path.slice(1), colorScheme, language, size.width].join(
            '-',
          )
          test(name, async ({ app, page }) => {
            await page.setViewportSize(size)
            await app.open(path, { handlers: speaking(language), colorScheme })
            await page.getByRole('heading', { level: 1 }).waitFor()
            await page.screenshot({ path: `test-results/screens/${name}.png` })
            const rest = await page.evaluate<number>(
              "document.querySelector('main').scrollHeight - innerHeight",
            )
            if (rest <= 0) return
            await page.setViewportSize({ width: size.width, height: size.height + rest })
            await page.screenshot({ path: `test-results/screens/${name}-whole.png` })
          })
        }
      }
    }
  }
})
