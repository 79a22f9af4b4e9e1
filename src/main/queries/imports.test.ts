import { expect, test } from 'vitest'
import { openReadDb } from '../store/database.ts'
import { invent, startStore } from '../store/testing.ts'
import { undoImport } from '../sync/import-undo.ts'
import { fileRow, importInto } from '../sync/testing.ts'
import { answersOf } from './questions.ts'

const old = { kind: 'current', name: 'Gammel konto', number: null, iban: null, currency: 'NOK' } as const
const row = (bookedOn: string, minor: number) => fileRow({ bookedOn, minor, text: `Row ${minor}` })

async function start() {
  const at = await startStore()
  const db = openReadDb(at.file, at.key)
  return {
    ...at,
    answers: answersOf(db),
    [Symbol.dispose]: () => {
      db.close()
      at[Symbol.dispose]()
    },
  }
}

test('the balance of each day follows from the stated one, before it and after it', async () => {
  using at = await start()
  const rows = [row('2026-03-02', -10_000), row('2026-03-10', 2_500), row('2026-03-12', -300)]
  await importInto(at.store, old, rows, { stated: { on: '2026-03-10', minor: 40_000 } })
  const { series } = at.answers['balances:history']({
    from: '2026-02-28',
    to: '2026-03-13',
    today: '2026-06-01',
  })
  // 40 000 at the end of the 10th; 2 500 came in that day, 10 000 went on the 2nd, 300 goes on the 12th.
  const minor = [
    null,
    null,
    37_500,
    37_500,
    37_500,
    37_500,
    37_500,
    37_500,
    37_500,
    37_500,
    40_000,
    40_000,
    39_700,
    39_700,
  ]
  expect(series).toMatchObject([{ currency: 'NOK', minor, beforeMinor: 47_500 }])
  const [account] = at.answers['accounts:list'](undefined)
  expect(account).toMatchObject({
    connectionId: null,
    system: null,
    booked: { minor: 39_700, currency: 'NOK' },
  })
  expect(at.answers['overview:get'](undefined).netWorth).toEqual([
    { currency: 'NOK', minor: 39_700, accountCount: 1 },
  ])
})

test('a balance stated before the first row is known from its own day', async () => {
  using at = await start()
  await importInto(at.store, old, [row('2026-03-05', -100)], { stated: { on: '2026-03-03', minor: 1000 } })
  const { series } = at.answers['balances:history']({
    from: '2026-03-02',
    to: '2026-03-06',
    today: '2026-06-01',
  })
  expect(series[0]?.minor).toEqual([null, 1000, 1000, 900, 900])
})

test('files are listed with what each brought, the newest first, and gone when taken back', async () => {
  using at = await start()
  const first = await importInto(at.store, old, [row('2026-03-02', -1), row('2026-03-04', -2)], {
    fileName: 'mars.csv',
  })
  const second = await importInto(at.store, first.accountId, [row('2026-03-04', -2), row('2026-03-09', -3)])
  at.store.accounts.rename(first.accountId, 'Hytta')
  const account = { accountId: first.accountId, accountName: 'Hytta' }
  const entry = { id: first.importId, fileName: 'mars.csv', format: 'ofx', importedAt: invent.at, entryId: 1 }
  expect(at.answers['import:list'](undefined)).toEqual([
    {
      ...entry, id: second.importId, entryId: 2, fileName: 'konto.csv', from: '2026-03-04', to: '2026-03-09',
      accounts: [{ ...account, added: 1, known: 1 }],
    },
    { ...entry, from: '2026-03-02', to: '2026-03-04', accounts: [{ ...account, added: 2, known: 0 }] },
  ]) // prettier-ignore
  await undoImport(at.store, second.importId, invent.at)
  expect(at.answers['import:list'](undefined)).toMatchObject([{ id: first.importId }])
})

test('one being taken in is not listed yet', async () => {
  using at = await start()
  const accountId = at.store.accounts.files.create(old)
  const id = at.store.imports.begin({ fileName: 'x', format: 'ofx', importedAt: invent.at, sha256: '' })
  at.store.imports.setAccount(id, {
    accountId,
    firstDay: null,
    lastDay: null,
    added: 0,
    known: 0,
    stated: null,
  })
  expect(at.answers['import:list'](undefined)).toEqual([])
  at.store.imports.finish(id)
  expect(at.answers['import:list'](undefined)).toMatchObject([{ id, from: '2026-06-01', to: '2026-06-01' }])
})
