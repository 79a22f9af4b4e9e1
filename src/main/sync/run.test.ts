import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { invent, startStore } from '../store/testing.ts'
import type { SyncProgress } from './job.ts'
import { closeInterruptedRuns } from './run.ts'
import { bankAccount, bankRow, clock, inventBank, syncWith, today } from './testing.ts'

const ledger =
  'SELECT identity, booked_on AS bookedOn, minor, text FROM bank_transaction ORDER BY booked_on, id'
type Row = { identity: string; bookedOn: string; minor: number; text: string }

/** One payment a day, newest first, each with an id. */
const daily = (days: number) =>
  Array.from({ length: days }, (_, index) =>
    bankRow({
      identity: `n${index}`,
      bookedOn: new Date(Date.parse(today) - index * 86_400_000).toISOString().slice(0, 10),
      minor: -100 - index,
    }),
  )

test('the first sync saves the balance and every payment, and the second changes nothing', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  bank.books = daily(150)
  const seen: SyncProgress[] = []
  const first = await syncWith(at.store, bank, id, { onProgress: (progress) => void seen.push(progress) })
  expect(first).toMatchObject({
    added: 150,
    changed: 0,
    pending: 0,
    isPartial: false,
    isHistoryComplete: true,
  })
  expect(at.ask<Row>(ledger)).toHaveLength(150)
  expect(at.ask('SELECT booked_minor AS minor FROM balance_reading ORDER BY read_at DESC LIMIT 1')).toEqual([
    { minor: 100_000 },
  ])
  expect([...new Set(seen.map(({ stage }) => stage))]).toEqual(['accounts', 'history', 'finishing', 'done'])
  expect(seen.at(-1)?.count).toBe(150)
  const second = await syncWith(at.store, bank, id)
  expect(second).toMatchObject({ added: 0, changed: 0, isHistoryComplete: true })
  expect(at.store.connections.get(id)).toMatchObject({
    status: 'ready',
    lastFailure: null,
    syncedAt: '2026-06-01T10:00:00.000Z',
  })
})

test('a sync of a connection that is up to date asks for all accounts with one question, from the overlap on', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  bank.accounts = [bankAccount(), bankAccount({ bankKey: 'key-2', number: '18130000025' })]
  await syncWith(at.store, bank, id)
  bank.asked.length = 0
  await syncWith(at.store, bank, id)
  expect(bank.asked).toEqual([expect.objectContaining({ from: '2026-05-18', cursor: null })])
  expect(bank.asked[0]?.accounts).toHaveLength(2)
})

test('an account chosen later is read back on its own, and the others are not read back again', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  bank.books = daily(150)
  await syncWith(at.store, bank, id)
  bank.accounts.push(bankAccount({ bankKey: 'key-2', number: '18130000025' }))
  bank.books.push(bankRow({ bankKey: 'key-2', identity: 'old', bookedOn: '2026-01-03' }))
  bank.asked.length = 0
  expect(await syncWith(at.store, bank, id)).toMatchObject({ added: 1, isHistoryComplete: true })
  expect(bank.asked.map(({ accounts, from }) => [accounts.map(({ bankKey }) => bankKey), from])).toEqual([
    [['key-1'], '2026-05-18'],
    [['key-2'], null],
  ])
})

test('a bank that fails half-way loses nothing: the next sync goes on where it stopped', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  bank.windowDays = 30
  bank.books = daily(150)
  bank.distort = (page) => {
    if (page.to < '2026-04-01') throw new AppError('bank-busy', 'wait', { retryAt: '2026-06-01T11:00:00Z' })
    return page
  }
  const busy = { code: 'bank-busy', retryAt: '2026-06-01T11:00:00Z' }
  await expect(syncWith(at.store, bank, id)).rejects.toMatchObject(busy)
  expect(at.ask<Row>(ledger).length).toBeGreaterThan(60)
  expect(at.store.connections.get(id)).toMatchObject({ lastFailure: busy, syncedAt: null })
  expect(at.store.runs.list(id, 1)).toMatchObject([{ failure: busy, isHistoryComplete: false }])
  bank.distort = (page) => page
  bank.asked.length = 0
  expect(await syncWith(at.store, bank, id)).toMatchObject({ isHistoryComplete: true })
  expect(bank.asked.at(-1)?.cursor).not.toBeNull()
  expect(at.ask<Row>(ledger)).toHaveLength(150)
  expect(at.store.connections.get(id)?.lastFailure).toBeNull()
})

test('a consent that is gone asks for a new sign-in', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  bank.distort = () => Promise.reject(new AppError('consent-expired', 'over'))
  await expect(syncWith(at.store, bank, id)).rejects.toMatchObject({ code: 'consent-expired' })
  expect(at.store.connections.get(id)?.status).toBe('needs-login')
})

test('half an answer keeps its rows, keeps the cursor, and takes nothing as gone', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  bank.books = [...daily(20), bankRow({ status: 'pending', bookedOn: today, text: 'Hotell' })]
  await syncWith(at.store, bank, id)
  bank.books.push(bankRow({ identity: 'new', bookedOn: today, minor: -77 }))
  bank.distort = (page) => ({
    ...page,
    rows: page.rows.filter(({ identity }) => identity === 'new'),
    problems: ['RECENT_TRANSACTIONS_FAILED'],
  })
  const before = at.store.accounts.list(id)
  expect(await syncWith(at.store, bank, id)).toMatchObject({ added: 1, pending: 1, isPartial: true })
  expect(at.store.accounts.list(id)).toEqual(before)
  expect(at.ask<Row>(ledger)).toHaveLength(21)
})

test('history stops at a page the bank could not give whole, and goes on from there', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  bank.windowDays = 30
  bank.books = daily(150)
  let pages = 0
  bank.distort = (page) => (++pages < 3 ? page : { ...page, rows: [], problems: ['CREDIT_ACCOUNTS_FAILED'] })
  expect(await syncWith(at.store, bank, id)).toMatchObject({
    added: 60,
    isPartial: true,
    isHistoryComplete: false,
  })
  expect(pages).toBe(3)
  bank.distort = (page) => page
  expect(await syncWith(at.store, bank, id)).toMatchObject({
    added: 90,
    isPartial: false,
    isHistoryComplete: true,
  })
})

test('a row nobody can read does not hold back the history behind it, and the run says that it was partial', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  bank.windowDays = 30
  bank.books = daily(150)
  bank.distort = (page) => ({ ...page, unreadable: ['ROW_WITHOUT_AMOUNT'] })
  expect(await syncWith(at.store, bank, id)).toMatchObject({
    added: 150,
    isPartial: true,
    isHistoryComplete: true,
  })
})

test('stopping a sync keeps what was saved and says so', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  bank.windowDays = 30
  bank.books = daily(150)
  const stop = new AbortController()
  bank.distort = (page) => {
    if (page.to < '2026-04-01') stop.abort()
    return page
  }
  await expect(syncWith(at.store, bank, id, { signal: stop.signal })).rejects.toMatchObject({
    code: 'cancelled',
  })
  const [run] = at.store.runs.list(id, 1)
  expect(run).toMatchObject({ failure: { code: 'cancelled' }, added: at.ask<Row>(ledger).length })
  expect(run?.added).toBeGreaterThan(60)
  expect(at.store.connections.get(id)?.lastFailure).toBeNull()
})

test('two syncs of one connection never run at once', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  bank.distort = async (page) => {
    await expect(syncWith(at.store, bank, id)).rejects.toMatchObject({ code: 'already-running' })
    return page
  }
  await syncWith(at.store, bank, id)
  expect(at.store.runs.list(id, 9)).toHaveLength(1)
})

test('what another process did while this one waited for its turn is not done again, and leaves no trace', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  let isAsked = false
  const isWanted = (): boolean => {
    isAsked = true
    expect(() => at.store.lockConnection(id)).toThrow() // nobody else can begin one from here on
    return false
  }
  await expect(syncWith(at.store, inventBank(), id, { isWanted })).rejects.toMatchObject({
    code: 'already-running',
  })
  expect([isAsked, at.store.runs.list(id, 9), at.store.connections.get(id)?.lastFailure]).toEqual([
    true,
    [],
    null,
  ])
  at.store.lockConnection(id)() // and let go
})

test('a run that a killed process left open is closed at the next start, one that is at work is not', async () => {
  using at = await startStore()
  const [killed, working] = [invent.connection(at.store), invent.connection(at.store)]
  for (const id of [killed, working]) at.store.runs.start(id, invent.at)
  const release = at.store.lockConnection(working)
  closeInterruptedRuns(at.store, clock)
  release()
  expect(at.store.runs.list(killed, 1)[0]).toMatchObject({
    failure: { code: 'cancelled' },
    finishedAt: '2026-06-01T10:00:00.000Z',
  })
  expect(at.store.runs.list(working, 1)[0]?.finishedAt).toBeNull()
})

test('a consent renewed ten times, with new keys each time, still gives one account and one copy of each payment', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  for (let consent = 0; consent < 10; consent++) {
    bank.accounts = [bankAccount({ bankKey: `key-${consent}` })]
    bank.books = daily(40).map((row) => ({ ...row, bankKey: `key-${consent}` }))
    await syncWith(at.store, bank, id)
  }
  expect(at.store.accounts.list(id)).toHaveLength(1)
  expect(at.ask<Row>(ledger)).toHaveLength(40)
})

test('when more history is wanted it is read, and what is there is not doubled', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  bank.books = daily(150)
  at.store.connections.setHistoryFrom(id, '2026-05-01')
  await syncWith(at.store, bank, id)
  expect(at.ask<Row>(ledger)).toHaveLength(32)
  at.store.connections.setHistoryFrom(id, null)
  expect(await syncWith(at.store, bank, id)).toMatchObject({ added: 118, isHistoryComplete: true })
  expect(at.ask<Row>(ledger)).toHaveLength(150)
})

test('pending rows are replaced by each whole answer, keep when they were first seen, and never enter the ledger', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  const hotel = bankRow({ status: 'pending', bookedOn: today, text: 'Hotell', minor: -90_000 })
  bank.books = [hotel, bankRow({ status: 'pending', bookedOn: today, text: 'Taxi' })]
  await syncWith(at.store, bank, id)
  const seen = 'SELECT id, text, first_seen_at FROM pending_transaction ORDER BY id'
  const [first] = at.ask(seen)
  bank.books = [hotel, bankRow({ identity: 'n1', bookedOn: today, text: 'Taxi' })]
  expect(await syncWith(at.store, bank, id)).toMatchObject({ pending: 1, added: 1 })
  expect(at.ask(seen)).toEqual([first])
  expect(at.ask('SELECT sum(minor) AS minor FROM account_day')).toEqual([{ minor: -15_000 }])
})
