// @ts-check
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { endSession, readSession, startSession } from './bus-session.mjs'
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

/** Users that crashed left their file behind; they do not count. @param {string} folder */
function liveUsers(folder) {
  const names = readdirSync(join(folder, 'users'))
  return names.filter((name) => isAlive(Number(name.split('-')[0]))).length
}
