// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './browser.mjs'
import { downloadElectron } from './electron-download.mjs'
import { memoryFolder } from './paths.mjs'

/**
 * What the built app runs on. `executable` takes Electron's own command line in both cases.
 * @typedef {{ kind: 'electron' | 'host', executable: string, env: NodeJS.ProcessEnv }} Runtime
 */

const dayMs = 24 * 60 * 60 * 1000

/** @param {string} root */
const failureFile = (root) => join(memoryFolder(root), 'electron-download-failed')

/**
 * Electron's executable where its binary was downloaded. Never ask `require('electron')`: without a binary it starts
 * a download of its own.
 * @param {string} root
 * @returns {string | null}
 */
export function electronExecutable(root) {
  const folder = join(root, 'node_modules', 'electron')
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(executable) ? executable : null
}

/**
 * The runtime that is there now, without trying to download one. `OVERSIKT_RUNTIME=host` forces the Chromium host.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Runtime}
 */
export function presentRuntime(root, env) {
  const electron = env['OVERSIKT_RUNTIME'] === 'host' ? null : electronExecutable(root)
  if (electron !== null) return { kind: 'electron', executable: electron, env: {} }
  const host = join(root, 'tests', 'host')
  const chromium = findChromium()
  return {
    kind: 'host',
    executable: join(host, 'electron'),
    env: {
      ELECTRON_EXEC_PATH: join(host, 'electron'), // electron-vite's variable
      ELECTRON_OVERRIDE_DIST_PATH: host, // that of Electron's own package, which Playwright asks
      ...(chromium === null ? {} : { CHROMIUM_PATH: chromium }),
    },
  }
}

/**
 * The runtime to use, after trying to download Electron where it is missing. A failed try is remembered for a day, so
 * that the next start does not wait again.
 * @param {{
 *   root: string, env: NodeJS.ProcessEnv, nowMs: number, say: (line: string) => void,
 *   download?: (root: string, env: NodeJS.ProcessEnv, say: (line: string) => void) => Promise<string | null>
 * }} options `download` ends with null, or with why it failed
 * @returns {Promise<Runtime>}
 * @throws Error when `OVERSIKT_RUNTIME=electron` asks for what cannot be had
 */
export async function chooseRuntime({ root, env, nowMs, say, download = downloadElectron }) {
  const wanted = env['OVERSIKT_RUNTIME']
  if (wanted !== undefined && wanted !== 'host' && wanted !== 'electron') {
    throw new Error('OVERSIKT_RUNTIME must be electron or host')
  }
  if (wanted === 'host' || electronExecutable(root) !== null) return presentRuntime(root, env)
  if (wanted === 'electron' || !failedLately(root, nowMs)) {
    const problem = await download(root, env, say)
    if (problem === null && electronExecutable(root) !== null) {
      rmSync(failureFile(root), { force: true })
      return presentRuntime(root, env)
    }
    if (wanted === 'electron') throw new Error(`Electron's binary cannot be had: ${problem}`)
    mkdirSync(memoryFolder(root), { recursive: true })
    writeFileSync(failureFile(root), String(nowMs))
  }
  if (process.platform === 'win32')
    throw new Error('Electron could not be downloaded: see docs/development.md')
  return presentRuntime(root, env)
}

/** @param {string} root @param {number} nowMs */
function failedLately(root, nowMs) {
  if (!existsSync(failureFile(root))) return false
  const agoMs = nowMs - Number(readFileSync(failureFile(root), 'utf8'))
  return agoMs >= 0 && agoMs < dayMs
}

/** The line that says what the app runs on. @param {Runtime} runtime */
export function runtimeLine(runtime) {
  return runtime.kind === 'electron'
    ? 'Runtime: Electron.'
    : "Runtime: the Chromium host, because Electron's own binary is not here (docs/development.md). Not for real bank logins."
}

/**
 * What a run of the app specs says nothing about.
 * @param {Runtime['kind']} kind
 * @returns {readonly string[]}
 */
export function notVouchedFor(kind) {
  const packaged = ['fuses and signatures of a packaged app', 'update of an installed app']
  if (kind === 'electron') return packaged
  return [
    "Electron's own sandbox",
    'native menus and dialogs',
    'tray',
    'notifications',
    'sleep and wake',
    ...packaged,
  ]
}
