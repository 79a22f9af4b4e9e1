import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '../shared/errors.ts'
import type { LogFields } from './log.ts'
import { openLogFile, type LogFileOptions } from './log-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oversikt-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const clock = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5) }
const open = (more: Partial<LogFileOptions> = {}) =>
  openLogFile({ file: join(folder, 'logs', 'app.jsonl'), clock, ...more })
const written = (suffix = ''): string => readFileSync(join(folder, 'logs', `app.jsonl${suffix}`), 'utf8')
const parsed = (line: string | undefined) => JSON.parse(line ?? 'null') as Record<string, unknown>

test('an event is one line of JSON with time, level, name and its fields', () => {
  const log = open()
  log.event('bank-call', { label: 'GET /accounts', status: 200, durationMs: 12 })
  expect(written()).toBe(
    '{"time":"2026-01-02T03:04:05.000Z","level":"info","event":"bank-call","label":"GET /accounts","status":200,"durationMs":12}\n',
  )
  expect(log.recent()).toEqual(written().trimEnd().split('\n'))
})

test('a field nobody put on the list is held back, and the line says that something was', () => {
  open().event('bank-call', { status: 200, holder: 'Kari Nordmann', minor: 1250 } as LogFields)
  expect(parsed(written())).toMatchObject({ status: 200, withheld: 2 })
  expect(written()).not.toMatch(/Kari|1250/)
})

test('an object in the place of a word is held back whole', () => {
  const body = { name: 'Kari Nordmann' } as unknown as string
  open().event('bank-call', { label: body })
  expect(written()).not.toContain('Kari')
  expect(parsed(written())['withheld']).toBe(1)
})

test('a word that looks like an account number or is far too long does not get through', () => {
  open().event('bank-call', { label: '18130000017', reason: 'x'.repeat(5000) })
  expect(parsed(written())).toMatchObject({ label: '[account]', reason: 'x'.repeat(200) })
})

test('a line break in a word cannot forge a second line', () => {
  open().event('bank-call\n{"level":"error"}', { label: 'a\n{"event":"forged"}' })
  expect(written().trimEnd().split('\n')).toHaveLength(1)
})

test('an error gives a short reference that finds its line', () => {
  const log = open()
  log.event('before')
  const ref = log.error('sync:run', new Error('boom'))
  expect(ref).toMatch(/^[2-9a-z]{8}$/)
  expect(parsed(log.recent().find((line) => line.includes(ref)))).toMatchObject({
    level: 'error',
    event: 'sync:run',
    error: { name: 'Error', message: 'boom' },
  })
  expect(log.error('again', new Error('boom'))).not.toBe(ref)
})

test('an error is logged with code, frames and the chain of causes, and nothing personal in any of them', () => {
  const broken = Object.assign(new Error('connect to https://bank.example/x?code=abc'), {
    code: 'ECONNRESET',
  })
  const both = new AggregateError([new TypeError('for NO9386011117947')], 'two attempts', { cause: broken })
  open().error('sync:run', new AppError('bank-unreachable', 'account 18130000017', { cause: both }))
  const { error } = parsed(written()) as { error: { stack: string[] } }
  expect(error).toMatchObject({
    name: 'AppError',
    code: 'bank-unreachable',
    message: 'account [account]',
    causes: [
      {
        name: 'AggregateError',
        causes: [
          { code: 'ECONNRESET', message: 'connect to https://bank.example/x?[query]' },
          { name: 'TypeError', message: 'for [iban]' },
        ],
      },
    ],
  })
  expect(error.stack[0]).toContain('log-file.test.ts')
  expect(error.stack.join('\n')).not.toContain('18130000017') // a stack repeats the message in its first line
})

test('a chain of causes that bites its own tail ends', () => {
  const first = new Error('first')
  first.cause = new Error('second', { cause: first })
  open().error('x', first)
  expect(written().match(/"first"/g)).toHaveLength(3)
})

test('a thrown thing that is no error is named by its type only', () => {
  const log = open()
  log.error('x', { token: 'abc' })
  log.error('x', 'text 18130000017')
  log.error('x', undefined)
  expect(log.recent().map((line) => parsed(line)['error'])).toEqual([
    { name: 'object', message: '' },
    { name: 'string', message: 'text [account]' },
    { name: 'undefined', message: '' },
  ])
})

test("the person's own folder is written as ~", () => {
  const log = open({ personalFolder: '/home/kari' })
  log.error('x', new Error('cannot open /home/kari/.config/Oversikt/cache.db'))
  expect(log.recent()[0]).toContain('cannot open ~/.config/Oversikt/cache.db')
})

test('only this person may read the log, also when the file came with other rights', () => {
  mkdirSync(join(folder, 'logs'))
  writeFileSync(join(folder, 'logs', 'app.jsonl'), '', { mode: 0o644 })
  chmodSync(join(folder, 'logs', 'app.jsonl'), 0o644)
  const log = open({ maxBytes: 100 })
  log.event('a')
  log.event('b')
  for (const name of ['app.jsonl', 'app.jsonl.1']) {
    expect(statSync(join(folder, 'logs', name)).mode & 0o777).toBe(0o600)
  }
})

test('a full file is put aside, and the oldest one goes', () => {
  const log = open({ maxBytes: 100, keptFiles: 2 }) // one line a file
  for (const name of ['one', 'two', 'three', 'four']) log.event(name)
  expect([written(), written('.1'), written('.2')].map((text) => parsed(text)['event'])).toEqual([
    'four',
    'three',
    'two',
  ])
  expect(existsSync(join(folder, 'logs', 'app.jsonl.3'))).toBe(false)
  expect(log.recent()).toHaveLength(4)
})

test('the lines of the run before are still there to read, half a line of a killed one is not', () => {
  open().event('yesterday')
  writeFileSync(join(folder, 'logs', 'app.jsonl'), `${written()}{"time":"2026`)
  expect(
    open()
      .recent()
      .map((line) => parsed(line)['event']),
  ).toEqual(['yesterday'])
})

test('a new line after half a line of a killed process starts on its own', () => {
  open().event('yesterday')
  writeFileSync(join(folder, 'logs', 'app.jsonl'), `${written()}{"time":"2026`)
  open().event('today')
  expect(
    open()
      .recent()
      .map((line) => parsed(line)['event']),
  ).toEqual(['yesterday', 'today'])
})

test('no more than 500 lines are kept at hand', () => {
  const log = open()
  for (let n = 0; n < 510; n++) log.event(`event-${n}`)
  expect(log.recent()).toHaveLength(500)
  expect(parsed(log.recent()[0])['event']).toBe('event-10')
})

test('a disk that refuses the file is said once, and the lines stay at hand', () => {
  writeFileSync(join(folder, 'logs'), 'a file where the folder should be')
  const warnings: string[] = []
  const log = open({ warn: (line) => warnings.push(line) })
  log.event('a')
  const ref = log.error('b', new Error('boom'))
  expect(warnings).toHaveLength(1)
  expect(log.recent()).toHaveLength(2)
  expect(log.recent()[1]).toContain(ref)
})
