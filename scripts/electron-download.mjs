// @ts-check
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { node24 } from './paths.mjs'

const connectMs = 4_000
const stallMs = 30_000

/**
 * Can the release host be reached at all? Saves the long wait behind a wall that swallows packets.
 * Where a proxy is named, the proxy's word is the only one, so the download itself has to find out.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>}
 */
export function isReleaseHostReachable(env) {
  if (['HTTPS_PROXY', 'https_proxy', 'npm_config_https_proxy'].some((name) => env[name])) {
    return Promise.resolve(true)
  }
  const mirror = new URL(env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? 'https://github.com')
  const port = Number(mirror.port) || (mirror.protocol === 'http:' ? 80 : 443)
  return new Promise((resolve) => {
    const socket = connect({ host: mirror.hostname, port })
    const end = (/** @type {boolean} */ isReachable) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(isReachable)
    }
    const timer = setTimeout(end, connectMs, false)
    socket.once('connect', () => end(true)).once('error', () => end(false))
  })
}

/**
 * Runs Electron's own installer, which checks the archive against the checksums in its package. It is stopped when
 * nothing has arrived for half a minute.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} say
 * @returns {Promise<string | null>} null when it is installed, else why not
 */
export async function downloadElectron(root, env, say) {
  if (!(await isReleaseHostReachable(env))) return 'its release host cannot be reached'
  say("Downloading Electron's binary, about 120 MB ...")
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-electron-'))
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  const child = spawn(node24(root) ?? process.execPath, [installer], {
    cwd: root,
    env: { ...env, TMPDIR: folder, TEMP: folder, TMP: folder }, // its own folder, to see it grow
    stdio: 'ignore',
  })
  try {
    return await untilInstalled(child, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} folder
 * @returns {Promise<string | null>}
 */
function untilInstalled(child, folder) {
  return new Promise((resolve) => {
    let size = -1
    let grewAt = Date.now()
    const watch = setInterval(() => {
      const now = sizeOf(folder)
      if (now !== size) [size, grewAt] = [now, Date.now()]
      if (Date.now() - grewAt > stallMs) child.kill()
    }, 1_000)
    const end = (/** @type {string | null} */ problem) => {
      clearInterval(watch)
      resolve(problem)
    }
    child.once('error', (error) => end(error.message))
    child.once('exit', (code) => end(code === 0 ? null : 'the download failed'))
  })
}

/** Bytes in a folder. @param {string} folder @returns {number} */
function sizeOf(folder) {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return entries.reduce((bytes, name) => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    return bytes + (found?.isFile() ? found.size : 0)
  }, 0)
}
