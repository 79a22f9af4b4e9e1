// @ts-check
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive } from './process-lock.mjs'

/**
 * A running D-Bus session with the keyring daemon on it.
 * @typedef {{ address: string, busPid: number, runFolder: string }} Session
 */

/** The session that runs for this keyring folder. @param {string} folder @returns {Session | null} */
export function readSession(folder) {
  const file = join(folder, 'session.json')
  if (!existsSync(file)) return null
  /** @type {Session} */
  const session = JSON.parse(readFileSync(file, 'utf8'))
  return isAlive(session.busPid, 'dbus-daemon') ? session : null
}

/** Starts one. @param {string} folder @returns {Promise<Session>} */
export async function startSession(folder) {
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
    await unlock(folder, session)
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
async function unlock(folder, session) {
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
  // On a busy machine the daemon answers a while after its parent has ended. Whether it is there is asked of the bus:
  // a question to the service itself would make the bus start a second one.
  const isThere = await within(20_000, () => asks(env, busName, hasOwner))
  const isOpen = isThere && (await within(3_000, () => asks(env, loginCollection, isLocked, 'false')))
  if (!isOpen) throw new Error(`the keyring in ${folder} does not open`)
}

const busName = ['--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
const hasOwner = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets']
const loginCollection = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets/collection/login']
const properties = 'org.freedesktop.DBus.Properties.Get'
const isLocked = [properties, 'string:org.freedesktop.Secret.Collection', 'string:Locked']

/**
 * A question over D-Bus: is the answer this boolean?
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} whom
 * @param {readonly string[]} what
 */
function asks(env, whom, what, answer = 'true') {
  const { stdout } = spawnSync('dbus-send', ['--print-reply', ...whom, ...what], { env, encoding: 'utf8' })
  return new RegExp(`boolean ${answer}`).test(stdout)
}

/** Asks again until it is so, or the time is over. @param {number} patienceMs @param {() => boolean} isSo */
async function within(patienceMs, isSo) {
  const deadline = Date.now() + patienceMs
  while (!isSo()) {
    if (Date.now() > deadline) return false
    await wait(50)
  }
  return true
}

/** @param {string} folder */
function password(folder) {
  const file = join(folder, 'password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** Ends it; the daemon goes with its bus. @param {string} folder @param {Session} session */
export function endSession(folder, session) {
  if (isAlive(session.busPid, 'dbus-daemon')) process.kill(session.busPid)
  rmSync(join(folder, 'session.json'), { force: true })
  rmSync(session.runFolder, { recursive: true, force: true })
}
