import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { ColumnMapping } from '../../../shared/import-file.ts'
import { startFileThread, type FileThread } from './client.ts'

const entry = new URL('import-thread.ts', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'oversikt-thread-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A thread that does something other than reading. */
function misbehaving(name: string, code: string): string {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => { ${code} })\n`,
  )
  return file
}

const source = (text: string) => ({ name: 'konto.csv', bytes: new TextEncoder().encode(text) })
const table = 'When;What;How much\n2026-01-05;Coffee;-45,00\n2026-01-07;Salary;1000,00\n'
const mapping: ColumnMapping = {
  headerLine: 0, date: { column: 0, form: 'yyyy-mm-dd' }, valueDate: null,
  amount: { kind: 'signed', column: 2, isReversed: false }, decimalMark: ',', text: [1], counterparty: null,
  counterpartyAccount: null, message: null, reference: null, balance: null, currency: null,
} // prettier-ignore

async function closing<R>(thread: FileThread, use: (thread: FileThread) => Promise<R>): Promise<R> {
  try {
    return await use(thread)
  } finally {
    await thread.close()
  }
}

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => new Error('it went well'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof AppError) return error
  throw error
}

test('a table is read as guessed, as the person says, and as it was remembered; its rows come newest first', () =>
  closing(startFileThread({ entry }), async (thread) => {
    const guessed = await thread.read(source(table), new Map())
    expect(guessed).toMatchObject({
      format: 'mapped-csv',
      table: { header: ['When', 'What', 'How much'], lineCount: 3, isRemembered: false, problem: null },
      statements: [
        {
          rowCount: 2,
          from: '2026-01-05',
          to: '2026-01-07',
          preview: [{ text: 'Salary' }, { text: 'Coffee' }],
        },
      ],
    })
    const reversed = await thread.map({ ...mapping, amount: { kind: 'signed', column: 2, isReversed: true } })
    expect(reversed.statements[0]?.preview[0]?.amount).toBe('-1000.00')
    const rows = []
    for await (const piece of thread.rows(0)) rows.push(...piece)
    expect(rows.map(({ bookedOn, amount }) => [bookedOn, amount])).toEqual([
      ['2026-01-07', '-1000.00'],
      ['2026-01-05', '45.00'],
    ])
    const wrong = await thread.map({ ...mapping, date: { column: 0, form: 'dd.mm.yyyy' } })
    expect(wrong).toMatchObject({
      format: null,
      statements: [],
      table: { problem: { line: 2, column: 'When', expected: 'date' } },
    })
    const remembered = new Map([[guessed.table?.signature ?? '', mapping]])
    const again = await closing(startFileThread({ entry }), (next) =>
      next.read(source(`Info\n${table}`), remembered),
    )
    expect(again).toMatchObject({
      format: 'mapped-csv',
      table: { isRemembered: true, mapping: { headerLine: 1 } },
    })
  }))

test('what is shown as the newest rows are those of the latest days, in whatever order the file is', () =>
  closing(startFileThread({ entry }), async (thread) => {
    const days = ['2026-01-05', '2026-01-09', '2026-01-07', '2026-01-09', '2026-01-06', '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-08'] // prettier-ignore
    const lines = days.map((day, index) => `${day};Row ${index};-${index + 1},00`)
    const { statements } = await thread.read(
      source(['When;What;How much', ...lines, ''].join('\n')),
      new Map(),
    )
    expect(statements[0]?.preview.map(({ bookedOn, text }) => `${bookedOn} ${text}`)).toEqual([
      '2026-01-09 Row 3', // the file begins with an older day than it ends with
      '2026-01-09 Row 1',
      '2026-01-08 Row 9',
      '2026-01-07 Row 2',
      '2026-01-06 Row 4',
      '2026-01-05 Row 0',
      '2026-01-04 Row 8',
      '2026-01-03 Row 7',
    ])
  }))

test('between two pieces of a long file everything else of the app gets its turn, however fast they come', () =>
  closing(startFileThread({ entry }), async (thread) => {
    const lines = Array.from({ length: 3000 }, (_, n) => `2026-01-05;Coffee ${n};-45,00\n`).join('')
    await thread.read(source(`When;What;How much\n${lines}`), new Map())
    const pieces = thread.rows(0)[Symbol.asyncIterator]()
    await pieces.next()
    for (let piece = 1; piece < 6; piece++) {
      let hadTurn = false
      setImmediate(() => (hadTurn = true))
      const asked = pieces.next()
      for (let step = 0; step < 20; step++) await Promise.resolve() // until the question is on its way
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50) // the answer is here before this turn is over
      await asked
      expect(hadTurn).toBe(true)
    }
  }))

test('a file that cannot be read says where, and none of its own words get into the error', () =>
  closing(startFileThread({ entry }), async (thread) => {
    const failure = await failureOf(thread.read(source(`${table}2026-01-08;"Hemmelig;1\n`), new Map()))
    expect(failure).toMatchObject({ code: 'file-unreadable', place: { line: 4, expected: 'closed-quote' } })
    expect(`${failure.message} ${String(failure.cause)}`).not.toContain('Hemmelig')
  }))

test('a file that keeps its thread busy for ever is given up, and another can be read', async () => {
  const stuck = startFileThread({ entry: misbehaving('stuck', 'for (;;);'), timeoutMs: 200 })
  const failure = await closing(stuck, (thread) => failureOf(thread.read(source('x'), new Map())))
  expect(failure).toMatchObject({ code: 'file-unreadable', place: { expected: 'smaller-file' } })
})

test('a file that fills the memory of its thread ends that thread and nothing else', async () => {
  const code = 'const all = []; for (;;) all.push(new Array(1000).fill({}).map(() => ({ a: Math.random() })))'
  const hungry = startFileThread({ entry: misbehaving('hungry', code), memoryMiB: 24 })
  const failure = await closing(hungry, (thread) => failureOf(thread.read(source('x'), new Map())))
  expect(failure).toMatchObject({ code: 'file-unreadable', place: { expected: 'smaller-file' } })
})

test('a thread that crashes is our fault, told without the words of the error', async () => {
  const crashing = startFileThread({ entry: misbehaving('crash', 'throw new TypeError("Hemmelig")') })
  const failure = await closing(crashing, (thread) => failureOf(thread.read(source('x'), new Map())))
  expect(failure).toMatchObject({ code: 'internal' })
  expect(failure.message).not.toContain('Hemmelig')
  expect(failure.cause).toBeUndefined()
})

test('put away while it is being read, a file fails as cancelled', async () => {
  const stuck = startFileThread({ entry: misbehaving('long', 'for (;;);') })
  const reading = failureOf(stuck.read(source('x'), new Map()))
  await stuck.close()
  expect(await reading).toMatchObject({ code: 'cancelled' })
  expect(await failureOf(stuck.map(mapping))).toMatchObject({ code: 'cancelled' })
})
