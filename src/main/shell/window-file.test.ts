import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWindowFile } from './window-file.ts'

let folder = ''
let faults: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oversikt-window-'))
  faults = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const log = { event: () => undefined, error: (name: string) => (faults.push(name), 'ref00001') }
const open = () => openWindowFile(join(folder, 'window.json'), log)
const bounds = { x: -10, y: 20, width: 1200, height: 800 }
const firstStart = { bounds: null, isMaximised: false, theme: 'system' }

test('a first start knows nothing and that is no fault', () => {
  expect(open().state).toEqual(firstStart)
  expect(faults).toEqual([])
})

test('place and theme are there at the next start, for this person only', () => {
  open().update({ bounds, isMaximised: true })
  open().update({ theme: 'dark' })
  expect(open().state).toEqual({ bounds, isMaximised: true, theme: 'dark' })
  expect(statSync(join(folder, 'window.json')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['window.json'])
})

test.each([
  ['cut off', '{"bounds":{"x":1'],
  ['not ours', '[]'],
  ['absurd', JSON.stringify({ bounds: { ...bounds, width: 1e12 }, isMaximised: false, theme: 'dark' })],
  ['negative', JSON.stringify({ bounds: { ...bounds, width: -5 }, isMaximised: false, theme: 'dark' })],
  ['half a number', JSON.stringify({ bounds: { ...bounds, x: 0.5 }, isMaximised: false, theme: 'dark' })],
  ['an unknown theme', JSON.stringify({ bounds, isMaximised: false, theme: 'pink' })],
])('a file that is %s is a first start, and logged', (_, text) => {
  writeFileSync(join(folder, 'window.json'), text)
  expect(open().state).toEqual(firstStart)
  expect(faults).toEqual(['window-file:read'])
})

test('a folder that cannot be written costs the place, not the app', () => {
  const file = open()
  rmSync(folder, { recursive: true })
  file.update({ bounds })
  expect(file.state.bounds).toEqual(bounds)
  expect(faults).toEqual(['window-file:write'])
})

test('keys from a later version are left out rather than refused', () => {
  writeFileSync(
    join(folder, 'window.json'),
    JSON.stringify({ bounds, isMaximised: false, theme: 'light', more: 1 }),
  )
  expect(open().state).toEqual({ bounds, isMaximised: false, theme: 'light' })
  expect(readFileSync(join(folder, 'window.json'), 'utf8')).toContain('more')
})
