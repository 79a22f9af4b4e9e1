import { expect, test } from 'vitest'
import type { Events } from '../../shared/contract.ts'
import type { BankTransaction } from '../banks/bank.ts'
import { answersOf } from '../queries/questions.ts'
import { openReadDb } from '../store/database.ts'
import { invent, startStore } from '../store/testing.ts'
import { redoEntry, undoEntry } from '../sync/undo.ts'
import { bankAccount, bankRow, fileRow, importInto, inventBank, syncWith } from '../sync/testing.ts'
import { createJobs } from './jobs.ts'
import { proofHandlers } from './proof.ts'
import { codeOf } from './testing/annotation.ts'

const at = (time: string) => `2026-06-01T${time}:00.000Z`
const row = (identity: string, bookedOn: string, minor: number) => bankRow({ identity, bookedOn, minor })
const nok = (minor: number) => ({ minor, currency: 'NOK' })

/** Opened on 2 March with 1 000, then 200 out on 20 March: 800. The bank counts 130 less, and never tells why. */
async function startGap() {
  const opened = await startStore()
  const { store } = opened
  const connectionId = invent.connection(store)
  const bank = inventBank()
  const books: BankTransaction[] = [row('a', '2026-03-02', 100_000), row('b', '2026-03-20', -20_000)]
  const db = openReadDb(opened.file, opened.key)
  const answers = answersOf(db)
  const stale: Events['stale'][] = []
  let now = at('09:00')
  const handlers = proofHandlers(
    {
      store,
      reader: { ask: (question, input) => Promise.resolve(answers[question](input as never) as never) },
      clock: { now: () => Date.parse(now) },
      emit: (channel, payload) => {
        if (channel === 'stale') stale.push(payload as Events['stale'])
      },
    },
    createJobs(),
  )
  const accountId = () => store.accounts.list()[0]?.id ?? ''
  const home = {
    ...opened, books, stale, accountId,
    sync: async (time: string, bankMinor: number) => {
      now = at(time)
      bank.books = books
      bank.accounts = [bankAccount({ booked: nok(bankMinor) })]
      await syncWith(store, bank, connectionId, { clock: { now: () => Date.parse(now) } })
    },
    accept: (time: string, gapMinor: number) => {
      now = at(time)
      return handlers['proof:accept']({ accountId: accountId(), gapMinor })
    },
    /** As the pages show it. */
    shown: () => {
      const { state, gap } = answers['proof:get']({ accountId: accountId() }).current ?? {}
      return gap === null ? state : [state, gap?.minor]
    },
    history: () =>
      answers['proof:get']({ accountId: accountId() }).history.map(({ state, gap, accepted, times }) => [
        state, gap?.minor ?? null, accepted?.minor ?? null, times,
      ]),
    undo: (entryId: number, time: string) => undoEntry({ store, entryId, laterIds: [], at: at(time) }),
    entry: (entryId: number) => answers['journal:get']({ entryId }),
    [Symbol.dispose]: () => {
      db.close()
      opened[Symbol.dispose]()
    },
  } // prettier-ignore
  await home.sync('09:00', 80_000)
  await home.sync('10:00', 67_000)
  expect(home.shown()).toEqual(['gap', -13_000])
  return home
}

test('a gap that was set aside is none from then on, and only what comes later is', async () => {
  using home = await startGap()
  await home.accept('11:00', -13_000)
  expect(home.shown()).toBe('proven')
  expect(home.stale).toEqual([{ topics: ['transactions', 'journal'] }])
  await home.sync('12:00', 67_000)
  expect(home.shown()).toBe('proven')
  home.books.push(row('c', '2026-05-31', -1_000))
  await home.sync('13:00', 66_000)
  expect(home.shown()).toBe('proven')
  await home.sync('14:00', 65_500) // 5 more that the bank counts and does not tell of
  expect(home.shown()).toEqual(['gap', -500])
  expect(home.history()).toEqual([
    ['gap', -500, -13_000, 1],
    ['proven', null, -13_000, 3],
    ['gap', -13_000, null, 1],
    ['proven', null, null, 1],
  ])
  await home.accept('15:00', -500)
  expect(home.shown()).toBe('proven')
  expect(home.history()[0]).toEqual(['proven', null, -13_500, 1])
})

test('a payment that turns up after all shows as a gap of the other sign, until the person takes back what was set aside', async () => {
  using home = await startGap()
  await home.accept('11:00', -13_000)
  home.books.push(row('late', '2026-05-25', -13_000))
  await home.sync('12:00', 67_000)
  expect(home.shown()).toEqual(['gap', 13_000])
  await home.undo(home.store.undo.lastOwn() ?? 0, '13:00')
  expect(home.shown()).toBe('proven')
})

test('taken back, the gap is there again beside what came since, and can be set aside again', async () => {
  using home = await startGap()
  await home.accept('11:00', -13_000)
  const entryId = home.store.undo.lastOwn() ?? 0
  expect(home.entry(entryId)).toMatchObject({
    entry: {
      kind: 'account',
      isOwn: true,
      subject: { name: 'Brukskonto', account: { setAside: nok(-13_000) } },
    },
    effects: [],
    later: [],
    canUndo: true,
  })
  await home.sync('12:00', 66_000) // 10 more are missing; the account is counted from an earlier day meanwhile
  expect(home.store.proofs.anchor(home.accountId())).toMatchObject({ minor: -13_000 })
  const { undoId } = await home.undo(entryId, '13:00')
  expect(home.shown()).toEqual(['gap', -14_000])
  expect(home.store.proofs.anchor(home.accountId())).toMatchObject({ minor: 0 })
  await redoEntry({ store: home.store, entryId: undoId, at: at('14:00') })
  expect(home.shown()).toEqual(['gap', -1_000])
  expect(home.history()[0]).toEqual(['gap', -1_000, -13_000, 1])
})

test('a sync before it can be taken back and comes again, and what was set aside stays so', async () => {
  using home = await startGap()
  home.books.push(row('c', '2026-05-31', -1_000))
  await home.sync('10:30', 66_000)
  await home.accept('11:00', -13_000)
  const [sync] = home.ask<{ id: number }>("SELECT max(id) AS id FROM entry WHERE kind = 'sync'")
  await home.undo(sync?.id ?? 0, '12:00')
  expect(home.shown()).toEqual(['gap', -1_000])
  await home.sync('13:00', 66_000)
  expect(home.shown()).toBe('proven')
})

test('where the account is counted anew, what was set aside before is no part of it, nor of its being taken back', async () => {
  using home = await startGap()
  await home.accept('11:00', -13_000)
  const entryId = home.store.undo.lastOwn() ?? 0
  home.store.transaction(() => home.store.proofs.removeAnchor(home.accountId()))
  await home.sync('12:00', 67_000)
  await home.sync('13:00', 67_000)
  expect(home.shown()).toBe('proven')
  expect(home.history().slice(0, 2)).toEqual([
    ['proven', null, null, 2],
    ['proven', null, -13_000, 1],
  ])
  const { undoId } = await home.undo(entryId, '14:00')
  expect(home.shown()).toBe('proven')
  await redoEntry({ store: home.store, entryId: undoId, at: at('15:00') })
  expect(home.shown()).toBe('proven')
  expect(home.ask('SELECT * FROM accepted_gap')).toEqual([])
})

test('only the gap the person was shown is set aside', async () => {
  using home = await startGap()
  const nothingDone = () => {
    expect(home.ask('SELECT * FROM accepted_gap')).toEqual([])
    expect(home.store.undo.lastOwn()).toBeNull()
  }
  expect(await codeOf(() => home.accept('11:00', -12_999))).toBe('not-found')
  await home.sync('12:00', 66_000)
  expect(await codeOf(() => home.accept('13:00', -13_000))).toBe('not-found')
  expect(home.stale).toHaveLength(2) // the page asks again what there is now
  // A file makes another gap of it, which no sync has looked at yet.
  await importInto(home.store, home.accountId(), [
    fileRow({ bookedOn: '2026-05-20', minor: -700, text: 'Noe annet' }),
  ])
  expect(home.shown()).toEqual(['gap', -13_300])
  expect(await codeOf(() => home.accept('14:00', -14_000))).toBe('not-found')
  nothingDone()
  // Rows that a sync read before it broke off, and that no proof has looked at.
  home.store.transaction(() => home.store.proofs.setSettled(home.accountId(), false))
  expect(await codeOf(() => home.accept('15:00', -13_300))).toBe('not-found')
  const unlock = home.store.lockConnection(home.store.accounts.list()[0]?.connectionId ?? '')
  expect(await codeOf(() => home.accept('15:00', -13_300))).toBe('already-running')
  unlock()
  nothingDone()
})

test('a gap between the balances that files state is not set aside: the next file would bring it back', async () => {
  using home = await startGap()
  const card = { kind: 'current', name: 'Gammel konto', number: null, iban: null, currency: 'NOK' } as const
  const { accountId } = await importInto(home.store, card, [fileRow({ bookedOn: '2026-04-10', minor: -700 })])
  const context = { store: home.store, reader: { ask: () => Promise.reject(new Error('not asked')) } }
  const handlers = proofHandlers(
    { ...context, clock: { now: Date.now }, emit: () => undefined },
    createJobs(),
  )
  expect(await codeOf(() => handlers['proof:accept']({ accountId, gapMinor: -700 }))).toBe('invalid-input')
  expect(await codeOf(() => handlers['proof:accept']({ accountId: crypto.randomUUID(), gapMinor: 1 }))).toBe(
    'not-found',
  )
})
