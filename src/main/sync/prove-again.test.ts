import { expect, test } from 'vitest'
import { currentProofs } from '../queries/proofs.ts'
import { openReadDb } from '../store/database.ts'
import { invent, startStore } from '../store/testing.ts'
import { undoImport } from './import-undo.ts'
import { proveAgain } from './prove-again.ts'
import { bankAccount, bankRow, fileRow, importInto, inventBank, syncWith } from './testing.ts'
import { salary, startBooks } from './testing/books.ts'
import { undoEntry } from './undo.ts'

const later = '2026-06-01T15:00:00.000Z'
const card = { kind: 'current', name: 'Gammel konto', number: null, iban: null, currency: 'NOK' } as const

async function files() {
  const at = await startStore()
  const state = (id: string) => {
    const proof = at.store.proofs.lastProof(id)
    return proof === null ? null : (proof.reason ?? [proof.state, proof.gapMinor])
  }
  return { store: at.store, state, ask: at.ask, [Symbol.dispose]: () => at[Symbol.dispose]() }
}
const april = [fileRow({ bookedOn: '2026-04-10', minor: -10_000 }), fileRow({ bookedOn: '2026-04-20', minor: -5_000 })] // prettier-ignore
const may = [fileRow({ bookedOn: '2026-05-05', minor: -20_000 }), fileRow({ bookedOn: '2026-05-25', minor: 3_000 })] // prettier-ignore

test('a file that states no balance proves nothing, and one balance alone neither', async () => {
  using home = await files()
  const { accountId } = await importInto(home.store, card, april)
  expect(home.state(accountId)).toBe('not-stated')
  await importInto(home.store, accountId, may, { stated: { on: '2026-05-31', minor: 68_000 } })
  expect(home.state(accountId)).toBe('first-reading')
})

test('two balances that files stated and the rows between them agree, until one of the files is taken back', async () => {
  using home = await files()
  const first = await importInto(home.store, card, april, { stated: { on: '2026-04-30', minor: 85_000 } })
  const second = await importInto(home.store, first.accountId, may, {
    stated: { on: '2026-05-31', minor: 68_000 }, // 850 - 200 + 30
  })
  expect(home.state(first.accountId)).toEqual(['proven', null])
  expect(home.store.proofs.anchor(first.accountId)).toMatchObject({ day: '2026-05-01', minor: 85_000 })
  await undoImport(home.store, second.importId, later)
  expect(home.state(first.accountId)).toBe('first-reading')
  await undoImport(home.store, first.importId, later)
  expect(home.store.accounts.list()).toEqual([])
})

test('a row that is missing between two balances that files stated is a gap of its amount', async () => {
  using home = await files()
  const first = await importInto(home.store, card, april, { stated: { on: '2026-04-30', minor: 85_000 } })
  await importInto(home.store, first.accountId, may.slice(1), {
    stated: { on: '2026-05-31', minor: 68_000 },
  })
  expect(home.state(first.accountId)).toEqual(['gap', -20_000])
})

test('a file that doubles a payment of the bank is a gap, which goes with the file', async () => {
  using home = await files()
  const connectionId = invent.connection(home.store)
  const bank = inventBank()
  bank.books = [bankRow({ identity: 'a', bookedOn: '2026-05-04', minor: -4_500 })]
  bank.accounts = [bankAccount({ booked: { minor: 50_000, currency: 'NOK' } })]
  await syncWith(home.store, bank, connectionId)
  const id = home.store.accounts.list()[0]?.id ?? ''
  expect(home.state(id)).toEqual(['proven', null])
  const wrong = await importInto(home.store, id, [
    fileRow({ bookedOn: '2026-05-14', minor: -4_500, text: 'Noe helt annet' }),
  ])
  expect(home.state(id)).toEqual(['gap', 4_500])
  await undoImport(home.store, wrong.importId, later)
  expect(home.state(id)).toEqual(['proven', null])
  expect(home.ask('SELECT state, first_at AS at FROM balance_proof ORDER BY id')).toEqual([
    { state: 'proven', at: invent.at },
    { state: 'gap', at: invent.at },
    { state: 'proven', at: later },
  ])
})

test('looking again where nothing changed writes nothing', async () => {
  using home = await files()
  const connectionId = invent.connection(home.store)
  const bank = inventBank()
  await syncWith(home.store, bank, connectionId)
  proveAgain(home.store, later)
  expect(home.ask('SELECT times, last_at AS at FROM balance_proof')).toEqual([{ times: 1, at: invent.at }])
})

test('a balance in the middle that the rows do not make is a gap, also where the last one is right', async () => {
  using home = await files()
  const { accountId } = await importInto(home.store, card, april, {
    stated: { on: '2026-04-30', minor: 85_000 },
  })
  await importInto(home.store, accountId, may.slice(0, 1), { stated: { on: '2026-05-10', minor: 60_000 } }) // 650
  await importInto(home.store, accountId, may.slice(1), { stated: { on: '2026-05-31', minor: 68_000 } })
  expect(home.state(accountId)).toEqual(['gap', -5_000])
})

test('what a sync that broke off brought is not held against the balance that was proven before it', async () => {
  using home = await files()
  const connectionId = invent.connection(home.store)
  const bank = inventBank()
  await syncWith(home.store, bank, connectionId)
  bank.books = [bankRow({ identity: 'new', bookedOn: '2026-06-01', minor: -700 })]
  bank.distort = (page) => ({ ...page, problems: ['RECENT_TRANSACTIONS_FAILED'] }) // its row is saved all the same
  await syncWith(home.store, bank, connectionId)
  expect(home.ask('SELECT count(*) AS rows FROM bank_transaction')).toEqual([{ rows: 1 }])
  proveAgain(home.store, later)
  expect(home.state(home.store.accounts.list()[0]?.id ?? '')).toEqual(['proven', null])
})

test('a balance that equals the bank again after an edit was taken back says when the bank told it, not when the edit was', async () => {
  using at = await startBooks()
  const books = [salary]
  await at.read(books, { at: '2026-06-01T10:00:00.000Z' })
  await at.read(books, { at: '2026-06-02T10:00:00.000Z' })
  const shown = () => {
    const db = openReadDb(at.file, at.key)
    try {
      const { state, at: when } = currentProofs(db)().get(at.accountId()) ?? {}
      return { state, when }
    } finally {
      db.close()
    }
  }
  const { importId } = await importInto(at.store, at.accountId(), [
    fileRow({ bookedOn: '2026-05-20', minor: -7, text: 'Odd' }),
  ])
  expect(shown()).toMatchObject({ state: 'gap' })
  const entryId = at.store.undo.ofImport(importId) ?? 0
  await undoEntry({ store: at.store, entryId, laterIds: [], at: '2026-06-09T10:00:00.000Z' })
  expect(shown()).toEqual({ state: 'proven', when: '2026-06-02T10:00:00.000Z' })
})
