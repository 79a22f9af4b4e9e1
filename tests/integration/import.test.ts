import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signIn } from '../../src/main/sandbox/sparebank1/test-client.ts'
import type { ImportTarget } from '../../src/shared/contract-import.ts'
import { sandboxClient } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { defaultSparebank1Settings } from '../../src/shared/sparebank1.ts'
import { connect, freePort, readText, startApp } from './app.ts'
import {
  clock,
  startBank,
  exportedBy,
  drop,
  into,
  asNew,
  bookedCount,
  bare,
  aFile,
  failureOf,
} from './import-files.ts'

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

test('a number that is here already begins no second account, whatever the new one was to be called', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { text } = await aFile(bank, '2026-01-01')
  for (const name of ['Felles', 'Felles igjen']) {
    const draft = await drop(app, text)
    const targets = [asNew(draft.statements[0]?.ref ?? '', name)]
    await app.handlers['import:commit']({ draftId: draft.draftId, targets })
  }
  const accounts = await app.handlers['accounts:list'](undefined)
  expect(accounts.map(({ name }) => name)).toEqual(['Felles'])
  const [newest] = await app.handlers['import:list'](undefined)
  expect(newest?.accounts).toMatchObject([{ accountId: accounts[0]?.id, added: 0 }])
})

test('an account that files told of does not stand for a choice among the bank’s, which are all still offered', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { text } = await aFile(bank, '2026-01-01')
  const draft = await drop(app, text)
  const targets = [asNew(draft.statements[0]?.ref ?? '', 'Felles')]
  await app.handlers['import:commit']({ draftId: draft.draftId, targets })
  const [fromFile] = await app.handlers['accounts:list'](undefined)
  const { connectionId } = await app.handlers['connection:create']({
    system: 'sparebank1',
    settings: { ...defaultSparebank1Settings, redirectPort: await freePort() },
    credentials: { clientId: sandboxClient.clientId, clientSecret: sandboxClient.clientSecret },
  })
  await app.handlers['connection:authorise']({ connectionId })
  const chosen = async () => {
    const accounts = await app.handlers['connection:read-accounts']({ connectionId })
    return accounts.filter(({ isChosen }) => isChosen).map(({ id }) => id)
  }
  expect(await chosen()).toEqual([])
  // Meanwhile nothing vanishes from the pages.
  expect((await app.handlers['overview:get'](undefined)).accounts.map(({ id }) => id)).toEqual([fromFile?.id])
  const accountIds = [fromFile?.id ?? '']
  await app.handlers['connection:choose-accounts']({ connectionId, accountIds })
  expect(await chosen()).toEqual(accountIds)
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
  const came = { topics: ['transactions', 'accounts', 'imports', 'journal'] }
  expect(app.events.at(-1)).toEqual({ channel: 'stale', payload: came })
  const [row] = await app.handlers['transactions:page']({
    filter: {}, sort: { by: 'bookedOn', descending: true }, offset: 0, limit: 1,
  }) // prettier-ignore
  expect(await app.handlers['transaction:get']({ transactionId: row?.id ?? 0 })).toMatchObject({
    files: ['november.csv'],
  })
  expect(await app.handlers['import:undo']({ importId })).toEqual({ removed: total })
  const went = { topics: ['journal', 'transactions', 'accounts', 'reviews', 'imports', 'connections'] }
  expect(app.events.at(-1)).toEqual({ channel: 'stale', payload: went })
  expect(await app.handlers['accounts:list'](undefined)).toEqual([])
  expect(await app.handlers['import:list'](undefined)).toEqual([])
  const again = await failureOf(app.handlers['import:undo']({ importId }))
  expect(again.code).toBe('not-found')
})

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

test('a file whose columns are being named anew is not taken in as half the one, half the other reading', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const { draftId, table } = await drop(app, budget)
  if (table === null || table.mapping === null) throw new Error('no mapping was guessed')
  const naming = app.handlers['import:map']({ draftId, mapping: { ...table.mapping, amount: reversed } })
  const plan = { draftId, targets: [asNew('1', 'Budget')] }
  const [tried, taken] = [app.handlers['import:check'](plan), app.handlers['import:commit'](plan)]
  const failures = Promise.all([failureOf(Promise.resolve(tried)), failureOf(Promise.resolve(taken))])
  await naming
  expect(await failures).toMatchObject([{ code: 'not-found' }, { code: 'not-found' }])
  expect(await app.handlers['accounts:list'](undefined)).toEqual([])
  expect(await app.handlers['import:commit'](plan)).toMatchObject({ outcomes: [{ added: 2 }] })
})

test('a file with a head that is known, but of another account, is not for the account of last time', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const of = (number: string) => `Konto: ${number}\n${budget}`
  const first = await drop(app, of('1813.00.00017'))
  const targets = [asNew(first.statements[0]?.ref ?? '', 'Budget')]
  await app.handlers['import:commit']({ draftId: first.draftId, targets })
  const [account] = await app.handlers['accounts:list'](undefined)
  const suggested = async (file: string) => (await drop(app, file)).statements[0]?.suggestedAccountId
  expect(await suggested(of('1813.00.00017'))).toBe(account?.id)
  expect(await suggested(budget)).toBe(account?.id)
  expect(await suggested(of('6005.06.12344'))).toBeNull()
})

/** CAMT.053, one statement a month, as banks put several into one file. */
function monthly(
  ...months: readonly { readonly ended: string; readonly balance: string; readonly days: readonly string[] }[]
) {
  const statement = ({ ended, balance, days }: (typeof months)[number]): string =>
    `<Stmt><Acct><Id><Othr><Id>60050612344</Id></Othr></Id><Ccy>NOK</Ccy></Acct>
    <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="NOK">${balance}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${ended}</Dt></Dt></Bal>
    ${days.map((day) => `<Ntry><Amt Ccy="NOK">10.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt></Ntry>`).join('')}</Stmt>`
  return `<Document><BkToCstmrStmt>${months.map(statement).join('')}</BkToCstmrStmt></Document>`
}

test('months of one new account in one file begin one account, with the rows of all and the latest balance', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const file = monthly(
    { ended: '2026-02-28', balance: '70.00', days: ['2026-02-01', '2026-02-02'] },
    { ended: '2026-01-31', balance: '90.00', days: ['2026-01-05'] },
    { ended: '2026-02-01', balance: '80.00', days: ['2026-02-01'] },
  )
  const { draftId, statements } = await drop(app, file, 'camt.xml')
  const targets = statements.map(({ ref }) => asNew(ref, `Month ${ref}`))
  const tried = await app.handlers['import:check']({ draftId, targets })
  expect(tried.map(({ added, known }) => [added, known])).toEqual([[2, 0], [1, 0], [0, 1]]) // prettier-ignore
  expect(await app.handlers['import:commit']({ draftId, targets })).toMatchObject({ outcomes: tried })
  expect(await app.handlers['accounts:list'](undefined)).toMatchObject([
    { name: 'Month 1', number: '60050612344', bookedCount: 3, booked: { minor: 7000, currency: 'NOK' } },
  ])
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
