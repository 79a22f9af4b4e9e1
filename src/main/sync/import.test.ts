import { expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import { invent, startStore } from '../store/testing.ts'
import type { NewFileAccount } from '../store/file-accounts.ts'
import { planImport, type FileStatement } from './import-plan.ts'
import { undoImport, undoInterruptedImports } from './import-undo.ts'
import { startPace } from './pace.ts'
import { bankRow, clock, fileRow, importInto, inventBank, syncWith, today } from './testing.ts'

type Stored = {
  id: number
  identity: string
  bookedOn: string
  minor: number
  text: string
  fromBank: number
}
const ledger = `SELECT id, identity, booked_on AS bookedOn, minor, text, is_from_bank AS fromBank FROM bank_transaction
  ORDER BY booked_on, minor, id`
const newAccount: NewFileAccount = {
  kind: 'current',
  name: 'Gammel konto',
  number: '18130000017',
  iban: null,
  currency: 'NOK',
}

/** A store, a connected bank with one account, and the account. */
async function start() {
  const at = await startStore()
  const connectionId = invent.connection(at.store)
  const bank = inventBank()
  const [accountId = ''] = at.store.accounts.upsertFromBank(connectionId, bank.accounts, invent.at)
  return {
    ...at,
    bank,
    connectionId,
    accountId,
    rows: () => at.ask<Stored>(ledger),
    sync: () => syncWith(at.store, bank, connectionId),
    undo: (id: number) => undoImport(at.store, id, invent.at),
    [Symbol.dispose]: () => at[Symbol.dispose](),
  }
}

const day = (n: number): string => `2026-05-${String(n).padStart(2, '0')}`
const coffee = (more: Parameters<typeof fileRow>[0] = {}) =>
  fileRow({ bookedOn: day(28), minor: -4500, text: 'KAFFEBAREN BERGEN', ...more })
const bankCoffee = (more: Parameters<typeof bankRow>[0] = {}) =>
  bankRow({ bookedOn: day(28), minor: -4500, text: 'KAFFEBAREN BERGEN', ...more })

test('a file first, then the bank: each payment once, with the bank’s identity and words, and what only the file knew', async () => {
  using at = await start()
  await importInto(at.store, at.accountId, [
    coffee({ text: 'Kaffebaren', reference: 'f1', message: 'Takk for sist' }),
    coffee({ bookedOn: day(2), reference: 'f2' }),
  ])
  expect(at.rows().map(({ fromBank }) => fromBank)).toEqual([0, 0])
  at.bank.books = [bankCoffee({ identity: 'n1', counterparty: 'Kaffebaren AS' })]
  expect(await at.sync()).toMatchObject({ added: 0, changed: 1 })
  expect(at.rows()).toMatchObject([
    { bookedOn: day(2), identity: 'file:ofx:f2', fromBank: 0 },
    { bookedOn: day(28), identity: 'id:n1', text: 'KAFFEBAREN BERGEN', fromBank: 1 },
  ])
  expect(at.ask('SELECT counterparty, message FROM bank_transaction WHERE is_from_bank = 1')).toEqual([
    { counterparty: 'Kaffebaren AS', message: 'Takk for sist' },
  ])
})

test('the bank first, then a file: nothing is new, and the bank’s richer words stay', async () => {
  using at = await start()
  at.bank.books = [
    bankCoffee({ identity: 'n1', message: 'Takk' }),
    bankCoffee({ identity: 'n2', bookedOn: day(20) }),
  ]
  await at.sync()
  const before = at.ask('SELECT * FROM bank_transaction ORDER BY id')
  const file = [coffee({ text: 'kaffebaren bergen', message: 'Other' }), coffee({ bookedOn: day(20) })]
  expect(await importInto(at.store, at.accountId, file)).toMatchObject({ added: 0, known: 2 })
  expect(at.ask('SELECT * FROM bank_transaction ORDER BY id')).toEqual(before)
})

test.each(['file', 'bank'])('half of each overlaps, the %s first: the union, once', async (first) => {
  using at = await start()
  const file = [10, 14, 20].map((n) => coffee({ bookedOn: day(n), reference: `f${n}` }))
  at.bank.books = [20, 24, 28].map((n) => bankCoffee({ bookedOn: day(n), identity: `n${n}` }))
  at.bank.opened = day(18)
  if (first === 'bank') await at.sync()
  const { added } = await importInto(at.store, at.accountId, file)
  expect(added).toBe(first === 'bank' ? 2 : 3)
  await at.sync()
  expect(at.rows().map(({ bookedOn }) => bookedOn)).toEqual([10, 14, 20, 24, 28].map(day))
  expect(await at.sync()).toMatchObject({ added: 0, changed: 0 })
})

test('the same file twice brings nothing new, and two equal coffees of one day stay two', async () => {
  using at = await start()
  const file = [coffee(), coffee(), coffee({ bookedOn: day(29) })]
  expect(await importInto(at.store, at.accountId, file)).toMatchObject({ added: 3, known: 0 })
  expect(await importInto(at.store, at.accountId, file)).toMatchObject({ added: 0, known: 3 })
  expect(at.rows()).toHaveLength(3)
  const more = [...file, coffee()]
  expect(await importInto(at.store, at.accountId, more)).toMatchObject({ added: 1, known: 3 })
})

test('words that differ wholly between bank and file are one payment where day and amount agree', async () => {
  using at = await start()
  at.bank.books = [
    bankCoffee({ identity: 'n1', text: 'REMA 1000' }),
    bankCoffee({ identity: 'n2', text: 'KIWI' }),
  ]
  await at.sync()
  const file = [
    coffee({ text: 'Varekjøp 4421' }),
    coffee({ text: 'Varekjøp 9921' }),
    coffee({ text: 'Vipps' }),
  ]
  expect(await importInto(at.store, at.accountId, file)).toMatchObject({ added: 1, known: 2 })
  at.bank.books.push(bankCoffee({ identity: 'n3', text: 'Something else' }))
  expect(await at.sync()).toMatchObject({ added: 0, changed: 1 })
  expect(at.rows().every(({ fromBank }) => fromBank === 1)).toBe(true)
})

test('a file made at noon lacks a payment of its last day: the one of the day before is not taken for it', async () => {
  using at = await start()
  await importInto(at.store, at.accountId, [coffee({ bookedOn: day(28) })])
  const atNoon = [
    coffee({ bookedOn: day(27) }),
    coffee({ bookedOn: day(28), minor: -100, text: 'PARKERING' }),
  ]
  expect(await importInto(at.store, at.accountId, atNoon)).toMatchObject({ added: 2, known: 0 })
  expect(at.rows().map(({ bookedOn }) => bookedOn)).toEqual([27, 28, 28].map(day))
})

test('two payments the bank itself tells apart are never one for their day and amount alone', async () => {
  using at = await start()
  at.bank.books = [bankCoffee({ identity: 'n1', text: 'REMA 1000' })]
  await at.sync()
  at.bank.books = [bankCoffee({ identity: 'n2', text: 'KIWI' })]
  expect(await at.sync()).toMatchObject({ added: 1 })
})

test('a reference finds a row of the bank again, though a later file words it otherwise and dates it elsewhere', async () => {
  using at = await start()
  at.bank.books = [bankCoffee({ identity: 'n1' })]
  await at.sync()
  await importInto(at.store, at.accountId, [coffee({ reference: 'f1' })])
  const later = coffee({ reference: 'f1', text: 'Noe annet', bookedOn: day(20) })
  expect(await importInto(at.store, at.accountId, [later])).toMatchObject({ added: 0, known: 1 })
  expect(at.rows()).toMatchObject([{ identity: 'id:n1', bookedOn: day(28) }])
})

test.each([
  ['the KID of a monthly bill', { minor: -4500, text: 'KAFFEBAREN BERGEN' }],
  ['a count that begins anew in each file', { minor: -9900, text: 'Kaffebaren Bergen' }],
])('%s names another payment in the next month’s file: both are there', async (_what, next) => {
  using at = await start()
  await importInto(at.store, at.accountId, [coffee({ bookedOn: '2026-04-28', reference: '1' })])
  const later = [coffee({ ...next, bookedOn: day(28), reference: '1' })]
  expect(await importInto(at.store, at.accountId, later)).toMatchObject({ added: 1, known: 0 })
  expect(await importInto(at.store, at.accountId, later)).toMatchObject({ added: 0, known: 1 })
  expect(at.rows().map(({ bookedOn, minor }) => [bookedOn, minor])).toEqual([
    ['2026-04-28', -4500],
    [day(28), next.minor],
  ])
})

test('two lines of one file under one reference are two payments, however equal', async () => {
  using at = await start()
  const halves = [coffee({ reference: 'batch' }), coffee({ reference: 'batch' })]
  expect(await importInto(at.store, at.accountId, halves)).toMatchObject({ added: 2, known: 0 })
  expect(await importInto(at.store, at.accountId, halves)).toMatchObject({ added: 0, known: 2 })
  expect(at.rows().map(({ minor }) => minor)).toEqual([-4500, -4500])
})

test('two files overlap: taking back the first keeps what the second also told, and the second then takes the rest', async () => {
  using at = await start()
  const file = (...days: number[]) => days.map((n) => coffee({ bookedOn: day(n) }))
  const first = await importInto(at.store, at.accountId, file(1, 2, 3))
  const second = await importInto(at.store, at.accountId, file(2, 3, 4))
  expect(second).toMatchObject({ added: 1, known: 2 })
  expect(await at.undo(first.importId)).toBe(1)
  expect(at.rows().map(({ bookedOn }) => bookedOn)).toEqual([2, 3, 4].map(day))
  expect(await at.undo(second.importId)).toBe(3)
  expect(at.rows()).toEqual([])
  expect(at.ask('SELECT sum(minor) AS minor, sum(count) AS count FROM account_day')).toEqual([
    { minor: 0, count: 0 },
  ])
})

test('taking a file back keeps what the bank told as well, and forgets the names only the file gave', async () => {
  using at = await start()
  const { importId } = await importInto(at.store, at.accountId, [
    coffee({ reference: 'f1' }),
    coffee({ reference: 'f2', bookedOn: day(3) }),
  ])
  at.bank.books = [bankCoffee({ identity: 'n1' })]
  at.bank.opened = day(20)
  await at.sync()
  expect(await at.undo(importId)).toBe(1)
  expect(at.rows()).toMatchObject([{ identity: 'id:n1' }])
  expect(at.ask('SELECT * FROM former_identity')).toEqual([])
  expect(at.ask('SELECT * FROM import_file')).toEqual([])
})

test('an account that a file began goes with its last file, and its number is nobody’s then', async () => {
  using at = await start()
  const theirs = { ...newAccount, number: '60050612344' }
  const { importId, accountId } = await importInto(at.store, theirs, [coffee({ minor: 4500 })])
  await importInto(at.store, at.accountId, [coffee({ counterpartyAccount: '6005.06.12344' })])
  const own = () => at.ask('SELECT count(*) AS n FROM bank_transaction WHERE is_own_transfer = 1')
  expect(own()).toEqual([{ n: 2 }])
  await at.undo(importId)
  expect(at.store.accounts.list().map(({ id }) => id)).not.toContain(accountId)
  expect(own()).toEqual([{ n: 0 }])
})

test('pending rows are not the file’s business: they stay as the bank said', async () => {
  using at = await start()
  at.bank.books = [bankCoffee({ status: 'pending', bookedOn: today })]
  await at.sync()
  const pending = at.ask('SELECT * FROM pending_transaction')
  expect(pending).toHaveLength(1)
  expect(await importInto(at.store, at.accountId, [coffee({ bookedOn: today })])).toMatchObject({ added: 1 })
  expect(at.ask('SELECT * FROM pending_transaction')).toEqual(pending)
})

test('months of one account in one file: what two of them share is one row, and trying it out says so beforehand', async () => {
  using at = await start()
  const january = [coffee({ bookedOn: day(1), reference: 'a' }), coffee({ bookedOn: day(2), reference: 'b' })]
  const february = [coffee({ bookedOn: day(2), reference: 'b' }), coffee({ bookedOn: day(3) })]
  const both: FileStatement[] = [january, february].map((rows) => ({
    into: at.accountId,
    rows,
    format: 'ofx',
  }))
  const plans = await planImport(at.store, both, startPace())
  expect(plans.map((plan) => plan.filter(({ kind }) => kind === 'add').length)).toEqual([2, 1])
  expect(at.rows()).toEqual([])
})

test('a file that is stopped half-way leaves nothing, and neither does one whose process was killed', async () => {
  using at = await start()
  const many = Array.from({ length: 3000 }, (_, index) =>
    coffee({ minor: -index, bookedOn: day(1 + (index % 28)) }),
  )
  const stopped = new AbortController()
  const importing = importInto(at.store, newAccount, many, { signal: stopped.signal })
  while (at.rows().length === 0) await new Promise((resolve) => setImmediate(resolve))
  stopped.abort()
  const error = await importing.catch((thrown: unknown) => thrown)
  expect(isAppError(error, 'cancelled')).toBe(true)
  const tables = ['bank_transaction', 'import_file', 'import_row', 'import_account']
  for (const table of tables) expect(at.ask(`SELECT * FROM ${table}`), table).toEqual([])
  expect(at.store.accounts.list()).toHaveLength(1)

  const { imports, accounts, transactions } = at.store
  const id = imports.begin({ fileName: 'x', format: 'ofx', importedAt: invent.at, sha256: '' })
  const accountId = accounts.files.create(newAccount)
  imports.setAccount(id, { accountId, firstDay: null, lastDay: null, added: 1, known: 0, stated: null })
  imports.addRow(id, transactions.insertFromFile(accountId, 'file:ofx:1', coffee(), invent.at, 'ofx') ?? 0)
  const unlock = at.store.lockImports()
  await undoInterruptedImports(at.store, clock) // another process is at it
  expect(at.rows()).toHaveLength(1)
  unlock()
  await undoInterruptedImports(at.store, clock)
  for (const table of tables) expect(at.ask(`SELECT * FROM ${table}`), table).toEqual([])
  expect(accounts.list()).toHaveLength(1)
})

test('a file that is stopped while it is compared begins nothing', async () => {
  using at = await start()
  const imports = { ...at.store.imports, begin: () => expect.fail('it went on') }
  const stopped = importInto({ ...at.store, imports }, at.accountId, [coffee()], {
    signal: AbortSignal.abort(),
  })
  expect(isAppError(await stopped.catch((thrown: unknown) => thrown), 'cancelled')).toBe(true)
})

test('comparing is stopped on the way, not at its end', async () => {
  using at = await start()
  const pace = { ...startPace(AbortSignal.abort()), isDue: () => true }
  const comparing = planImport(at.store, [{ into: at.accountId, rows: [coffee()], format: 'ofx' }], pace)
  expect(isAppError(await comparing.catch((thrown: unknown) => thrown), 'cancelled')).toBe(true)
})

test('a file of nothing but equal rows asks for their names once', async () => {
  using at = await start()
  let asked = 0
  const transactions = {
    ...at.store.transactions,
    identitiesLike: (...about: Parameters<typeof at.store.transactions.identitiesLike>) => {
      asked++
      return at.store.transactions.identitiesLike(...about)
    },
  }
  const file = Array.from({ length: 300 }, () => coffee())
  await importInto(at.store, at.accountId, file.slice(0, 100))
  expect(await importInto({ ...at.store, transactions }, at.accountId, file)).toMatchObject({ added: 200 })
  expect(asked).toBe(1)
  expect(at.rows()).toHaveLength(300)
})

test('while an account is being synced no file goes into it, and nothing stays locked', async () => {
  using at = await start()
  const unlock = at.store.lockConnection(at.connectionId)
  const refused = await importInto(at.store, at.accountId, [coffee()]).catch((error: unknown) => error)
  expect(isAppError(refused, 'already-running')).toBe(true)
  unlock()
  expect(await importInto(at.store, at.accountId, [coffee()])).toMatchObject({ added: 1 })
})

test('while any bank is read, no file goes into or out of an account of files that the bank could be taking over', async () => {
  using at = await start()
  const number = '60050612344'
  const { accountId, importId } = await importInto(at.store, { ...newAccount, number }, [coffee()])
  const unlock = at.store.lockConnection(at.connectionId)
  const isRefused = (work: Promise<unknown>) =>
    work.then(
      () => false,
      (error: unknown) => isAppError(error, 'already-running'),
    )
  expect(await isRefused(importInto(at.store, accountId, [coffee()]))).toBe(true)
  expect(await isRefused(importInto(at.store, { ...newAccount, number: '60050612352' }, [coffee()]))).toBe(
    true,
  )
  expect(await isRefused(at.undo(importId))).toBe(true)
  // Nobody can take over what has no number.
  expect(await isRefused(importInto(at.store, { ...newAccount, number: null }, [coffee()]))).toBe(false)
  unlock()
  expect(await isRefused(at.undo(importId))).toBe(false)
})

test('an import that another process ends well just before we would take it back stays', async () => {
  using at = await start()
  const { importId } = await importInto(at.store, at.accountId, [coffee()])
  at.store.imports.reopen(importId)
  const lockImports = (): (() => void) => {
    at.store.imports.finish(importId) // the other process lets go of the lock
    return at.store.lockImports()
  }
  await undoInterruptedImports({ ...at.store, lockImports }, clock)
  expect(at.rows()).toHaveLength(1)
  expect(at.store.imports.isFinished(importId)).toBe(true)
})
