// @ts-check
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './command.mjs'
import { throwAwayKeyring } from './keyring.mjs'
import { childEnvironment, commandFile, projectRoot } from './paths.mjs'
import { countPlaywright, countVitest } from './results.mjs'
import { hasDisplay } from './setup.mjs'

/**
 * Every suite must have ended by then, so that a hanging test cannot hang the whole run. About three times what the longest one
 * takes on two cores: each test has a limit of its own, and a slow machine is no fault of theirs.
 */
const suiteTimeoutMs = 25 * 60_000

/**
 * Does `work` with a keychain and a home of its own, both gone afterwards: a test never sees the person's secrets.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inThrowAwayHome(work) {
  const home = mkdtempSync(join(tmpdir(), 'oversikt-test-home-'))
  const env = { ...childEnvironment(projectRoot, process.env), OVERSIKT_HOME: join(home, 'profile') }
  const keyring = process.platform === 'linux' ? await throwAwayKeyring() : null
  try {
    return await work({ ...env, ...keyring?.env })
  } finally {
    keyring?.close()
    rmSync(home, { recursive: true, force: true })
  }
}

/** Where a suite leaves its report. @param {string} name */
function reportFile(name) {
  mkdirSync(join(projectRoot, 'test-results'), { recursive: true })
  const file = join(projectRoot, 'test-results', `${name}.json`)
  rmSync(file, { force: true }) // an old report must never speak for a new run
  return file
}

/** @param {string} file */
const readReport = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null)

/**
 * Unit, integration, policy and fault tests.
 * @param {string} node
 * @param {readonly string[]} args
 */
export async function runVitest(node, args) {
  const report = reportFile('unit')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const vitest = [commandFile(projectRoot, 'vitest'), 'run', ...reporters, ...args]
  const code = await inThrowAwayHome((env) =>
    run(node, vitest, { cwd: projectRoot, env, stdio: 'inherit', timeoutMs: suiteTimeoutMs }),
  )
  return countVitest(readReport(report), code)
}

/**
 * Browser tests: the app specs on the given runtime, or the built pages alone in Chromium.
 * @param {'app' | 'pages'} name
 * @param {string} node
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {readonly string[]} args
 */
export async function runPlaywright(name, node, runtime, args) {
  const report = reportFile(name)
  const config = name === 'app' ? 'playwright.config.ts' : 'playwright.renderer.config.ts'
  const playwright = [
    commandFile(projectRoot, '@playwright/test', 'playwright'),
    'test',
    `--config=${config}`,
  ]
  const whole = [node, ...playwright, '--reporter=list,json', ...args]
  const needsScreen = name === 'app' && runtime.kind === 'electron' && !hasDisplay(process.env)
  const [file = node, ...rest] = needsScreen ? ['xvfb-run', '--auto-servernum', ...whole] : whole
  const code = await inThrowAwayHome((env) => {
    // The pages alone need no runtime, and choose the fastest browser by themselves.
    const forApp = name === 'app' ? runtime.env : {}
    const all = { ...env, ...forApp, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
    return run(file, rest, { cwd: projectRoot, env: all, timeoutMs: suiteTimeoutMs, stdio: 'inherit' })
  })
  return countPlaywright(readReport(report), code)
}
