import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  developmentKeyringFolder,
  hasSessionBus,
  openKeyring,
  throwAwayKeyring,
} from '../../scripts/keyring.mjs'
import { isAlive, withLock } from '../../scripts/process-lock.mjs'
import { projectFolder } from './project-folder.ts'

type Env = { readonly DBUS_SESSION_BUS_ADDRESS: string }

/** Asks the real keychain in a process of its own, as the app would. */
function keytar(env: Env, call: string): string {
  const program = `require('keytar').${call}.then((value) => console.log(JSON.stringify(value)))`
  return execFileSync(process.execPath, ['--eval', program], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    cwd: join(import.meta.dirname, '../..'),
  }).trim()
}

describe('the development keyring', () => {
  test('keeps a secret from one start to the next', async () => {
    const { root } = projectFolder({})
    const first = await openKeyring(root)
    keytar(first.env, "setPassword('oversikt-test', 'key', 'kept')")
    first.close()
    const second = await openKeyring(root)
    expect(keytar(second.env, "getPassword('oversikt-test', 'key')")).toBe('"kept"')
    second.close()
  })

  test('is for its owner alone', async () => {
    const { root } = projectFolder({})
    const keyring = await openKeyring(root)
    keyring.close()
    expect(statSync(root).mode & 0o777).toBe(0o700)
    expect(statSync(join(root, 'password')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(root, 'password'), 'utf8').length).toBeGreaterThanOrEqual(32)
  })

  test('is shared by two programs, and lives until the last has ended', async () => {
    const { root } = projectFolder({})
    const [one, two] = await Promise.all([openKeyring(root), openKeyring(root)])
    expect(one.env).toEqual(two.env)
    one.close()
    keytar(two.env, "setPassword('oversikt-test', 'key', 'late')")
    const { busPid } = JSON.parse(readFileSync(join(root, 'session.json'), 'utf8'))
    expect(isAlive(busPid, 'dbus-daemon')).toBe(true)
    two.close()
    expect(existsSync(join(root, 'session.json'))).toBe(false)
  })

  test('is not held open by a program that crashed', async () => {
    const { root } = projectFolder({})
    const keyring = await openKeyring(root)
    writeFileSync(join(root, 'users', '999999999-crashed'), '')
    keyring.close()
    expect(existsSync(join(root, 'session.json'))).toBe(false)
  })

  test('says so when it does not open', async () => {
    const { root } = projectFolder({})
    const keyring = await openKeyring(root)
    keytar(keyring.env, "setPassword('oversikt-test', 'key', 'kept')")
    keyring.close()
    writeFileSync(join(root, 'password'), 'another password')
    await expect(openKeyring(root)).rejects.toThrow('does not open')
    expect(existsSync(join(root, 'session.json'))).toBe(false)
  })

  test('lies with the data of the person', () => {
    expect(developmentKeyringFolder({ XDG_DATA_HOME: '/data' })).toBe('/data/oversikt-development-keyring')
  })
})

test('a throw-away keyring leaves nothing behind', async () => {
  const keyring = await throwAwayKeyring()
  keytar(keyring.env, "setPassword('oversikt-test', 'key', 'gone')")
  const socket = keyring.env.DBUS_SESSION_BUS_ADDRESS.replace(/^unix:path=|,.*$/g, '')
  expect(existsSync(socket)).toBe(true)
  keyring.close()
  expect(existsSync(socket)).toBe(false)
})

test("the person's own session bus is noticed", () => {
  expect(hasSessionBus({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' })).toBe(true)
  expect(hasSessionBus({})).toBe(false)
  expect(hasSessionBus({ XDG_RUNTIME_DIR: projectFolder({ bus: 'a file, no socket' }).root })).toBe(false)
})

describe('a lock', () => {
  test('is held by one at a time', async () => {
    const file = join(projectFolder({}).root, 'lock')
    let inside = 0
    const work = async (): Promise<void> => {
      inside += 1
      expect(inside).toBe(1)
      await new Promise(setImmediate)
      inside -= 1
    }
    await Promise.all([withLock(file, work), withLock(file, work), withLock(file, work)])
    expect(existsSync(file)).toBe(false)
  })

  test('of a program that died is taken over', async () => {
    const file = join(projectFolder({ lock: '999999999' }).root, 'lock')
    expect(await withLock(file, async () => 'done')).toBe('done')
  })

  test('of a program that lives is waited for, and not for ever', async () => {
    const file = join(projectFolder({ lock: String(process.pid) }).root, 'lock')
    await expect(withLock(file, async () => 'done', 120)).rejects.toThrow('another program holds')
  })

  test('is given back after a failure', async () => {
    const file = join(projectFolder({}).root, 'lock')
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(file)).toBe(false)
  })
})
