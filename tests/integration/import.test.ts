import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keychainService, savedStoreKey } from '../../src/main/first-start.ts'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startSparebank1Sandbox, type Sparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { signIn, type TestClient } from '../../src/main/sandbox/sparebank1/test-client.ts'
import { openStore } from '../../src/main/store/open.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import { createVault } from '../../src/main/vault/vault.ts'
import type { ImportDraft, ImportTarget } from '../../src/shared/contract-import.ts'
import { toFailure } from '../../src/shared/errors.ts'
import type { Account } from '../../src/shared/model.ts'
import { connect, readText, startApp, type TestApp } from './app.ts'

const clock = movableClock('2026-11-21T11:00:00.000Z')
const startBank = () =>
  startSparebank1Sandbox({
    clock,
    household: { years: 1, today: '2026-11-21' },
    switches: { callsPerHour: null },
  })

interface BankFile {
  readonly number: string
  readonly text: string
}

/** The CSV the bank itself hands out, of each of the person's accounts, from this day on. */
async function exportedBy(client: TestClient, fromDate: string): Promise<BankFile[]> {
  const everything = await client.get('/personal/banking/accounts?includeCreditCardAccounts=true')
  const { accounts } = (await everything.json()) as { accounts: { key: string; accountNumber: string }[] }
  const files: BankFile[] = []
  for (const { key, accountNumber } of accounts) {
    const query = `accountKey=${encodeURIComponent(key)}&fromDate=${fromDate}&toDate=2026-11-21`
    const reply = await client.get(`/personal/banking/transactions/export?${query}`, {
      accept: 'application/csv;charset=UTF-8',
    })
    const text = `\uFEFF${(await reply.text()).replace(/^\uFEFF/, '')}`
    if (text.trim().split('\n').length > 1) files.push({ number: accountNumber, text })
  }
  return files
}

const drop = (app: TestApp, text: string, name = 'konto.csv'): Promise<ImportDraft> =>
  Promise.resolve(app.handlers['import:drop']({ name, content: Buffer.from(text).toString('base64') }))

const into = (ref: string, accountId: string): ImportTarget => ({
  ref,
  into: { kind: 'account', accountId },
  balance: null,
})

const asNew = (ref: string, name: string): ImportTarget => ({
  ref,
  into: { kind: 'new', name, accountKind: 'current', currency: 'NOK' },
  balance: null,
})

async function bookedCount(app: TestApp): Promise<number> {
  const accounts = await app.handlers['accounts:list'](undefined)
  return accounts.reduce((sum, { bookedCount: count }) => sum + count, 0)
}

const bare = ({ number }: Pick<Account, 'number'>): string => (number ?? '').replace(/\D/g, '')

async function aFile(bank: Sparebank1Sandbox, fromDate = '2026-10-01'): Promise<BankFile> {
  const files = await exportedBy(await signIn(bank), fromDate)
  const longest = files.toSorted((a, b) => b.text.length - a.text.length)[0]
  if (longest === undefined) throw new Error('the invented bank has no rows')
  return longest
}

test('what the bank hands out as a file doubles nothing of what it told through its API', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { connectionId } = await connect(app)
  await app.handlers['sync:run']({ connectionId })
  const before = await bookedCount(app)
  const files = await exportedBy(await signIn(bank), '2026-01-01')
  expect(files.length).toBeGreaterThan(2)
  let seen = 0
  for (const { text } of files) {
    const draft = await drop(app, text)
    expect(draft.format).toBe('sparebank1-csv')
    const [statement] = draft.statements
    const accounts = await app.handlers['accounts:list'](undefined)
    const suggested = accounts.find(({ id }) => id === statement?.suggestedAccountId)
    if (statement === undefined || suggested === undefined) continue // a card's file names nobody
    expect(bare(suggested)).toBe(statement.number)
    const targets = [into(statement.ref, suggested.id)]
    const tried = await app.handlers['import:check']({ draftId: draft.draftId, targets })
    const done = await app.handlers['import:commit']({ draftId: draft.draftId, targets })
    expect(done.outcomes).toEqual(tried)
    expect(done.outcomes).toEqual([{ ref: statement.ref, added: 0, known: statement.rowCount }])
    seen += statement.rowCount
  }
  expect(seen).toBeGreaterThan(200)
  expect(await bookedCount(app)).toBe(before)
  clock.advance(60_000)
  expect(await app.handlers['sync:run']({ connectionId })).toMatchObject({ added: 0, changed: 0 })
})

test('an account known from a file alone is the bank’s once it is connected: same id, no row twice', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { number, text } = await aFile(bank, '2026-01-01')
  const draft = await drop(app, text)
  const [statement] = draft.statements
  expect(statement).toMatchObject({ number, suggestedAccountId: null })
  const rowCount = statement?.rowCount ?? 0
  const last = statement?.to ?? ''
  const target = { ...asNew(statement?.ref ?? '', 'Felles'), balance: { on: last, amount: '1234.50' } }
  await app.handlers['import:commit']({ draftId: draft.draftId, targets: [target] })
  const [fromFile] = await app.handlers['accounts:list'](undefined)
  expect(fromFile).toMatchObject({
    connectionId: null,
    isChosen: true,
    isCounted: true,
    bookedCount: rowCount,
  })
  expect(fromFile?.booked).toEqual({ minor: 123_450, currency: 'NOK' })
  expect((await app.handlers['overview:get'](undefined)).netWorth).toMatchObject([{ minor: 123_450 }])

  const { connectionId } = await connect(app)
  await app.handlers['sync:run']({ connectionId })
  const adopted = (await app.handlers['accounts:list'](undefined)).find(({ id }) => id === fromFile?.id)
  const truth = bank.books().accounts.find(({ account }) => account.number === number)
  expect(adopted).toMatchObject({ connectionId, bookedCount: truth?.booked.length })
  expect(adopted?.booked?.minor).toBe(truth?.bookedMinor)
  const [entry] = await app.handlers['import:list'](undefined)
  expect(await app.handlers['import:undo']({ importId: entry?.id ?? 0 })).toEqual({ removed: 0 })
})

test('a file taken back leaves the household as it was, and the pages hear of it', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { text } = await aFile(bank)
  app.openFrom = join(app.home, 'november.csv')
  writeFileSync(app.openFrom, text)
  const draft = await app.handlers['import:open'](undefined)
  const draftId = draft?.draftId ?? ''
  app.events.length = 0
  const targets = [asNew(draft?.statements[0]?.ref ?? '', 'Ny')]
  const { importId, outcomes } = await app.handlers['import:commit']({ draftId, targets })
  const total = outcomes[0]?.added
  expect(app.events.filter(({ channel }) => channel === 'progress').at(-1)?.payload).toEqual({
    kind: 'import',
    rows: total,
    total,
  })
  const stale = { channel: 'stale', payload: { topics: ['transactions', 'accounts', 'imports'] } }
  expect(app.events.at(-1)).toEqual(stale)
  const [row] = await app.handlers['transactions:page']({
    filter: {}, sort: { by: 'bookedOn', descending: true }, offset: 0, limit: 1,
  }) // prettier-ignore
  expect(await app.handlers['transaction:get']({ transactionId: row?.id ?? 0 })).toMatchObject({
    files: ['november.csv'],
  })
  expect(await app.handlers['import:undo']({ importId })).toEqual({ removed: total })
  expect(app.events.at(-1)).toEqual(stale)
  expect(await app.handlers['accounts:list'](undefined)).toEqual([])
  expect(await app.handlers['import:list'](undefined)).toEqual([])
  const again = await failureOf(app.handlers['import:undo']({ importId }))
  expect(again.code).toBe('not-found')
})

async function failureOf(work: Promise<unknown> | unknown) {
  try {
    await work
  } catch (error) {
    return toFailure(error)
  }
  throw new Error('it went well')
}

test('a file that is not what it says imports nothing and says where, and the log holds none of it', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { text } = await aFile(bank)
  const lines = text.split('\n')
  lines[5] = (lines[5] ?? '').replace(/^"\d{2}\.\d{2}\.2026"/, '"99.99.2026 Hemmelig"')
  const failure = await failureOf(Promise.resolve().then(() => drop(app, lines.join('\n'))))
  expect(failure).toMatchObject({
    code: 'file-unreadable',
    place: { line: 6, column: 'Dato', expected: 'date' },
  })
  const zip = await failureOf(Promise.resolve().then(() => drop(app, 'PK\u0003\u0004…', 'konto.csv')))
  expect(zip).toMatchObject({ code: 'file-unreadable', place: { expected: 'not-a-zip' } })
  expect(await app.handlers['accounts:list'](undefined)).toEqual([])
  app.log.error('test', failure)
  expect(readText(join(app.home, 'logs', 'oversikt.jsonl'))).not.toContain('Hemmelig')
  // The next file is read as if nothing had been.
  expect(await drop(app, text)).toMatchObject({ format: 'sparebank1-csv' })
})

test('an amount that its account’s currency does not have, and a statement in another currency, import nothing', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { text } = await aFile(bank)
  const { draftId, statements } = await drop(app, text)
  const ref = statements[0]?.ref ?? ''
  const yen: ImportTarget = {
    ref,
    into: { kind: 'new', name: 'Yen', accountKind: 'current', currency: 'JPY' },
    balance: null,
  }
  for (const channel of ['import:check', 'import:commit'] as const) {
    const failure = await failureOf(Promise.resolve(app.handlers[channel]({ draftId, targets: [yen] })))
    expect(failure).toMatchObject({ code: 'file-unreadable', place: { expected: 'amount' } })
  }
  const balance = { ref, into: asNew(ref, 'x').into, balance: { on: '2026-11-01', amount: 'tusen' } }
  expect(
    await failureOf(Promise.resolve(app.handlers['import:commit']({ draftId, targets: [balance] }))),
  ).toMatchObject({
    code: 'invalid-input',
  })
  expect(await app.handlers['accounts:list'](undefined)).toEqual([])
  // The draft is still there to be mended.
  await app.handlers['import:commit']({ draftId, targets: [asNew(ref, 'Kroner')] })
  expect(
    await failureOf(Promise.resolve(app.handlers['import:check']({ draftId, targets: [yen] }))),
  ).toMatchObject({
    code: 'not-found',
  })
})

const budget = 'When;What;How much\n2026-01-05;Coffee;-45,00\n2026-01-07;Salary;1000,00\n'
const reversed = { kind: 'signed', column: 2, isReversed: true } as const

test('columns that were named once are known the next time, and so is the account', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const first = await drop(app, budget, 'budget.csv')
  expect(first.table).toMatchObject({ isRemembered: false, problem: null })
  const guess = first.table?.mapping
  if (guess === undefined || guess === null) throw new Error('no mapping was guessed')
  const { draftId } = first
  const misfit = await app.handlers['import:map']({
    draftId,
    mapping: { ...guess, date: { column: 0, form: 'dd.mm.yyyy' } },
  })
  expect(misfit).toMatchObject({
    format: null,
    table: { problem: { code: 'file-unreadable', place: { line: 2, expected: 'date' } } },
    statements: [],
  })
  expect(
    await failureOf(Promise.resolve(app.handlers['import:commit']({ draftId, targets: [asNew('1', 'x')] }))),
  ).toMatchObject({ code: 'invalid-input' })
  const mapped = await app.handlers['import:map']({ draftId, mapping: { ...guess, amount: reversed } })
  expect(mapped).toMatchObject({
    format: 'mapped-csv',
    statements: [{ rowCount: 2, suggestedAccountId: null }],
  })
  await app.handlers['import:commit']({
    draftId,
    targets: [asNew(mapped.statements[0]?.ref ?? '', 'Budget')],
  })

  const [account] = await app.handlers['accounts:list'](undefined)
  const next = await drop(app, `${budget}2026-02-01;Rent;8000,00\n`, 'another.csv')
  expect(next).toMatchObject({
    format: 'mapped-csv',
    table: { isRemembered: true, mapping: { amount: reversed } },
    statements: [{ rowCount: 3, suggestedAccountId: account?.id }],
  })
  const targets = [into(next.statements[0]?.ref ?? '', account?.id ?? '')]
  const { outcomes } = await app.handlers['import:commit']({ draftId: next.draftId, targets })
  expect(outcomes).toMatchObject([{ added: 1, known: 2 }])
})

test('one file at a time is looked at, and none after closing', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const first = await drop(app, budget)
  const second = await drop(app, budget)
  const map = (draftId: string) =>
    failureOf(Promise.resolve(app.handlers['import:check']({ draftId, targets: [asNew('1', 'x')] })))
  expect(await map(first.draftId)).toMatchObject({ code: 'not-found' })
  await app.handlers['import:cancel']({ draftId: second.draftId })
  expect(await map(second.draftId)).toMatchObject({ code: 'not-found' })
  expect(await app.handlers['import:cancel']({ draftId: second.draftId })).toBeNull()
})

const many = [
  'When;What;How much',
  ...Array.from(
    { length: 4000 },
    (_, index) => `2026-01-${String(1 + (index % 28)).padStart(2, '0')};Row ${index};-${index + 1},00`,
  ),
  '',
].join('\n')

test('an import that is stopped on the way is cancelled as a whole', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { draftId, statements } = await drop(app, many)
  const stop = app.core.onEvent((channel, payload) => {
    if (channel !== 'progress' || !('rows' in payload) || payload.rows === 0) return
    stop()
    void app.handlers['import:cancel']({ draftId })
  })
  const targets = [asNew(statements[0]?.ref ?? '', 'Stopped')]
  const failure = await failureOf(Promise.resolve(app.handlers['import:commit']({ draftId, targets })))
  expect(failure.code).toBe('cancelled')
  expect(await app.handlers['accounts:list'](undefined)).toEqual([])
  expect(await app.handlers['import:list'](undefined)).toEqual([])
  expect(app.events.at(-1)).toEqual({
    channel: 'stale',
    payload: { topics: ['transactions', 'accounts', 'imports'] },
  })
})

test('a file for an account that is just being synced waits for the sync, and both are kept', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { connectionId } = await connect(app)
  const { text } = await aFile(bank)
  const { draftId, statements } = await drop(app, text)
  const [statement] = statements
  const syncing = app.handlers['sync:run']({ connectionId })
  const targets = [into(statement?.ref ?? '', statement?.suggestedAccountId ?? '')]
  const { outcomes } = await app.handlers['import:commit']({ draftId, targets })
  expect(outcomes).toMatchObject([{ added: 0, known: statement?.rowCount }])
  expect(await syncing).toMatchObject({ isHistoryComplete: true })
})

test('what a killed process left half taken in is gone when the app is opened', async () => {
  await using bank = await startBank()
  const keychain = createMemoryKeychain()
  const home = mkdtempSync(join(tmpdir(), 'oversikt-import-'))
  const file = join(home, 'oversikt.db')
  try {
    const first = await startApp({ bank, clock, home, keychain })
    await first.close()
    const key = await savedStoreKey(createVault({ keychain, service: keychainService(home) }), file)
    const store = await openStore({
      file,
      key,
      createKey: () => Promise.reject(new Error('there is a key')),
      log: first.log,
    })
    const id = store.imports.begin({
      fileName: 'x',
      format: 'ofx',
      importedAt: '2026-11-21T10:00:00.000Z',
      sha256: '',
    })
    const accountId = store.accounts.files.create({
      kind: 'current',
      name: 'Half',
      number: null,
      iban: null,
      currency: 'NOK',
    })
    store.imports.setAccount(id, {
      accountId,
      firstDay: null,
      lastDay: null,
      added: 1,
      known: 0,
      stated: null,
    })
    store.close()
    await using app = await startApp({ bank, clock, home, keychain })
    expect(await app.handlers['accounts:list'](undefined)).toEqual([])
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
