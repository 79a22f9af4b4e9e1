import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAttempts, waitAfter, type Attempts } from './attempts.ts'

const minute = 60_000
const hour = 60 * minute
let folder: string
let path: string
let wall: number
let up: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oversikt-attempts-'))
  path = join(folder, 'lock-attempts.json')
  wall = Date.parse('2026-11-21T11:00:00.000Z')
  up = 10 * hour
})
afterEach(() => rmSync(folder, { recursive: true }))

/** As another process sees it. */
const open = (): Attempts => createAttempts({ path, clock: { now: () => wall }, machineUpMs: () => up })
const pass = (ms: number): void => {
  wall += ms
  up += ms
}
const isFree = (): boolean => open().retryAt() === null
function wrong(times: number): void {
  for (let time = 0; time < times; time++) {
    pass(hour)
    open().begin()
  }
}

test('four wrong tries cost nothing, the fifth half a minute, and each one more twice as long, up to an hour', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 11, 12, 99].map(waitAfter)).toEqual([
    0,
    0,
    0,
    0,
    30_000,
    minute,
    2 * minute,
    32 * minute,
    hour,
    hour,
  ])
  for (let time = 0; time < 4; time++) open().begin()
  expect(isFree()).toBe(true)
  open().begin()
  expect(open().retryAt()).toBe('2026-11-21T11:00:30.000Z')
  expect(() => open().begin()).toThrow(
    expect.objectContaining({ code: 'unlock-wait', retryAt: '2026-11-21T11:00:30.000Z' }),
  )
  pass(29_999)
  expect(() => open().begin()).toThrow()
  pass(1)
  open().begin()
  expect(open().retryAt()).toBe('2026-11-21T11:01:30.000Z')
})

test('a try is on the disk before it is looked at, readable by its owner alone', () => {
  open().begin()
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ wrong: 1, upMs: up })
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('what is asked while one has to wait makes nobody wait longer', () => {
  wrong(5)
  for (let time = 0; time < 20; time++) expect(() => open().begin()).toThrow()
  pass(30_000)
  expect(isFree()).toBe(true)
})

test('a right one forgets them all', () => {
  wrong(9)
  open().forget()
  expect(isFree()).toBe(true)
  for (let time = 0; time < 4; time++) open().begin()
  expect(isFree()).toBe(true)
})

test.each([-400 * 24 * hour, -hour, hour, 400 * 24 * hour])(
  'a clock that is set by %i ms neither opens nor bars',
  (ms) => {
    wrong(8)
    wall += ms
    expect(isFree()).toBe(false)
    expect(Date.parse(open().retryAt() ?? '') - wall).toBe(waitAfter(8))
    pass(waitAfter(8) - 1)
    expect(isFree()).toBe(false)
    pass(1)
    expect(isFree()).toBe(true)
  },
)

test.each([0, minute, 9.9 * hour, 10.1 * hour, 500 * hour])(
  'after a restart of the machine, first looked at %i ms later, nobody waits more than an hour, and nobody not at all',
  (laterMs) => {
    wrong(30)
    const before = up
    up = laterMs
    let waited = 0
    while (!isFree()) {
      if (waited % (10 * minute) === 0) expect(() => open().begin()).toThrow()
      pass(minute)
      waited += minute
    }
    expect(waited).toBeLessThanOrEqual(hour)
    // A machine that has been up for an hour since has waited that hour; one that cannot be told from the old start waits anew.
    if (laterMs < before) expect(waited + laterMs).toBeGreaterThanOrEqual(hour)
  },
)

test.each(['', 'c4n4ry', '{"wrong":-1,"upMs":0}', '{"wrong":0}', '[]'])(
  'a count that was damaged to “%s” is a wait, and only one',
  (text) => {
    writeFileSync(path, text)
    expect(isFree()).toBe(false)
    expect(() => open().begin()).toThrow(expect.objectContaining({ code: 'unlock-wait' }))
    pass(20_000)
    expect(() => open().begin()).toThrow()
    pass(10_000)
    open().begin()
  },
)

test('a count that cannot be kept lets nobody try', () => {
  const nowhere = join(folder, 'gone', 'lock-attempts.json')
  const attempts = createAttempts({ path: nowhere, clock: { now: () => wall }, machineUpMs: () => up })
  expect(() => attempts.begin()).toThrow(expect.objectContaining({ code: 'file-unwritable' }))
})
