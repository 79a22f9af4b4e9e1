// @ts-check
// npm test, npm run test:unit, test:pages, test:app: everything, or one part of it. The last line is the count over all suites.
import { build, isBuilt } from './build.mjs'
import { checkSources } from './checks.mjs'
import { command, sayOut } from './command.mjs'
import { projectRoot } from './paths.mjs'
import { closingLine, sum } from './results.mjs'
import { notVouchedFor, runtimeLine } from './runtime.mjs'
import { setUp } from './setup.mjs'
import { runPlaywright, runVitest } from './suites.mjs'

/** @typedef {import('./results.mjs').Count} Count */

/** @returns {Count} */
function buildForTests() {
  if (isBuilt(projectRoot)) return { passed: 1, failed: 0, skipped: 0 }
  try {
    build(projectRoot, ['ignore', 'ignore', 2])
    return { passed: 1, failed: 0, skipped: 0 }
  } catch (error) {
    sayOut(String(error))
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

await command(async () => {
  const [part = 'all', ...args] = process.argv.slice(2)
  if (!['all', 'unit', 'pages', 'app'].includes(part)) {
    throw new Error('usage: npm test, npm run test:unit, npm run test:pages, npm run test:app')
  }
  const wants = (/** @type {string} */ name) => part === 'all' || part === name
  const { node, runtime } = await setUp('tests', sayOut)
  if (runtime === null) throw new Error('no runtime was chosen')
  const host = runtime.kind === 'host' ? 'the Chromium host' : 'Electron'
  /** @type {[string, Count][]} */
  const suites = []
  if (part === 'all') suites.push(['checks', await checkSources(node, sayOut)])
  if (wants('unit')) suites.push(['unit and integration', await runVitest(node, args)])
  if (wants('pages')) suites.push(['pages in Chromium', await runPlaywright('pages', node, runtime, args)])
  if (wants('app')) {
    const built = buildForTests()
    suites.push(['build', built])
    if (built.failed === 0) suites.push([`app on ${host}`, await runPlaywright('app', node, runtime, args)])
  }
  sayOut('')
  for (const [name, count] of suites) sayOut(`${name}: ${closingLine(count)}`)
  if (wants('app')) sayOut(`${runtimeLine(runtime)} Not run: ${notVouchedFor(runtime.kind).join(', ')}.`)
  const total = sum(suites.map(([, count]) => count))
  sayOut(closingLine(total))
  return total.failed === 0 ? 0 : 1
})
