import { expect, test } from 'vitest'
import type { StatementToImport } from '../sync/import-save.ts'
import { importInto, fileRow } from '../sync/testing.ts'
import { undoImport } from '../sync/import-undo.ts'
import { invent, startStore } from './testing.ts'
import type { NewFileAccount } from './file-accounts.ts'

const old: NewFileAccount = {
  kind: 'savings',
  name: 'Gammel sparekonto',
  number: '1813.00.00017',
  iban: null,
  currency: 'NOK',
}
const row = (bookedOn: string, minor: number) => fileRow({ bookedOn, minor, text: `Row ${minor}` })

async function start() {
  const at = await startStore()
  return {
    ...at,
    take: (
      into: StatementToImport['into'],
      rows: ReturnType<typeof row>[],
      stated: StatementToImport['stated'],
    ) => importInto(at.store, into, rows, { stated }),
    balance: () =>
      at.ask(
        'SELECT stated_minor AS stated, stated_on AS statedOn, booked_minor AS booked, balance_at AS at FROM account',
      ),
    [Symbol.dispose]: () => at[Symbol.dispose](),
  }
}

/** On this machine's calendar. */
const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString()

test('the balance of a file account is the newest stated one and what was booked after its day, whatever order files come in', async () => {
  using at = await start()
  const march = [row('2026-03-02', -10_000), row('2026-03-31', 2_500)]
  const { accountId, importId } = await at.take(old, march, { on: '2026-03-31', minor: 40_000 })
  expect(at.balance()).toEqual([
    { stated: 40_000, statedOn: '2026-03-31', booked: 40_000, at: endOf('2026-03-31') },
  ])

  // Nobody says what April ended with: March's word and April's rows do.
  const april = await at.take(accountId, [row('2026-04-01', -700), row('2026-04-20', -300)], null)
  expect(at.balance()).toEqual([
    { stated: 40_000, statedOn: '2026-03-31', booked: 39_000, at: endOf('2026-04-20') },
  ])

  // An older file, with an older word: neither moves the balance of today.
  await at.take(accountId, [row('2026-01-05', -1)], { on: '2026-01-31', minor: 99_999 })
  expect(at.balance()).toMatchObject([{ stated: 40_000, booked: 39_000 }])

  await undoImport(at.store, april.importId, invent.at)
  expect(at.balance()).toMatchObject([{ booked: 40_000, at: endOf('2026-03-31') }])
  // March taken back: January's word is the newest, and nothing was booked after it.
  await undoImport(at.store, importId, invent.at)
  expect(at.balance()).toEqual([
    { stated: 99_999, statedOn: '2026-01-31', booked: 99_999, at: endOf('2026-01-31') },
  ])
})

test('a file account nobody states a balance of has rows and no balance', async () => {
  using at = await start()
  await at.take(old, [row('2026-03-02', -10_000)], null)
  expect(at.balance()).toEqual([{ stated: null, statedOn: null, booked: null, at: null }])
})

test('a balance of today is known as of now, not of this evening', async () => {
  using at = await start()
  await at.take(old, [], { on: '2026-06-01', minor: 5 })
  expect(at.balance()).toMatchObject([{ booked: 5, at: invent.at }])
})

test('a bank that lists the account takes it over with its rows, name and choice, and its balance counts', async () => {
  using at = await start()
  const { accounts } = at.store
  const { accountId, importId } = await at.take(old, [row('2026-03-02', -10_000)], {
    on: '2026-03-02',
    minor: 1,
  })
  accounts.rename(accountId, 'Hytta')
  const connection = invent.connection(at.store)
  const iban = invent.accountFacts({ number: null, iban: 'NO55 1813 0000 017', kind: 'savings' })
  expect(accounts.upsertFromBank(connection, [iban], invent.at)).toEqual([accountId])
  expect(accounts.list(connection)).toMatchObject([
    { id: accountId, ownName: 'Hytta', isChosen: true, bankKey: 'key-1' },
  ])
  expect(at.balance()).toMatchObject([{ booked: 100_000, at: invent.at }])
  expect(at.ask('SELECT minor FROM bank_transaction')).toEqual([{ minor: -10_000 }])
  // Taken back, the file's rows go; the account and its balance are the bank's.
  await undoImport(at.store, importId, invent.at)
  expect(accounts.upsertFromBank(connection, [iban], invent.at)).toEqual([accountId])
  expect(at.balance()).toMatchObject([{ booked: 100_000 }])
})

test.each([
  ['what the person called it', 'Hytta', 'Hytta'],
  ['the bank’s name where it was called by its number', '1813.00.00017', null],
])('an account a bank takes over keeps %s', async (_what, name, ownName) => {
  using at = await startStore()
  const { accountId } = await importInto(at.store, { ...old, name, number: '18130000017' }, [])
  const connection = invent.connection(at.store)
  at.store.accounts.upsertFromBank(connection, [invent.accountFacts()], invent.at)
  expect(at.store.accounts.list(connection)).toMatchObject([{ id: accountId, ownName }])
})

test.each([
  ['another currency', { currency: 'EUR' }, [old]],
  ['another number', { number: '18130000025' }, [old]],
  ['two file accounts of one number', {}, [old, { ...old, name: 'Copy' }]],
  [
    'a masked number, which is nobody’s',
    { number: '1234 56** **** 7890' },
    [{ ...old, number: '1234 56** **** 7890' }],
  ],
])('a bank does not take over where there is %s', async (_what, facts, files) => {
  using at = await start()
  for (const file of files) await at.take(file, [], null)
  const [id] = at.store.accounts.upsertFromBank(
    invent.connection(at.store),
    [invent.accountFacts(facts)],
    invent.at,
  )
  expect(at.store.accounts.list().filter(({ connectionId }) => connectionId === null)).toHaveLength(
    files.length,
  )
  expect(at.store.accounts.list()).toHaveLength(files.length + 1)
  expect(id).toBeDefined()
})

test('two accounts of one bank under one number take nothing over: either could be meant', async () => {
  using at = await start()
  const { accountId } = await at.take(old, [], null)
  const twins = [invent.accountFacts({ bankKey: 'a' }), invent.accountFacts({ bankKey: 'b' })]
  expect(at.store.accounts.upsertFromBank(invent.connection(at.store), twins, invent.at)).not.toContain(
    accountId,
  )
})

test('a row dated ahead moves the balance on its day, not before', async () => {
  using at = await start()
  const { accountId } = await at.take(old, [row('2026-05-30', -100), row('2026-06-08', -700)], {
    on: '2026-05-30',
    minor: 10_000,
  })
  expect(at.balance()).toMatchObject([{ booked: 10_000 }])
  at.store.accounts.files.updateBalance(accountId, '2026-06-08T06:00:00.000Z')
  expect(at.balance()).toMatchObject([{ booked: 9_300 }])
})

test('that day is the household’s own: it begins at midnight here and not in Greenwich', async () => {
  using at = await start()
  const { accountId } = await at.take(old, [row('2026-05-30', -100), row('2026-06-08', -700)], {
    on: '2026-05-30',
    minor: 10_000,
  })
  const midnight = new Date(2026, 5, 8) // on this machine's calendar
  at.store.accounts.files.updateBalance(accountId, new Date(midnight.getTime() - 60_000).toISOString())
  expect(at.balance()).toMatchObject([{ booked: 10_000 }])
  at.store.accounts.files.updateBalance(accountId, new Date(midnight.getTime() + 60_000).toISOString())
  expect(at.balance()).toMatchObject([{ booked: 9_300 }])
})

test('a bank’s data deleted leaves what files told of its account, as an account of files', async () => {
  using at = await start()
  const { accountId } = await at.take(old, [row('2026-03-02', -10_000)], { on: '2026-03-02', minor: 5_000 })
  const connectionId = invent.connection(at.store)
  const bank = [
    invent.accountFacts({ kind: 'savings' }),
    invent.accountFacts({ bankKey: 'key-2', number: '18130000025' }),
  ]
  expect(at.store.accounts.upsertFromBank(connectionId, bank, invent.at)[0]).toBe(accountId)
  at.store.transactions.insert(accountId, 'id:1', invent.row({ bookedOn: '2026-04-01' }), invent.at)
  at.store.pending.insert(accountId, { ...invent.row(), identity: null }, invent.at)
  at.store.accounts.setChosen(connectionId, [])

  invent.removal(at.store, connectionId)
  expect(at.ask('SELECT id, connection_id AS of, is_chosen AS chosen FROM account')).toEqual([
    { id: accountId, of: null, chosen: 1 },
  ])
  expect(at.ask('SELECT booked_on AS day, is_from_bank AS bank FROM bank_transaction')).toEqual([
    { day: '2026-03-02', bank: 0 },
  ])
  expect(at.ask('SELECT id FROM pending_transaction')).toEqual([])
  expect(at.balance()).toMatchObject([{ stated: 5_000, booked: 5_000 }])
})
