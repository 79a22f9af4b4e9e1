// @ts-check
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { memoryFolder } from './paths.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage */

/** @param {string} root */
const stampFile = (root) => join(memoryFolder(root), 'installed')

/**
 * What an installation belongs to: this lock file on this kind of machine.
 * @param {string} root
 */
function installationKey(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  return hash.update(`${process.platform} ${process.arch}`).digest('hex')
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function lockedPackages(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  return Object.fromEntries(Object.entries(packages).filter(([path]) => path !== ''))
}

/**
 * Why the packages must be installed, in words for the person; null when node_modules matches the lock file.
 *
 * npm's own record of what it installed (`node_modules/.package-lock.json`) is written last, so an installation that
 * was cut off has none; a folder removed by hand is noticed by looking for it. Optional packages are those of other
 * systems: they may be missing.
 * @param {string} root
 * @returns {string | null}
 */
export function reasonToInstall(root) {
  const recordFile = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(recordFile)) return 'no packages are installed yet'
  const wanted = lockedPackages(join(root, 'package-lock.json'))
  const installed = lockedPackages(recordFile)
  const stamp = existsSync(stampFile(root)) ? readFileSync(stampFile(root), 'utf8') : ''
  const isStamped = stamp === installationKey(root)
  for (const [path, entry] of Object.entries(wanted)) {
    const found = installed[path]
    if (found === undefined && entry.optional === true) continue
    const isSame = isStamped || (found?.version === entry.version && found?.integrity === entry.integrity)
    if (found === undefined || !isSame) return 'the lock file asks for other packages than those installed'
    if (!existsSync(join(root, path, 'package.json'))) return 'an installed package has gone'
  }
  const extra = Object.keys(installed).find((path) => wanted[path] === undefined)
  return extra === undefined ? null : 'packages are installed that the lock file does not know'
}

/**
 * npm 9 (Debian 12's) does not link the command of an optional package; npm 10 and 11 do.
 * @param {string} root
 */
export function linkNode24(root) {
  const modules = join(root, 'node_modules')
  const name = readdirSync(modules).find((entry) => entry === `node-linux-${process.arch}`)
  const link = join(modules, '.bin', 'node')
  if (process.platform !== 'linux' || name === undefined || lstatSync(link, { throwIfNoEntry: false })) return
  mkdirSync(dirname(link), { recursive: true })
  symlinkSync(join('..', name, 'bin', 'node'), link)
}

/** @param {string} root */
export function rememberInstallation(root) {
  mkdirSync(memoryFolder(root), { recursive: true })
  writeFileSync(stampFile(root), installationKey(root))
}

/**
 * Starts npm, the same one that started us where there was one.
 * @param {string} root
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').StdioOptions} stdio
 */
export function npm(root, args, env, stdio) {
  const cli = process.env['npm_execpath']
  return cli?.endsWith('.js')
    ? spawnSync(process.execPath, [cli, ...args], { cwd: root, env, stdio })
    : spawnSync('npm', args, { cwd: root, env, stdio, shell: process.platform === 'win32' })
}

/**
 * Installs exactly what the lock file says, without running any package's install script.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export function installPackages(root, say) {
  const reason = reasonToInstall(root)
  if (reason !== null) {
    say(`Installing packages (${reason}), about a minute ...`)
    rmSync(stampFile(root), { force: true })
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    const { status } = npm(root, ['ci', ...flags], process.env, ['ignore', 2, 2])
    if (status !== 0) throw new Error('npm ci failed; its own words are above')
  }
  linkNode24(root)
  rememberInstallation(root)
}
