import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildIfStale } from '../../scripts/build.mjs'
import { projectFolder } from './project-folder.ts'

const root = join(import.meta.dirname, '../..')

// A stale build is made anew by the first command; that is not what is measured here.
beforeAll(() => buildIfStale(root, () => undefined), 180_000)

/** `scripts/cli.mjs` as a person without a session bus starts it, with nothing in their folders yet. */
function asTyped(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const folder = projectFolder({ 'run/none': '', ...files })
  const data = join(folder.root, 'data')
  const { DBUS_SESSION_BUS_ADDRESS: _, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts', 'cli.mjs'), ...args],
    {
      cwd: folder.root,
      env: {
        ...env,
        XDG_DATA_HOME: data,
        XDG_RUNTIME_DIR: join(folder.root, 'run'),
        OVERSIKT_HOME: join(folder.root, 'profile'),
      },
      encoding: 'utf8',
      input: '',
    },
  )
  const made = ['data', 'profile'].filter((name) => existsSync(join(folder.root, name)))
  return { status, out: stdout, err: stderr, made, data }
}

test.each([
  ['help', ['help'], 0],
  ['help of a command', ['disconnect', 'SpareBank 1', '--delete-data', '--help'], 0],
  ['no command', [], 2],
  ['a command there is not', ['frobnicate'], 2],
  ['an option there is not', ['accounts', '--bogus'], 2],
  ['a signature that is checked', ['verify', 'x.csv'], 2],
] as const)(
  '%s opens and makes neither keychain nor profile',
  (_name, args, status) => {
    const ran = asTyped(args, { 'x.csv': 'day,amount\n' })
    expect(ran).toMatchObject({ status, made: [] })
    expect(ran.err).not.toContain('keyring')
  },
  60_000,
)

test('what reads the profile has a keychain to do it with', () => {
  const ran = asTyped(['connections', '--json'])
  expect(ran).toMatchObject({ status: 0, out: '[]\n', made: ['data', 'profile'] })
  expect(ran.err).toContain('development keyring')
}, 60_000)
