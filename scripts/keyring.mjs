// @ts-check
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { isAlive, withLock } from './process-lock.mjs'

/**
 * A D-Bus session of our own with an unlocked GNOME keyring on it. `close` ends it when nobody else uses it.
 * @typedef {{ env: { DBUS_SESSION_BUS_ADDRESS: string }, close: () => void }} Keyring
 */

/**
 * Is there a session bus, so the person's own keychain? Then ours stays out of the way.
 * @param {NodeJS.ProcessEnv} env
 */
export function hasSessionBus(env) {
  if (env['DBUS_SESSION_BUS_ADDRESS']) return true
  const socket = join(env['XDG_RUNTIME_DIR'] ?? '/nonexistent', 'bus')
  return statSync(socket, { throwIfNoEntry: false })?.isSocket() === true
}

/** Where the development keyring lives. @param {NodeJS.ProcessEnv} env */
export function developmentKeyringFolder(env) {
  const data = env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share')
  return join(data, 'oversikt-development-keyring')
}

/**
 * A keyring for one test run, gone afterwards.
 * @returns {Promise<Keyring>}
 */
export async function throwAwayKeyring() {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-keyring-'))
  const keyring = await openKeyring(folder)
  return {
    env: keyring.env,
    close: () => {
      keyring.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Opens the keyring kept in `folder`. Two programs that open the same folder share one bus and one daemon: two
 * daemons over one file would overwrite each other's secrets. The last one to close ends both.
 * @param {string} folder
 * @returns {Promise<Keyring>}
 * @throws Error when the keyring does not open
 */
export async function openKeyring(folder) {
  mkdirSync(join(folder, 'users'), { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const mine = join(folder, 'users', `${process.pid}-${randomBytes(4).toString('hex')}`)
  const session = await withLock(join(folder, 'lock'), async () => {
    const running = readSession(folder) ?? (await startSession(folder))
    writeFileSync(mine, '')
    return running
  })
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: session.address },
    close: () => {
      rmSync(mine, { force: true })
      if (liveUsers(folder) === 0) endSession(folder, session)
    },
  }
}

/** @typedef {{ address: string, busPid: number, runFolder: string }} Session */

/** @param {string} folder @returns {Session | null} */
function readSession(folder) {
  const file = join(folder, 'session.json')
  if (!existsSync(file)) return null
  /** @type {Session} */
  const session = JSON.parse(readFileSync(file, 'utf8'))
  return isAlive(session.busPid, 'dbus-daemon') ? session : null
}

/** Users that crashed left their file behind; they do not count. @param {string} folder */
function liveUsers(folder) {
  const names = readdirSync(join(folder, 'users'))
  return names.filter((name) => isAlive(Number(name.split('-')[0]))).length
}

/** @param {string} folder @returns {Promise<Session>} */
async function startSession(folder) {
  const runFolder = mkdtempSync(join(tmpdir(), 'oversikt-bus-')) // short: a socket's path has 107 characters at most
  const flags = [
    '--session',
    '--nofork',
    '--print-address=1',
    `--address=unix:path=${join(runFolder, 'bus')}`,
  ]
  const bus = spawn('dbus-daemon', flags, { stdio: ['ignore', 'pipe', 'ignore'], detached: true })
  const failed = once(bus, 'exit').then(() => Promise.reject(new Error('dbus-daemon did not start')))
  failed.catch(() => undefined) // it also exits at the end, when nobody waits any more
  const [printed] = await Promise.race([once(bus.stdout, 'data'), failed])
  const session = { address: String(printed).trim(), busPid: bus.pid ?? 0, runFolder }
  bus.stdout.destroy()
  bus.unref()
  try {
    unlock(folder, session)
  } catch (error) {
    endSession(folder, session)
    throw error
  }
  writeFileSync(join(folder, 'session.json'), JSON.stringify(session), { mode: 0o600 })
  return session
}

/**
 * Starts the keyring daemon with its password, which makes the keyring on the first start and opens it on the next.
 * The daemon ends by itself with its bus.
 * @param {string} folder
 * @param {Session} session
 */
function unlock(folder, session) {
  const env = {
    ...process.env,
    DBUS_SESSION_BUS_ADDRESS: session.address,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_RUNTIME_DIR: session.runFolder,
  }
  mkdirSync(env.XDG_DATA_HOME, { recursive: true, mode: 0o700 })
  const flags = ['--unlock', '--components=secrets', `--control-directory=${session.runFolder}`]
  spawnSync('gnome-keyring-daemon', flags, {
    env,
    input: password(folder),
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const question = [
    'org.freedesktop.DBus.Properties.Get',
    'string:org.freedesktop.Secret.Collection',
    'string:Locked',
  ]
  const login = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets/collection/login']
  const { stdout } = spawnSync('dbus-send', ['--print-reply', ...login, ...question], {
    env,
    encoding: 'utf8',
  })
  if (!/boolean false/.test(stdout)) throw new Error(`the keyring in ${folder} does not open`)
}

/** @param {string} folder */
function password(folder) {
  const file = join(folder, 'password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** @param {string} folder @param {Session} session */
function endSession(folder, session) {
  if (isAlive(session.busPid, 'dbus-daemon')) process.kill(session.busPid)
  rmSync(join(folder, 'session.json'), { force: true })
  rmSync(session.runFolder, { recursive: true, force: true })
}
