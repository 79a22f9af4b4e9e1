import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openProfile } from './profile.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oversikt-profile-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function open(chosen: string | undefined) {
  const paths: Record<string, string> = { userData: join(folder, 'of-the-system') }
  const app = {
    getPath: (name: string) => paths[name] ?? '',
    setPath: (name: string, path: string) => {
      expect(statSync(path).isDirectory()).toBe(true) // Electron throws otherwise
      paths[name] = path
    },
  }
  return { profile: openProfile(app, chosen), paths }
}

test('everything the app and Chromium write lies in the profile folder, which is the person’s alone', () => {
  const { profile, paths } = open(join(folder, 'mine'))
  expect(profile.home).toBe(join(folder, 'mine'))
  for (const path of [paths['userData'], paths['sessionData'], profile.logFile, profile.windowFile]) {
    expect(path?.startsWith(profile.home)).toBe(true)
  }
  expect(statSync(profile.home).mode & 0o777).toBe(0o700)
})

test.each([undefined, ''])(
  'without a choice it is where the system keeps application data (%s)',
  (chosen) => {
    expect(open(chosen).profile.home).toBe(join(folder, 'of-the-system'))
  },
)

test('a relative choice is one place, wherever the app changes to later', () => {
  const chosen = relative(process.cwd(), join(folder, 'mine'))
  expect(open(chosen).profile.home).toBe(join(folder, 'mine'))
})
