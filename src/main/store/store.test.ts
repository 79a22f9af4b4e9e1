import { expect, test } from 'vitest'
import { invent, startStore } from './testing.ts'

test('money of a bank’s test world is shown and not counted, until the person counts it', async () => {
  using started = await startStore()
  const { store, ask } = started
  const connectionId = invent.connection(store)
  const facts = invent.accountFacts({ isInvented: true })
  const [id] = store.accounts.upsertFromBank(connectionId, [facts], invent.at)
  const counted = () => ask<{ is_counted: number }>('SELECT is_counted FROM account')[0]?.is_counted
  expect(counted()).toBe(0)
  store.accounts.setCounted(id ?? '', true)
  store.accounts.upsertFromBank(connectionId, [facts], invent.at)
  expect(counted()).toBe(1)
})

test('a connection keeps what it is told', async () => {
  using at = await startStore()
  const { connections } = at.store
  const id = invent.connection(at.store)
  expect(connections.get(id)).toMatchObject({
    id,
    status: 'new',
    name: 'SpareBank 1',
    createdAt: invent.at,
    lastFailure: null,
  })
  const settings = {
    generation: 'legacy',
    authHost: 'api-auth',
    clientAuth: 'basic',
    finInst: 'fid-x',
    redirectPort: 9000,
  } as const
  connections.updateSettings(id, settings)
  connections.rename(id, 'Felles')
  connections.setStatus(id, 'ready')
  connections.setConsentEnds(id, { idle: '2026-07-01T00:00:00Z', absolute: '2027-06-01T00:00:00Z' })
  connections.setFailure(id, { code: 'bank-busy', retryAt: '2026-06-01T11:00:00Z' })
  connections.setHistoryFrom(id, '2024-01-01')
  connections.setPaused(id, true)
  connections.setNextTry(id, 3, '2026-06-01T12:07:00Z')
  connections.setLastCalls(id, 7)
  connections.setToldOfConsent(id, '2027-06-01 week')
  connections.setToldOfFailure(id, 'offline 2026-05-31')
  expect(connections.list()).toEqual([
    {
      id, system: 'sparebank1', name: 'Felles', status: 'ready', settings, createdAt: invent.at, syncedAt: null,
      lastFailure: { code: 'bank-busy', retryAt: '2026-06-01T11:00:00Z' },
      consentIdleEndsAt: '2026-07-01T00:00:00Z', consentEndsAt: '2027-06-01T00:00:00Z', historyFrom: '2024-01-01',
      hasChosenAccounts: false, isPaused: true, failureCount: 3, nextTryAt: '2026-06-01T12:07:00Z', lastCalls: 7,
      consentToldFor: '2027-06-01 week', failureToldFor: 'offline 2026-05-31',
    },
  ]) // prettier-ignore
  connections.setSyncedAt(id, invent.at)
  expect(connections.get(id)).toMatchObject({ syncedAt: invent.at, lastFailure: null })
  invent.removal(at.store, id)
  expect(connections.get(id)).toBeNull()
})

test('removing a connection removes its accounts and all their rows', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const account = invent.account(at.store, {}, id)
  at.store.transactions.insert(account, 'id:1', invent.row(), invent.at)
  at.store.pending.insert(account, { ...invent.row(), identity: null }, invent.at)
  at.store.runs.start(id, invent.at)
  invent.removal(at.store, id)
  for (const table of [
    'account',
    'bank_transaction',
    'pending_transaction',
    'balance_reading',
    'account_day',
    'sync_run',
  ]) {
    expect(at.ask(`SELECT count(*) AS n FROM ${table}`)).toEqual([{ n: 0 }])
  }
})

test('what a person chose for an account outlives every later answer of the bank', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const { accounts } = at.store
  const [first = '', second = ''] = accounts.upsertFromBank(
    id,
    [invent.accountFacts(), invent.accountFacts({ bankKey: 'key-2', number: '18130000025' })],
    invent.at,
  )
  accounts.setChosen(id, [second])
  accounts.rename(second, 'Ferie')
  accounts.setCounted(second, false)
  const without = invent.accountFacts({ bankKey: 'key-2', number: null, name: 'Sparekonto', booked: null })
  expect(accounts.upsertFromBank(id, [without], '2026-06-02T10:00:00.000Z')).toEqual([second])
  expect(accounts.list(id)).toMatchObject([
    { id: first, isChosen: false },
    {
      id: second,
      isChosen: true,
      isCounted: false,
      ownName: 'Ferie',
      bankName: 'Sparekonto',
      number: '18130000025',
    },
  ])
  expect(at.ask('SELECT booked_minor, balance_at FROM account WHERE is_chosen = 1')).toEqual([
    { booked_minor: 100_000, balance_at: invent.at },
  ])
})

test('a new key for a known number is the same account, unless two could be meant', async () => {
  using at = await startStore()
  const id = invent.connection(at.store)
  const { accounts } = at.store
  const [old] = accounts.upsertFromBank(id, [invent.accountFacts()], invent.at)
  expect(
    accounts.upsertFromBank(
      id,
      [invent.accountFacts({ bankKey: 'new', number: '1813.00.00017' })],
      invent.at,
    ),
  ).toEqual([old])
  const twins = [invent.accountFacts({ bankKey: 'a' }), invent.accountFacts({ bankKey: 'b' })]
  expect(accounts.upsertFromBank(id, twins, invent.at)).not.toContain(old)
  const card = invent.accountFacts({ bankKey: 'c', kind: 'credit-card' })
  expect(accounts.upsertFromBank(id, [card], invent.at)).not.toContain(old)
  const twice = accounts.upsertFromBank(
    id,
    [invent.accountFacts({ bankKey: 'd', number: '9' }), invent.accountFacts({ bankKey: 'd', number: '9' })],
    invent.at,
  )
  expect(new Set(twice).size).toBe(1)
})

test('settings and call budgets come back as they were put, and null before', async () => {
  using at = await startStore()
  expect(at.store.settings.get('window')).toBeNull()
  at.store.settings.set('window', { width: 1200 })
  at.store.settings.set('window', { width: 1300, pages: ['a'] })
  expect(at.store.settings.get('window')).toEqual({ width: 1300, pages: ['a'] })
  expect(at.store.budgets.load('api.example')).toBeNull()
  at.store.budgets.save('api.example', { calls: [1, 2], blockedUntil: null })
  at.store.budgets.save('api.example', { calls: [2], blockedUntil: 7 })
  expect(at.store.budgets.load('api.example')).toEqual({ calls: [2], blockedUntil: 7 })
})

test('several writes are one: an error in the middle takes all of them back', async () => {
  using at = await startStore()
  expect(() =>
    at.store.transaction(() => {
      at.store.settings.set('half', 1)
      throw new Error('stop')
    }),
  ).toThrow('stop')
  expect(at.store.settings.get('half')).toBeNull()
})
