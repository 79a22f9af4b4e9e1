import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { launchPlan } from '../../scripts/launch-plan.mjs'
import { chooseRuntime, notVouchedFor, presentRuntime } from '../../scripts/runtime.mjs'
import { projectFolder } from './project-folder.ts'

const hourMs = 3_600_000
const quiet = (): void => undefined
const withElectron = {
  'node_modules/electron/path.txt': 'electron',
  'node_modules/electron/dist/electron': '',
}

/** One choice at a given hour, with a download that ends as given. */
async function choose(root: string, hour: number, ending: string | null, env: Record<string, string> = {}) {
  const download = vi.fn(async () => ending)
  const runtime = await chooseRuntime({ root, env, nowMs: hour * hourMs, say: quiet, download })
  return { kind: runtime.kind, tries: download.mock.calls.length }
}

describe('which runtime', () => {
  test('Electron where its binary is, without a download', async () => {
    const { root } = projectFolder(withElectron)
    expect(await choose(root, 0, null)).toEqual({ kind: 'electron', tries: 0 })
  })

  test('Electron after a download that worked', async () => {
    const project = projectFolder({})
    const download = async (): Promise<null> => {
      for (const [path, content] of Object.entries(withElectron)) project.write(path, content)
      return null
    }
    const runtime = await chooseRuntime({ root: project.root, env: {}, nowMs: 0, say: quiet, download })
    expect(runtime.executable).toBe(join(project.root, 'node_modules/electron/dist/electron'))
  })

  test('the host when the download fails, and no second try for a day', async () => {
    const { root } = projectFolder({})
    expect(await choose(root, 100, 'no')).toEqual({ kind: 'host', tries: 1 })
    expect(await choose(root, 123, 'no')).toEqual({ kind: 'host', tries: 0 })
    expect(await choose(root, 125, 'no')).toEqual({ kind: 'host', tries: 1 })
  })

  test('a clock that was set back does not stop the next try for years', async () => {
    const { root } = projectFolder({})
    await choose(root, 100_000, 'no')
    expect(await choose(root, 100, 'no')).toEqual({ kind: 'host', tries: 1 })
  })

  test('the host when it is asked for, although Electron is here', async () => {
    const { root } = projectFolder(withElectron)
    expect(await choose(root, 0, null, { OVERSIKT_RUNTIME: 'host' })).toEqual({ kind: 'host', tries: 0 })
  })

  test('an end with words when Electron is asked for and cannot be had', async () => {
    const { root } = projectFolder({})
    const asked = choose(root, 0, 'no way', { OVERSIKT_RUNTIME: 'electron' })
    await expect(asked).rejects.toThrow("Electron's binary cannot be had: no way")
  })

  test('no guess at a word it does not know', async () => {
    const { root } = projectFolder({})
    await expect(choose(root, 0, null, { OVERSIKT_RUNTIME: 'chrome' })).rejects.toThrow('electron or host')
  })

  test('a record of a binary that has gone counts for nothing', () => {
    const { root } = projectFolder({ 'node_modules/electron/path.txt': 'electron' })
    expect(presentRuntime(root, {}).kind).toBe('host')
  })

  test('tools that start Electron themselves are sent to the host', () => {
    const { root } = projectFolder({})
    const { env } = presentRuntime(root, {})
    expect(env).toMatchObject({
      ELECTRON_EXEC_PATH: join(root, 'tests/host/electron'),
      ELECTRON_OVERRIDE_DIST_PATH: join(root, 'tests/host'),
    })
  })
})

test("a run on the host never vouches for Electron's sandbox", () => {
  expect(notVouchedFor('host')).toContain("Electron's own sandbox")
  expect(notVouchedFor('electron')).not.toContain("Electron's own sandbox")
})

describe('how it is started', () => {
  const electron = { kind: 'electron', executable: '/e/electron', env: {} } as const
  const host = { kind: 'host', executable: '/h/electron', env: {} } as const
  const onDesktop = { isRoot: false, hasDisplay: true, args: ['--lang=nb'] }

  test('plainly on a desktop', () =>
    expect(launchPlan(electron, onDesktop)).toEqual({ file: '/e/electron', args: ['.', '--lang=nb'] }))

  test('without the sandbox only as root', () =>
    expect(launchPlan(electron, { ...onDesktop, isRoot: true }).args).toEqual([
      '--no-sandbox',
      '.',
      '--lang=nb',
    ]))

  test('on a virtual screen where there is none', () =>
    expect(launchPlan(electron, { ...onDesktop, hasDisplay: false })).toEqual({
      file: 'xvfb-run',
      args: ['--auto-servernum', '/e/electron', '.', '--lang=nb'],
    }))

  test('the host needs neither', () =>
    expect(launchPlan(host, { isRoot: true, hasDisplay: false, args: [] })).toEqual({
      file: '/h/electron',
      args: ['.'],
    }))
})
