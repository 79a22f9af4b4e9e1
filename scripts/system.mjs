// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { findChromium, findHeadlessShell } from './browser.mjs'
import { commandFile, memoryFolder, node24, onPath } from './paths.mjs'
import { aptKnows, findInstaller, installCommand, packageNames } from './system-packages.mjs'

/** @typedef {import('./system-packages.mjs').Need} Need */

/** Compiling keytar where its ready-made binary cannot be downloaded. @type {readonly Need[]} */
export const compilerNeeds = ['compiler', 'make', 'python', 'libsecret']

/** @param {string} command @param {readonly string[]} args */
const succeeds = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

const fontFolders = ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.local/share/fonts')]

/**
 * Is it here? Asked of the machine itself, not of a package list: it may have come by another road.
 * @type {Readonly<Record<Exclude<Need, 'electron libraries'>, () => boolean>>}
 */
const probes = {
  compiler: () => onPath('g++', 'c++', 'clang++') !== undefined,
  make: () => onPath('make') !== undefined,
  python: () => onPath('python3') !== undefined,
  libsecret: () => succeeds('pkg-config', '--exists', 'libsecret-1'),
  bus: () => onPath('dbus-daemon') !== undefined && onPath('dbus-send') !== undefined,
  keyring: () => onPath('gnome-keyring-daemon') !== undefined,
  chromium: () => findChromium() !== null,
  'headless browser': () => findHeadlessShell() !== null,
  fonts: () => fontFolders.some((folder) => existsSync(folder) && readdirSync(folder).length > 0),
  dialogs: () => onPath('zenity') !== undefined,
  xvfb: () => onPath('xvfb-run') !== undefined && onPath('Xvfb') !== undefined,
}

/**
 * Which of these needs this machine lacks.
 * @param {readonly Need[]} needs
 * @param {string | null} electron the Electron executable whose libraries are meant
 * @returns {Need[]}
 */
export function missingNeeds(needs, electron = null) {
  return needs.filter((need) =>
    need === 'electron libraries' ? electron !== null && !hasLibraries(electron) : !probes[need](),
  )
}

/** @param {string} executable */
function hasLibraries(executable) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' })
  return !(stdout ?? '').includes('not found')
}

/** Ubuntu's own Chromium package only fetches a snap, which a container cannot run. */
const isUbuntu = () =>
  existsSync('/etc/os-release') && /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'))

export const isRoot = () => process.getuid?.() === 0

/** As the administrator of a Debian or Ubuntu machine we may install what is missing ourselves. */
export const mayInstall = (asRoot = isRoot()) => asRoot && findInstaller() === 'apt-get'

/**
 * The one line for a person who has to install something by hand.
 * @param {readonly Need[]} missing
 */
export function shortage(missing) {
  const installer = findInstaller()
  const what = `Missing on this machine: ${missing.join(', ')}.`
  if (installer === null) return `${what} Please install it with this system's own means, then try again.`
  const onUbuntu = missing.includes('chromium') && isUbuntu()
  const rest = onUbuntu ? missing.filter((need) => need !== 'chromium') : missing
  const names = packageNames(rest, installer, installer === 'apt-get' ? aptKnows : () => true)
  const commands = [
    ...(names.length > 0 ? [installCommand(installer, names)] : []),
    ...(onUbuntu ? ['npx playwright install --with-deps chromium'] : []),
  ]
  return `${what} Run: ${commands.join(' && ')}`
}

/**
 * @param {string} root
 * @param {() => readonly string[]} namesOf asked after the package lists are there
 */
function installWithApt(root, namesOf) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = spawnSync('apt-get', ['update', '-q'], { env, encoding: 'utf8' })
  const names = namesOf()
  const flags = ['install', '-yq', '--no-install-recommends']
  const install = spawnSync('apt-get', [...flags, ...names], { env, encoding: 'utf8', maxBuffer: 1 << 28 })
  const log = join(memoryFolder(root), 'apt.log')
  mkdirSync(memoryFolder(root), { recursive: true })
  writeFileSync(log, [update, install].map((run) => run.stdout + run.stderr).join('\n'))
  if (install.status !== 0) throw new Error(`apt-get could not install ${names.join(' ')}: see ${log}`)
}

/**
 * Brings what is missing: as root on Debian and Ubuntu by itself, elsewhere it ends with the command to run.
 * @param {string} root
 * @param {readonly Need[]} needs
 * @param {(line: string) => void} say
 * @param {{ electron?: string | null, asRoot?: boolean }} [machine] the Electron executable whose libraries are meant
 * @throws Error whose message is the one line to show
 */
export function provide(root, needs, say, { electron = null, asRoot = isRoot() } = {}) {
  if (process.platform !== 'linux') return
  const missing = missingNeeds(needs, electron)
  if (missing.length === 0) return
  if (!mayInstall(asRoot)) throw new Error(shortage(missing))
  say(`Installing for this machine: ${missing.join(', ')} (a few minutes) ...`)
  const byPlaywright = missing.includes('chromium') && isUbuntu()
  const byApt = byPlaywright ? missing.filter((need) => need !== 'chromium') : missing
  // Names are looked up after the update: a fresh container has no package lists at all.
  if (byApt.length > 0) installWithApt(root, () => packageNames(byApt, 'apt-get', aptKnows))
  if (byPlaywright) {
    const playwright = commandFile(root, '@playwright/test', 'playwright')
    const node = node24(root) ?? process.execPath
    spawnSync(node, [playwright, 'install', '--with-deps', 'chromium'], { cwd: root, stdio: [0, 2, 2] })
  }
  const still = missingNeeds(needs, electron)
  if (still.length > 0) throw new Error(shortage(still))
}

/**
 * Brings what only makes things faster, where that takes no question; without it everything goes on as it is.
 * @param {string} root
 * @param {readonly Need[]} wishes
 * @param {(line: string) => void} say
 * @param {{ asRoot?: boolean }} [machine]
 */
export function provideIfEasy(root, wishes, say, { asRoot = isRoot() } = {}) {
  if (process.platform !== 'linux' || !mayInstall(asRoot) || isUbuntu()) return
  const missing = missingNeeds(wishes)
  if (missing.length === 0) return
  say(`Installing for this machine: ${missing.join(', ')} ...`)
  try {
    installWithApt(root, () => packageNames(missing, 'apt-get', aptKnows))
  } catch (error) {
    say(`Going on without: ${error instanceof Error ? error.message : String(error)}`)
  }
}
