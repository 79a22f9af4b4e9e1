import { expect, test } from 'vitest'
import { accountsQuestion } from './accounts.ts'
import { connectionsQuestion } from './connections.ts'
import { overviewQuestion } from './overview.ts'
import { syncHistoryQuestion } from './sync-history.ts'
import { inventLedger } from './testing.ts'

test('an account is shown with its own name, its balance and how many rows are kept of it', () => {
  using ledger = inventLedger()
  const id = ledger.account(ledger.connection({ name: 'Felles' }), { ownName: 'Mat', bookedMinor: -4250 })
  ledger.booked(id, { bookedOn: '2026-05-02' })
  ledger.booked(id, { bookedOn: '2026-04-30' })
  ledger.pending(id)
  expect(accountsQuestion(ledger.db)()).toMatchObject([
    {
      id,
      connectionName: 'Felles',
      connectionStatus: 'ready',
      name: 'Mat',
      booked: { minor: -4250, currency: 'NOK' },
      available: null,
      isChosen: true,
      bookedCount: 2,
      pendingCount: 1,
      oldestOn: '2026-04-30',
    },
  ])
})

test('a row that was taken away again no longer tells the oldest day', () => {
  using ledger = inventLedger()
  const id = ledger.account(ledger.connection())
  const gone = ledger.booked(id, { bookedOn: '2020-01-01' })
  ledger.booked(id, { bookedOn: '2026-05-30' })
  ledger.db.prepareWrite<[number]>('DELETE FROM bank_transaction WHERE id = ?').run([gone])
  expect(accountsQuestion(ledger.db)()).toMatchObject([{ bookedCount: 1, oldestOn: '2026-05-30' }])
})

test('net worth is one total a currency, of the followed and counted accounts alone', () => {
  using ledger = inventLedger()
  const bank = ledger.connection()
  const of = (bookedMinor: number | null, more = {}) => ledger.account(bank, { bookedMinor, ...more })
  of(150_000, { balanceAt: '2026-06-01T10:00:00.000Z' })
  of(-20_050, { balanceAt: '2026-05-30T08:00:00.000Z' })
  of(9_900, { currency: 'EUR', balanceAt: '2026-06-01T11:00:00.000Z' })
  of(1_000_000, { isCounted: false, balanceAt: '2019-01-01T00:00:00.000Z' })
  of(2_000_000, { isChosen: false })
  of(null, { balanceAt: null })
  const overview = overviewQuestion(ledger.db)()
  expect(overview.netWorth).toEqual([
    { currency: 'NOK', minor: 129_950, accountCount: 2 },
    { currency: 'EUR', minor: 9_900, accountCount: 1 },
  ])
  expect(overview.accounts).toHaveLength(5)
  expect(overview.oldestBalanceAt).toBe('2026-05-30T08:00:00.000Z')
})

test('a household without a connection has an overview too', () => {
  using ledger = inventLedger()
  expect(overviewQuestion(ledger.db)()).toEqual({ netWorth: [], accounts: [], oldestBalanceAt: null })
})

test('a connection says why its last sync failed, and counts the accounts that are followed', () => {
  using ledger = inventLedger()
  const failure = { code: 'bank-busy', retryAt: '2026-06-01T12:00:00.000Z' }
  const id = ledger.connection({ status: 'needs-login', lastFailure: JSON.stringify(failure) })
  ledger.account(id)
  ledger.account(id, { isChosen: false })
  expect(connectionsQuestion(ledger.db)()).toMatchObject([
    { id, status: 'needs-login', lastFailure: failure, accountCount: 1, settings: { generation: 'current' } },
  ])
})

test('a failure this version has no word for is an internal one', () => {
  using ledger = inventLedger()
  ledger.connection({ lastFailure: '{"code":"of-a-later-version","ref":"a1"}' })
  expect(connectionsQuestion(ledger.db)()).toMatchObject([{ lastFailure: { code: 'internal', ref: 'a1' } }])
})

test('the history of a connection has its newest syncs, the running one without an end', () => {
  using ledger = inventLedger()
  const connectionId = ledger.connection()
  const other = ledger.connection()
  ledger.db.execute(`
    INSERT INTO sync_run (id, connection_id, started_at, finished_at, added, is_partial, is_history_complete, failure) VALUES
      (1, '${connectionId}', '2026-05-01T08:00:00Z', '2026-05-01T08:00:09Z', 12, 0, 1, NULL),
      (2, '${connectionId}', '2026-05-02T08:00:00Z', '2026-05-02T08:00:01Z', 0, 1, 0, '{"code":"offline"}'),
      (3, '${other}', '2026-05-03T08:00:00Z', NULL, 0, 0, 0, NULL),
      (4, '${connectionId}', '2026-05-04T08:00:00Z', NULL, 3, 0, 0, NULL)`)
  const history = syncHistoryQuestion(ledger.db)
  expect(history({ connectionId, limit: 2 })).toEqual([
    expect.objectContaining({ runId: 4, finishedAt: null, added: 3, failure: null }),
    expect.objectContaining({ runId: 2, isPartial: true, failure: { code: 'offline' } }),
  ])
  expect(history({ connectionId, limit: 100 })).toHaveLength(3)
})

test('an account that another connection follows too is told with that one’s name', () => {
  using ledger = inventLedger()
  const [first, second] = [ledger.connection({ name: 'Hers' }), ledger.connection({ name: 'His' })]
  const joint = { number: '18130000017' }
  const hers = ledger.account(first, joint)
  const his = ledger.account(second, joint)
  ledger.account(second, { ...joint, currency: 'EUR' })
  ledger.account(second, { number: '18130000025' })
  const twice = accountsQuestion(ledger.db)().filter(({ followedIn }) => followedIn !== null)
  const told = new Map(twice.map(({ id, followedIn }) => [id, followedIn]))
  expect(told).toEqual(new Map([[hers, 'His'], [his, 'Hers']])) // prettier-ignore
})

test('one that the other connection leaves out is followed nowhere else', () => {
  using ledger = inventLedger()
  const joint = { number: '18130000017' }
  const left = ledger.account(ledger.connection({ name: 'Hers' }), { ...joint, isChosen: false })
  ledger.account(ledger.connection({ name: 'His' }), joint)
  const twice = accountsQuestion(ledger.db)().filter(({ followedIn }) => followedIn !== null)
  expect(twice.map(({ id }) => id)).toEqual([left])
})
