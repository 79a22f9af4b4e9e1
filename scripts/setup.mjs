// @ts-check
import { installPackages } from './install.mjs'
import { hasSessionBus } from './keyring.mjs'
import { buildKeytar, keytarLoads } from './native.mjs'
import { electronExecutable, chooseRuntime } from './runtime.mjs'
import { node24, projectRoot } from './paths.mjs'
import { compilerNeeds, mayInstall, missingNeeds, provide, provideIfEasy, shortage } from './system.mjs'

/** @typedef {import('./system.mjs').Need} Need */
/** @typedef {import('./runtime.mjs').Runtime} Runtime */

/**
 * What a command is about to do: `code` only reads sources, `headless` runs the core, `window` the app, `tests` all.
 * @typedef {'code' | 'headless' | 'window' | 'tests'} Purpose
 */

/** @param {NodeJS.ProcessEnv} env */
export const hasDisplay = (env) =>
  process.platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])

/**
 * The system packages a purpose needs, whether they are here or not.
 * @param {Purpose} purpose
 * @param {Runtime | null} runtime
 * @param {NodeJS.ProcessEnv} env
 * @returns {Need[]}
 */
export function needsOf(purpose, runtime, env) {
  if (purpose === 'code') return []
  const isTest = purpose === 'tests'
  return [
    ...(isTest || !hasSessionBus(env) ? /** @type {const} */ (['bus', 'keyring']) : []),
    ...(isTest || runtime?.kind === 'host' ? /** @type {const} */ (['chromium', 'fonts']) : []),
    ...(purpose === 'window' && runtime?.kind === 'host' && hasDisplay(env)
      ? /** @type {const} */ (['dialogs'])
      : []),
    ...(runtime?.kind === 'electron' ? /** @type {const} */ (['electron libraries']) : []),
    ...(runtime?.kind === 'electron' && !hasDisplay(env) ? /** @type {const} */ (['xvfb']) : []),
  ]
}

/**
 * Brings everything the purpose needs, and nothing when all of it is here.
 * @param {Purpose} purpose
 * @param {(line: string) => void} say
 * @param {string} root
 * @returns {Promise<{ node: string, runtime: Runtime | null }>}
 * @throws Error whose message is the one line to show
 */
export async function setUp(purpose, say, root = projectRoot) {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Error('Node 20 or newer is needed')
  installPackages(root, say)
  const node = node24(root)
  if (node === null) throw new Error('On this system Node 24 is needed: https://nodejs.org/en/download')
  if (purpose === 'code') return { node, runtime: null }
  const runtime =
    purpose === 'headless' ? null : await chooseRuntime({ root, env: process.env, nowMs: Date.now(), say })
  const needsKeytar = !keytarLoads(root)
  const compiling = needsKeytar && mayInstall() ? compilerNeeds : []
  provide(root, [...compiling, ...needsOf(purpose, runtime, process.env)], say, {
    electron: electronExecutable(root),
  })
  if (purpose === 'tests') provideIfEasy(root, ['headless browser'], say)
  if (needsKeytar) explain(buildKeytar(root, say))
  return { node, runtime }
}

/**
 * Where we may not install, the ready-made keytar was tried first; only now do we know that it did not do.
 * @param {string | null} problem
 */
function explain(problem) {
  if (problem === null) return
  const missing = process.platform === 'linux' ? missingNeeds(compilerNeeds) : []
  if (missing.length > 0) throw new Error(shortage(missing))
  throw new Error(`keytar does not build:\n${problem}`)
}
