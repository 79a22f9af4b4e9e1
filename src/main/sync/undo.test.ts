import { expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import type { EntryId } from '../../shared/ids.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { invent, silentLog, startStore } from '../store/testing.ts'
import { bankRow, clock, fileRow, importInto, inventBank, syncWith } from './testing.ts'
import { mergeRows } from './merge-rows.ts'
import { markOwnTransfers } from './transfers.ts'
import { finishInterruptedUndos, redoEntry, undoEntry } from './undo.ts'

const at = '2026-06-02T08:00:00.000Z'

/** With whatever stands on it. */
function undo(store: Store, entryId: EntryId) {
  return undoEntry({ store, entryId, laterIds: store.undo.later(entryId), at })
}

/** A person writes about a payment. */
function note(store: Store, transactionId: number, text: string): EntryId {
  const payment = store.annotations.payment(transactionId)
  if (payment === null) throw new Error('no such payment')
  return store.journal.record({ kind: 'note', at: invent.at, subject: {} }, () =>
    store.annotations.setNote(payment, text, invent.at),
  ).entryId
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    return isAppError(error) ? error.code : String(error)
  }
  return 'no error'
}

type Household = Awaited<ReturnType<typeof startStore>>

function texts({ ask }: Household): readonly string[] {
  return ask<{ text: string }>('SELECT text FROM bank_transaction ORDER BY booked_on, text').map(
    (row) => row.text,
  )
}

function entries({ ask }: Household) {
  return ask<{ id: number; kind: string; state: string; added: number; changed: number; removed: number }>(
    'SELECT id, kind, state, added, changed, removed FROM entry ORDER BY id',
  )
}

function idOf({ ask }: Household, text: string): number {
  const [row] = ask<{ id: number }>(`SELECT id FROM bank_transaction WHERE text = '${text}'`)
  if (row === undefined) throw new Error(`no payment ${text}`)
  return row.id
}

test('of two syncs the first is taken back, and the next sync brings everything again, exactly once', async () => {
  using household = await startStore()
  const { store } = household
  const bank = inventBank()
  const connectionId = invent.connection(store)
  bank.books = [
    bankRow({ identity: 'a', text: 'Coffee', minor: -4200, bookedOn: '2026-02-01' }),
    bankRow({ identity: 'b', text: 'Rent', minor: -900_000, bookedOn: '2026-05-20' }),
  ]
  await syncWith(store, bank, connectionId)
  bank.books.push(bankRow({ identity: 'c', text: 'Bread', minor: -5100, bookedOn: '2026-05-31' }))
  await syncWith(store, bank, connectionId)
  expect(entries(household)).toMatchObject([{ added: 2 }, { added: 1 }])

  expect(await undo(store, 1)).toMatchObject({ undone: 1 })
  expect(texts(household)).toEqual(['Bread'])
  expect(entries(household)).toMatchObject([
    { kind: 'sync', state: 'undone' },
    { kind: 'sync', state: 'done' },
    { kind: 'undo', state: 'done', removed: 2 },
  ])
  await syncWith(store, bank, connectionId)
  expect(texts(household)).toEqual(['Coffee', 'Rent', 'Bread'])
  await syncWith(store, bank, connectionId)
  expect(texts(household)).toEqual(['Coffee', 'Rent', 'Bread'])
})

test('what stands on an entry is named, and is taken back with it only when the person was shown it', async () => {
  using household = await startStore()
  const { store } = household
  const bank = inventBank()
  const connectionId = invent.connection(store)
  bank.books = [bankRow({ identity: 'a', text: 'Coffee', minor: -4200, bookedOn: '2026-05-20' })]
  await syncWith(store, bank, connectionId)
  const noted = note(store, idOf(household, 'Coffee'), 'With Kari')
  bank.books = [bankRow({ identity: 'a', text: 'Coffee AS', minor: -4200, bookedOn: '2026-05-20' })]
  await syncWith(store, bank, connectionId)

  expect(store.undo.later(1)).toEqual([3, noted])
  expect(await codeOf(undoEntry({ store, entryId: 1, laterIds: [], at }))).toBe('entries-stand-on-it')
  expect(await codeOf(undoEntry({ store, entryId: 1, laterIds: [noted], at }))).toBe('entries-stand-on-it')
  expect(texts(household)).toEqual(['Coffee AS'])
  // The note does not stand on what the bank changed, nor the other way round.
  expect(store.undo.later(noted)).toEqual([])
  expect(store.undo.later(3)).toEqual([])

  expect(await undo(store, 1)).toMatchObject({ undone: 3 })
  expect(texts(household)).toEqual([])
  expect(household.ask('SELECT * FROM note')).toEqual([])
  expect(entries(household).map(({ state }) => state)).toEqual(['undone', 'undone', 'undone', 'done'])
  expect(await codeOf(undoEntry({ store, entryId: 1, laterIds: [], at }))).toBe('not-found')
})

test('an edit is taken back and done again, as often as one likes, and a new edit ends that', async () => {
  using household = await startStore()
  const { store } = household
  const accountId = invent.account(store)
  store.transactions.insert(accountId, 'id:a', invent.row({ text: 'Coffee' }), invent.at)
  const id = idOf(household, 'Coffee')
  const first = note(store, id, 'one')
  const second = note(store, id, 'two')
  for (let round = 0; round < 2; round++) {
    expect(store.undo.lastOwn()).toBe(second)
    await undo(store, second)
    expect(store.annotations.note(id)).toBe('one')
    expect(store.undo.lastOwn()).toBe(first)
    await undo(store, first)
    expect(store.annotations.note(id)).toBe('')
    expect(store.undo.lastOwn()).toBeNull()
    for (const text of ['one', 'two']) {
      await redoEntry({ store, entryId: store.undo.lastUndo() ?? 0, at })
      expect(store.annotations.note(id)).toBe(text)
    }
    expect(store.undo.lastUndo()).toBeNull()
  }
  const { undoId } = await undo(store, second)
  note(store, id, 'three')
  expect(store.undo.lastUndo()).toBeNull()
  expect(await codeOf(redoEntry({ store, entryId: undoId, at }))).toBe('not-found')
  expect(store.annotations.note(id)).toBe('three')
})

test('what a file tells of too stays when the sync is taken back, and is the bank\u2019s again with the next', async () => {
  using household = await startStore()
  const { store } = household
  const bank = inventBank()
  const connectionId = invent.connection(store)
  bank.books = [
    bankRow({ identity: 'a', text: 'Coffee', minor: -4200, bookedOn: '2026-05-20' }),
    bankRow({ identity: 'b', text: 'Bread', minor: -5100, bookedOn: '2026-05-21' }),
  ]
  await syncWith(store, bank, connectionId)
  const [account] = store.accounts.list(connectionId)
  const { importId, known } = await importInto(store, account?.id ?? '', [
    fileRow({ text: 'Coffee', minor: -4200, bookedOn: '2026-05-20', reference: '1' }),
  ])
  expect(known).toBe(1)
  await undo(store, 1)
  expect(texts(household)).toEqual(['Coffee'])
  await syncWith(store, bank, connectionId)
  expect(texts(household)).toEqual(['Coffee', 'Bread'])
  expect(household.ask('SELECT is_from_bank FROM bank_transaction')).toEqual([
    { is_from_bank: 1 },
    { is_from_bank: 1 },
  ])

  const importEntry =
    household.ask<{ id: number }>(`SELECT id FROM entry WHERE import_id = ${importId}`)[0]?.id ?? 0
  await undo(store, importEntry)
  expect(texts(household)).toEqual(['Coffee', 'Bread'])
})

test('taking an import back forgets that the file was seen, and names the edits that go with its payments', async () => {
  using household = await startStore()
  const { store } = household
  const accountId = invent.account(store)
  const rows = [
    fileRow({ text: 'Coffee', minor: -4200, bookedOn: '2026-05-20', reference: '1' }),
    fileRow({ text: 'Bread', minor: -5100, bookedOn: '2026-05-21', reference: '2' }),
  ]
  await importInto(store, accountId, rows)
  const [entry] = entries(household)
  expect(entry).toMatchObject({ kind: 'import', state: 'done', added: 2 })
  const noted = note(store, idOf(household, 'Bread'), 'For the party')
  expect(store.undo.later(1)).toEqual([noted])
  expect(await codeOf(undoEntry({ store, entryId: 1, laterIds: [], at }))).toBe('entries-stand-on-it')
  await undo(store, 1)
  expect(texts(household)).toEqual([])
  expect(household.ask('SELECT * FROM note')).toEqual([])
  expect(household.ask('SELECT * FROM import_file')).toEqual([])
  expect(entries(household).map(({ state }) => state)).toEqual(['undone', 'undone', 'done'])

  expect(await importInto(store, accountId, rows)).toMatchObject({ added: 2, known: 0 })
  expect(texts(household)).toEqual(['Coffee', 'Bread'])
})

test('a sync that took a file\u2019s payment over does not keep the import from being taken back', async () => {
  using household = await startStore()
  const { store } = household
  const bank = inventBank()
  const connectionId = invent.connection(store)
  await syncWith(store, bank, connectionId)
  const [account] = store.accounts.list(connectionId)
  await importInto(store, account?.id ?? '', [
    fileRow({ text: 'Coffee', minor: -4200, bookedOn: '2026-05-20', reference: '1' }),
    fileRow({ text: 'Bread', minor: -5100, bookedOn: '2026-05-21', reference: '2' }),
  ])
  bank.books = [bankRow({ identity: 'a', text: 'Coffee', minor: -4200, bookedOn: '2026-05-20' })]
  await syncWith(store, bank, connectionId)
  expect(store.undo.later(2)).toEqual([])
  await undo(store, 2)
  expect(texts(household)).toEqual(['Coffee'])
})

test('while something is being taken back no edit is made: it could be on what is about to go', async () => {
  using household = await startStore()
  const { store } = household
  const accountId = invent.account(store)
  store.transactions.insert(accountId, 'id:a', invent.row({ text: 'Coffee' }), invent.at)
  const id = idOf(household, 'Coffee')
  const first = note(store, id, 'one')
  store.transaction(() => store.undo.beginUndo([first], {}, at))
  expect(() => note(store, id, 'two')).toThrow('taken back')
  await finishInterruptedUndos(store, clock)
  expect(store.annotations.note(id)).toBe('')
  note(store, id, 'two')
})

test('a sync under way is not written over: its lock says so, and nothing is begun', async () => {
  using household = await startStore()
  const { store } = household
  const bank = inventBank()
  const connectionId = invent.connection(store)
  bank.books = [bankRow({ identity: 'a', text: 'Coffee', bookedOn: '2026-05-20' })]
  await syncWith(store, bank, connectionId)
  const noted = note(store, idOf(household, 'Coffee'), 'one')
  const unlock = store.lockConnection(connectionId)
  try {
    expect(await codeOf(undo(store, 1))).toBe('already-running')
    // What a person wrote is no matter of the sync.
    await undo(store, noted)
  } finally {
    unlock()
  }
  expect(texts(household)).toEqual(['Coffee'])
  await undo(store, 1)
  expect(texts(household)).toEqual([])
})

test('a first sync that is killed while it is taken back is taken back when the store is next opened', async () => {
  using household = await startStore()
  const { store, file, key } = household
  const bank = inventBank()
  const connectionId = invent.connection(store)
  bank.books = Array.from({ length: 1200 }, (_, index) =>
    bankRow({ identity: `n${index}`, text: `Payment ${index}`, minor: -100 - index, bookedOn: '2026-05-20' }),
  )
  await syncWith(store, bank, connectionId)
  const stop = new AbortController()
  const whole = store.pageTransaction
  let steps = 0
  const killed: Store = {
    ...store,
    pageTransaction: (work) => {
      if (++steps === 2) stop.abort()
      return whole(work)
    },
  }
  expect(await codeOf(undoEntry({ store: killed, entryId: 1, laterIds: [], at, signal: stop.signal }))).toBe(
    'cancelled',
  )
  const left = texts(household).length
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(1200)

  const again = await openStore({ file, key, createKey: () => Promise.resolve(key), log: silentLog })
  try {
    await finishInterruptedUndos(again, clock)
    expect(texts(household)).toEqual([])
    expect(entries(household)).toMatchObject([
      { state: 'undone' },
      { kind: 'undo', state: 'done', removed: 1200 },
    ])
    await finishInterruptedUndos(again, clock) // there is nothing left to end
    await syncWith(again, bank, connectionId)
    expect(texts(household)).toHaveLength(1200)
  } finally {
    again.close()
  }
})

test('what a sync that is under way wrote to stands on the edit: it is not taken back beneath it', async () => {
  using household = await startStore()
  const { store } = household
  const connectionId = invent.connection(store)
  const accountId = invent.account(store, {}, connectionId)
  const first = store.transactions.insert(accountId, 'id:1', invent.row(), invent.at) ?? 0
  const second = store.transactions.insert(accountId, 'id:2', invent.row(), invent.at) ?? 0
  const noted = note(store, second, 'mine')
  const sync = store.transaction(() =>
    store.journal.begin({ kind: 'sync', at, subject: {}, run: { connectionId, runId: 1 } }),
  )
  store.journal.write(sync, () => mergeRows(store, first, second, at))
  expect(store.undo.later(noted)).toEqual([sync])
  expect(await codeOf(undoEntry({ store, entryId: noted, laterIds: [], at }))).toBe('entries-stand-on-it')
  expect(store.annotations.note(first)).toBe('mine')
})

test('a link by hand that is done again is the person’s, also where the app has found the pair meanwhile', async () => {
  using household = await startStore()
  const { store } = household
  const connectionId = invent.connection(store)
  const outAccountId = invent.account(store, {}, connectionId)
  const inAccountId = invent.account(store, { bankKey: 'key-2', number: '18130000025' }, connectionId)
  const out = invent.row({ minor: -50_000, text: 'x', bankText: 'x' })
  const into = invent.row({ minor: 50_000, text: 'y', bankText: 'y', bookedOn: '2026-04-01' })
  const outId = store.transactions.insert(outAccountId, 'id:1', out, invent.at) ?? 0
  const inId = store.transactions.insert(inAccountId, 'id:2', into, invent.at) ?? 0
  const { entryId } = store.journal.record({ kind: 'link', at, subject: {} }, () =>
    store.transfers.decide({ outId, inId, outAccountId, inAccountId, state: 'linked', rate: null, at }),
  )
  const { undoId } = await undoEntry({ store, entryId, laterIds: [], at })
  store.transactions.merge(inId, { ...into, bookedOn: out.bookedOn }, at)
  await markOwnTransfers(store)
  const links = () => household.ask('SELECT state, is_by_person AS byPerson FROM transfer_link')
  expect(links()).toEqual([{ state: 'proposed', byPerson: 0 }])
  await redoEntry({ store, entryId: undoId, at })
  expect(links()).toEqual([{ state: 'linked', byPerson: 1 }])
})

test('a merge is not done again once the file of one of the two was taken back: it would bring that row back for ever', async () => {
  using household = await startStore()
  const { store } = household
  const accountId = invent.account(store)
  const bankId = store.transactions.insert(accountId, 'id:1', invent.row(), invent.at) ?? 0
  const { importId } = await importInto(store, accountId, [
    fileRow({ bookedOn: '2026-05-20', text: 'REMA' }),
    fileRow({ bookedOn: '2026-05-22', text: 'Kiosk', minor: -1 }),
  ])
  const fileId = idOf(household, 'REMA')
  const { entryId } = store.journal.record({ kind: 'merge', at, subject: {} }, () =>
    mergeRows(store, bankId, fileId, at),
  )
  const { undoId } = await undo(store, entryId)
  expect(store.undo.canRedo(undoId)).toBe(true)
  await undo(store, store.undo.ofImport(importId) ?? 0)
  expect(store.undo.canRedo(undoId)).toBe(false)
  expect(texts(household)).toEqual(['REMA 1000'])
})
