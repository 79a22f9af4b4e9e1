import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { parseInvocation } from '../../src/main/cli/arguments.ts'
import { columns } from '../../src/main/files/export/columns.ts'
import { runCommand } from '../../src/main/cli/commands.ts'
import { needsProfile } from '../../src/main/cli/needs-keychain.ts'
import { exitCodes } from '../../src/main/cli/exit-codes.ts'
import { printError } from '../../src/main/cli/output.ts'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { isAppError, type AppError } from '../../src/shared/errors.ts'
import { startApp, type TestApp } from './app.ts'

const clock = movableClock('2026-11-21T11:00:00.000Z')
// Nobody is connected here: files alone.
const start = () =>
  startApp({
    bank: {
      endpoints: { authorize: 'http://127.0.0.1:9', token: 'http://127.0.0.1:9', api: 'http://127.0.0.1:9' },
    },
    clock,
  })

/** One command as it is typed; what it printed, and how it ended. */
async function run(
  app: TestApp,
  isJson: boolean,
  ...argv: string[]
): Promise<{ exitCode: number; printed: string }> {
  const { command } = parseInvocation(argv)
  if (!needsProfile(command)) throw new Error('not a command to run')
  if (command.name === 'import') app.openFrom = command.file
  const out = new PassThrough({ encoding: 'utf8', highWaterMark: 1 << 24 })
  const exitCode = await runCommand(
    {
      handlers: app.handlers,
      streams: { out, err: new PassThrough() },
      json: isJson,
      readInput: () => Promise.reject(new Error('nothing is asked for here')),
      person: null,
      isStopped: () => false,
      readObject: async () => ({}),
      listenForAddresses: () => () => undefined,
      logError: (error) => app.log.error('cli', error),
    },
    command,
  )
  return { exitCode, printed: String(out.read() ?? '') }
}

async function json(app: TestApp, ...argv: string[]): Promise<unknown> {
  const { exitCode, printed } = await run(app, true, ...argv)
  expect(exitCode).toBe(exitCodes.ok)
  return JSON.parse(printed)
}

async function refused(app: TestApp, ...argv: string[]): Promise<AppError> {
  const error: unknown = await run(app, true, ...argv).catch((thrown: unknown) => thrown)
  if (isAppError(error)) return error
  throw new Error('it went well')
}

const csv = [
  '\uFEFFDato;Beskrivelse;Rentedato;Inn;Ut;Til konto;Fra konto;',
  '"02.11.2026";"REMA 1000";"02.11.2026";;"-100,50";"";"18130000017";',
  '"05.11.2026";"Lønn";"05.11.2026";"1000,00";;"18130000017";"60050612344";',
  '',
].join('\n')

test('a file is tried out, taken in, listed and taken back, as a machine and as a person read it', async () => {
  await using app = await start()
  const file = join(app.home, 'konto.csv')
  writeFileSync(file, csv)
  const nowhere = await refused(app, 'import', file)
  expect(nowhere).toMatchObject({ code: 'invalid-input' })
  expect(await refused(app, 'import', file, '--account', 'new:Felles')).toMatchObject({
    code: 'invalid-input',
  })

  const options = ['--account', 'new:Felles', '--currency', 'nok', '--balance', '-12,50@2026-11-05']
  const statements = [{ ref: '1', added: 2, known: 0 }]
  const answer = { fileName: 'konto.csv', format: 'sparebank1-csv', statements }
  expect(await json(app, 'import', file, ...options, '--dry-run')).toEqual({ ...answer, importId: null })
  expect(await json(app, 'accounts')).toEqual([])
  expect(await json(app, 'import', file, ...options)).toEqual({ ...answer, importId: 1 })
  expect(await json(app, 'accounts')).toMatchObject([
    { name: 'Felles', booked: { decimal: '-12.50' }, bookedCount: 2 },
  ])

  // Its number is known now, so nobody has to say where it goes.
  const again = await run(app, false, 'import', file)
  expect(again.printed).toBe('1: 0 new, import 2; 2 there already\n')
  expect(await json(app, 'import', file, '--account', 'felles', '--dry-run')).toMatchObject({
    statements: [{ added: 0, known: 2 }],
  })
  expect((await run(app, false, 'imports')).printed).toBe(
    '2  2026-11-21  konto.csv  2026-11-02 to 2026-11-05  Felles: 0 new, 2 known\n' +
      '1  2026-11-21  konto.csv  2026-11-02 to 2026-11-05  Felles: 2 new, 0 known\n',
  )
  expect(await json(app, 'undo-import', '1')).toEqual({ importId: 1, removed: 0 })
  expect((await run(app, false, 'undo-import', '2')).printed).toBe('2 rows taken back.\n')
  expect(await json(app, 'accounts')).toEqual([])
  expect(await refused(app, 'undo-import', '2')).toMatchObject({ code: 'not-found' })
})

test('a file of several accounts says at once of how many, and where each of them can be told where to go', async () => {
  await using app = await start()
  const file = join(app.home, 'all.csv')
  const column = (values: Readonly<Record<string, string>>) =>
    columns.map(({ name }) => values[name] ?? '').join(',')
  const line = (account: string) =>
    column({
      booking_date: '2026-11-02',
      amount: '-1.00',
      currency: 'NOK',
      status: 'booked',
      account_name: account,
      text: 'REMA',
    })
  writeFileSync(
    file,
    [
      column(Object.fromEntries(columns.map(({ name }) => [name, name]))),
      ...['a', 'b', 'c'].map(line),
      '',
    ].join('\r\n'),
  )
  const way =
    'take it in from the window, which asks where each goes; --account and --balance are for a file of one'
  for (const options of [[], ['--account', 'new:Alt'], ['--balance', '1@2026-11-02']]) {
    const { code, message } = await refused(app, 'import', file, '--dry-run', ...options)
    expect(code).toBe('invalid-input')
    expect(message).toMatch(/^the file is of 3 accounts/)
    expect(message).toContain(way)
  }
  expect((await refused(app, 'import', file)).message).toContain('3 of them are none we know')
})

test('a CSV of no known bank is for the window, and a file that cannot be read says where', async () => {
  await using app = await start()
  const unknown = join(app.home, 'unknown.csv')
  writeFileSync(unknown, 'When;What;How much\n2026-01-05;Coffee;-45,00\n2026-01-07;Salary;1000,00\n')
  expect(await refused(app, 'import', unknown, '--account', 'new:X', '--currency', 'NOK')).toMatchObject({
    code: 'invalid-input',
  })
  const broken = join(app.home, 'broken.csv')
  writeFileSync(broken, csv.replace('05.11.2026";"Lønn', '35.11.2026";"Lønn'))
  const error = await refused(app, 'import', broken, '--account', 'new:X', '--currency', 'NOK')
  const err = new PassThrough({ encoding: 'utf8' })
  printError({ out: new PassThrough(), err }, error, 'ref-1', false)
  expect(String(err.read())).toBe(
    'The file cannot be read. Line 3, column "Dato": expected a date. Nothing was imported. (file-unreadable, log reference ref-1)\n',
  )
  expect(await json(app, 'accounts')).toEqual([])
})

test('a file that names no account is not put where one like it went last: that is said each time', async () => {
  await using app = await start()
  const csvText = 'Date;Description;Amount\n2026-01-05;Coffee;-45,00\n2026-01-07;Salary;1000,00\n'
  const file = join(app.home, 'budget.csv')
  writeFileSync(file, csvText)
  const content = Buffer.from(csvText).toString('base64')
  const { draftId } = await app.handlers['import:drop']({ name: 'budget.csv', content })
  const target = { kind: 'new', name: 'Felles', accountKind: 'current', currency: 'NOK' } as const
  await app.handlers['import:commit']({ draftId, targets: [{ ref: '1', into: target, balance: null }] })

  expect(await refused(app, 'import', file)).toMatchObject({ code: 'invalid-input' })
  expect(await json(app, 'import', file, '--account', 'Felles')).toMatchObject({
    format: 'mapped-csv',
    statements: [{ added: 0, known: 2 }],
  })
})

test('what is typed wrongly is refused by name', () => {
  for (const [argv, word] of [
    [['import'], '<file>'],
    [['import', 'x', '--balance', '12'], '--balance'],
    [['import', 'x', '--balance', '12@2026-02-30'], '--balance'],
    [['import', 'x', '--currency', 'kroner'], '--currency'],
    [['import', 'x', '--account', 'new:'], '--account'],
    [['undo-import', 'one'], 'undo-import'],
  ] as const) {
    expect(() => parseInvocation(argv), argv.join(' ')).toThrow(word)
  }
})
