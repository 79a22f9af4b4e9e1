import { expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import type { EntryId } from '../../shared/ids.ts'
import type { EntryKind, EntrySubject } from '../../shared/journal.ts'
import type { Store } from '../store/store.ts'
import { invent, startStore } from '../store/testing.ts'
import { openReadDb } from '../store/database.ts'
import { journalDetailsQuestion } from './journal-details.ts'
import { journalQuestion } from './journal.ts'
import { fileRow, importInto } from '../sync/testing.ts'
import { mergeRows } from '../sync/merge-rows.ts'
import { undoEntry } from '../sync/undo.ts'

async function household() {
  const started = await startStore()
  const { store, file, key } = started
  const accountId = invent.account(store)
  const db = openReadDb(file, key)
  return {
    ...started,
    accountId,
    list: journalQuestion(db),
    get: journalDetailsQuestion(db),
    [Symbol.dispose]: () => {
      db.close()
      started[Symbol.dispose]()
    },
  }
}

/** A sync that writes so. */
function sync(store: Store, work: () => void): EntryId {
  const entryId = store.transaction(() =>
    store.journal.begin({ kind: 'sync', at: invent.at, subject: { name: 'SpareBank 1' } }),
  )
  store.journal.write(entryId, work)
  store.transaction(() => store.journal.end(entryId, invent.at))
  return entryId
}

function edit(store: Store, kind: EntryKind, work: () => void, subject: EntrySubject = {}): EntryId {
  return store.journal.record({ kind, at: invent.at, subject }, work).entryId
}

test('entries are listed newest first, page by page, of the kinds asked for, and without syncs that brought nothing', async () => {
  using home = await household()
  const { store, accountId, list } = home
  const first = sync(store, () => store.transactions.insert(accountId, 'id:a', invent.row(), invent.at))
  const idle = sync(store, () => undefined)
  const counted = edit(store, 'account', () => store.accounts.setCounted(accountId, false), {
    name: 'Brukskonto',
  })
  const ids = (input: Partial<Parameters<typeof list>[0]>): readonly number[] =>
    list({ limit: 10, withoutIdle: false, ...input }).map(({ id }) => id)
  expect(ids({})).toEqual([counted, idle, first])
  expect(ids({ withoutIdle: true })).toEqual([counted, first])
  expect(ids({ limit: 1 })).toEqual([counted])
  expect(ids({ beforeId: counted })).toEqual([idle, first])
  expect(ids({ kinds: ['account'] })).toEqual([counted])
  expect(list({ limit: 1, withoutIdle: true })).toEqual([
    {
      id: counted, kind: 'account', state: 'done', isOwn: true, at: invent.at, undoneAt: null, connectionId: null, importId: null,
      subject: { name: 'Brukskonto' }, added: 0, changed: 0, removed: 0,
    },
  ]) // prettier-ignore
})

test('an entry tells what it added, changed and removed, as it found it and as it left it, whatever came later', async () => {
  using home = await household()
  const { store, accountId, get } = home
  const first = sync(store, () => {
    store.transactions.insert(
      accountId,
      'id:a',
      invent.row({ text: 'Coffee', minor: -4200, bookedOn: '2026-05-01' }),
      invent.at,
    )
    store.transactions.insert(
      accountId,
      'id:b',
      invent.row({ text: 'Bread', minor: -5100, bookedOn: '2026-05-02' }),
      invent.at,
    )
  })
  const [coffee, bread] = home
    .ask<{ id: number }>('SELECT id FROM bank_transaction ORDER BY id')
    .map(({ id }) => id)
  if (coffee === undefined || bread === undefined) throw new Error('both were saved')
  const second = sync(store, () => {
    store.transactions.merge(
      coffee,
      invent.row({ text: 'Coffee AS', minor: -4200, bookedOn: '2026-05-03' }),
      invent.at,
    )
  })
  const third = edit(store, 'withdraw', () => store.withdrawn.withdraw(bread, 'person', invent.at))
  sync(store, () => {
    store.transactions.merge(
      coffee,
      invent.row({ text: 'Coffee to go', minor: -4300, bookedOn: '2026-05-03' }),
      invent.at,
    )
  })
  const nok = (minor: number) => ({ minor, currency: 'NOK' })
  expect(get({ entryId: first }).effects).toMatchObject([
    { what: 'added', before: null, after: { text: 'Bread', bookedOn: '2026-05-02', amount: nok(-5100) } },
    { what: 'added', before: null, after: { text: 'Coffee', bookedOn: '2026-05-01', amount: nok(-4200) } },
  ])
  expect(get({ entryId: second })).toMatchObject({
    entry: { added: 0, changed: 1, removed: 0 },
    effectCount: 1,
    effects: [
      {
        what: 'changed',
        transactionId: coffee,
        accountName: 'Brukskonto',
        before: { text: 'Coffee', bookedOn: '2026-05-01' },
        after: { text: 'Coffee AS', bookedOn: '2026-05-03', amount: nok(-4200) },
        annotation: null,
      },
    ],
  })
  expect(get({ entryId: third })).toMatchObject({
    entry: { removed: 1 },
    effects: [{ what: 'removed', before: { text: 'Bread' }, after: null }],
  })
})

test('what was written about a payment is told as it was before and after each edit', async () => {
  using home = await household()
  const { store, accountId, get } = home
  store.transactions.insert(accountId, 'id:a', invent.row({ text: 'Coffee' }), invent.at)
  const [row] = home.ask<{ id: number }>('SELECT id FROM bank_transaction')
  const payment = store.annotations.payment(row?.id ?? 0)
  if (payment === null) throw new Error('it was saved')
  const one = edit(store, 'note', () => store.annotations.setNote(payment, 'with Kari', invent.at))
  const two = edit(store, 'note', () => store.annotations.setNote(payment, 'with Ola', invent.at))
  const tags = edit(store, 'tags', () =>
    store.annotations.changeTags(payment, store.annotations.tagChanges(payment.id, ['Food', 'Fun'], [])),
  )
  const untagged = edit(store, 'tags', () =>
    store.annotations.changeTags(payment, store.annotations.tagChanges(payment.id, ['Home'], ['Food'])),
  )
  const annotation = (entryId: EntryId) => get({ entryId }).effects[0]?.annotation
  const words = (...texts: readonly string[]) => texts.map((text) => ({ text, amount: null }))
  expect(annotation(one)).toEqual({ before: [], after: words('with Kari') })
  expect(annotation(two)).toEqual({ before: words('with Kari'), after: words('with Ola') })
  expect(annotation(tags)).toEqual({ before: [], after: words('#Food', '#Fun') })
  expect(annotation(untagged)).toEqual({ before: words('#Food', '#Fun'), after: words('#Fun', '#Home') })
  expect(get({ entryId: one })).toMatchObject({ canUndo: true, later: [{ id: two }] })
  expect(get({ entryId: tags }).later).toMatchObject([{ id: untagged }])
  expect(get({ entryId: untagged }).later).toEqual([])
})

test('parts are told with their amounts and in their order, also where only an amount was changed', async () => {
  using home = await household()
  const { store, accountId, get } = home
  store.transactions.insert(accountId, 'id:a', invent.row({ minor: -100_000 }), invent.at)
  const [row] = home.ask<{ id: number }>('SELECT id FROM bank_transaction')
  const payment = store.annotations.payment(row?.id ?? 0)
  if (payment === null) throw new Error('it was saved')
  const parts = Array.from({ length: 11 }, (_, index) => ({ text: `Part ${index + 1}`, minor: -100 }))
  const split = (first: number) =>
    edit(store, 'split', () =>
      store.annotations.setSplit(payment, {
        parts: parts.map((part, index) => (index === 0 ? { ...part, minor: first } : part)),
        restText: '',
      }),
    )
  split(-100)
  const second = split(-250)
  const told = (first: number) => [
    ...parts.map(({ text, minor }, index) => ({
      text,
      amount: { minor: index === 0 ? first : minor, currency: 'NOK' },
    })),
    { text: '', amount: null },
  ]
  expect(get({ entryId: second }).effects[0]?.annotation).toEqual({ before: told(-100), after: told(-250) })
})

test('an entry that did nothing is not offered to be taken back, and one that is not there is no entry', async () => {
  using home = await household()
  const idle = sync(home.store, () => undefined)
  expect(home.get({ entryId: idle })).toMatchObject({ canUndo: false, effects: [], effectCount: 0 })
  try {
    home.get({ entryId: 99 })
    expect.unreachable()
  } catch (error) {
    expect(isAppError(error, 'not-found')).toBe(true)
  }
})

/** One that tags these payments at once. */
function tag(store: Store, ids: readonly number[], ...tags: readonly string[]): EntryId {
  return edit(store, 'tags', () => {
    for (const id of ids) {
      const payment = store.annotations.payment(id)
      if (payment !== null) store.annotations.changeTags(payment, store.annotations.tagChanges(id, tags, []))
    }
  })
}

test('an edit of many payments that goes with a sync says how many payments stay and lose it too', async () => {
  using home = await household()
  const { store, accountId, get } = home
  const other = store.transactions.insert(accountId, 'id:other', invent.row({ text: 'Rent' }), invent.at) ?? 0
  const synced = sync(store, () =>
    store.transactions.insert(accountId, 'id:a', invent.row({ text: 'Coffee' }), invent.at),
  )
  const own = home.ask<{ id: number }>("SELECT id FROM bank_transaction WHERE text = 'Coffee'")[0]?.id ?? 0
  const alone = tag(store, [own], 'Fun')
  const both = tag(store, [own, other], 'Food')
  const again = tag(store, [other], 'Home')
  expect(get({ entryId: synced }).later).toMatchObject([
    { id: both, staying: 1 },
    { id: alone, staying: 0 },
  ])
  expect(get({ entryId: again }).later).toEqual([])
})

test('a payment that the bank tells of too stays when its file is taken back, and counts as staying', async () => {
  using home = await household()
  const { store, accountId, get } = home
  const rows = [
    fileRow({ text: 'Coffee', minor: -4200, bookedOn: '2026-05-20', reference: '1' }),
    fileRow({ text: 'Bread', minor: -5100, bookedOn: '2026-05-21', reference: '2' }),
  ]
  const { importId } = await importInto(store, accountId, rows)
  const [bread = 0, coffee = 0] = home
    .ask<{ id: number }>('SELECT id FROM bank_transaction ORDER BY text')
    .map(({ id }) => id)
  sync(store, () => store.transactions.merge(coffee, invent.row({ text: 'Coffee' }), invent.at))
  const both = tag(store, [bread, coffee], 'Food')
  const entryId = store.undo.ofImport(importId) ?? 0
  expect(get({ entryId }).later).toMatchObject([{ id: both, staying: 1 }])
  const { undoId } = await undoEntry({ store, entryId, laterIds: [both], at: invent.at })
  expect(get({ entryId: undoId })).toMatchObject({
    entry: { changed: 1, removed: 1 },
    effectCount: 2,
    untold: 1,
  })
})

test('a payment of which nothing is left to tell is counted as such, and one that came back and went again is told', async () => {
  using home = await household()
  const { store, accountId, get } = home
  const one = store.transactions.insert(accountId, 'id:a', invent.row({ text: 'Coffee' }), invent.at) ?? 0
  const synced = sync(store, () => {
    store.transactions.insert(accountId, 'id:b', invent.row({ text: 'Coffee AS' }), invent.at)
    store.transactions.insert(accountId, 'id:c', invent.row({ text: 'Bread' }), invent.at)
  })
  const three = home.ask<{ id: number }>("SELECT id FROM bank_transaction WHERE text = 'Bread'")[0]?.id ?? 0
  const two = home.ask<{ id: number }>("SELECT id FROM bank_transaction WHERE text = 'Coffee AS'")[0]?.id ?? 0
  const tagged = tag(store, [one, three], 'Food')
  await undoEntry({ store, entryId: tagged, laterIds: [], at: invent.at })
  const merged = edit(store, 'merge', () => mergeRows(store, one, two, invent.at))
  const { undoId } = await undoEntry({ store, entryId: merged, laterIds: [], at: invent.at })
  const taken = await undoEntry({ store, entryId: synced, laterIds: store.undo.later(synced), at: invent.at })

  expect(get({ entryId: tagged })).toMatchObject({
    effectCount: 2,
    untold: 1,
    effects: [{ transactionId: one, annotation: { after: [{ text: '#Food' }] } }],
  })
  const back = get({ entryId: undoId })
  expect(back).toMatchObject({ effectCount: 2, untold: 0 })
  expect(back.effects.find(({ what }) => what === 'added')?.after?.text).toBe('Coffee AS')
  expect(get({ entryId: taken.undoId })).toMatchObject({ entry: { removed: 2 }, effects: [], untold: 0 })
})
