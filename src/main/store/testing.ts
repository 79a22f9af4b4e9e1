import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AccountId, ConnectionId } from '../../shared/ids.ts'
import type { Log } from '../log.ts'
import type { AccountFacts } from './account-record.ts'
import type { TransactionFacts } from './columns.ts'
import { openReadDb } from './database.ts'
import { openStore } from './open.ts'
import type { Store } from './store.ts'

// For tests only: an invented household in a real, encrypted file.

export const silentLog: Log = { event: () => undefined, error: () => 'no-log' }

const at = '2026-06-01T10:00:00.000Z'

function accountFacts(more: Partial<AccountFacts> = {}): AccountFacts {
  return {
    bankKey: 'key-1',
    kind: 'current',
    name: 'Brukskonto',
    number: '18130000017',
    iban: null,
    currency: 'NOK',
    booked: { minor: 100_000, currency: 'NOK' },
    available: null,
    creditLimit: null,
    raw: '{}',
    ...more,
  }
}

function row({
  minor = -15_000,
  ...more
}: Partial<TransactionFacts> & { minor?: number } = {}): TransactionFacts {
  return {
    bookedOn: '2026-05-30',
    valueOn: null,
    purchasedOn: null,
    amount: { minor, currency: 'NOK' },
    original: null,
    rate: null,
    text: 'REMA 1000',
    bankText: '28.05 REMA 1000',
    counterparty: null,
    counterpartyAccount: null,
    message: null,
    typeCode: null,
    typeText: null,
    bankRef: null,
    raw: '{}',
    ...more,
  }
}

function connection(store: Store, id: string = randomUUID()): ConnectionId {
  store.connections.create({
    id,
    system: 'sparebank1',
    name: 'SpareBank 1',
    settings: {
      generation: 'current',
      authHost: 'api',
      clientAuth: 'body',
      finInst: null,
      redirectPort: 8765,
    },
    createdAt: at,
  })
  return id
}

/** A chosen account, of a new connection unless one is given. */
function account(
  store: Store,
  more: Partial<AccountFacts> = {},
  of: ConnectionId = connection(store),
): AccountId {
  const chosen = store.accounts.list(of).filter(({ isChosen }) => isChosen)
  const ids = store.accounts.upsertFromBank(of, [accountFacts(more)], at)
  store.accounts.setChosen(of, [...ids, ...chosen.map(({ id }) => id)])
  return ids[0] ?? ''
}

/** Deletes a connection with its data, all at once; the app takes small steps (`sync/remove-connection.ts`). */
function removal(store: Store, id: ConnectionId): void {
  store.transaction(() => {
    store.removal.begin(id)
    for (const sweep of store.removal.sweeps(id)) while (sweep(2) > 0);
    for (const accountId of store.removal.settle(id)) store.accounts.files.updateBalance(accountId, at)
    store.removal.end(id)
  })
}

export const invent = { at, accountFacts, row, connection, account, removal }

/** A store in a folder of its own, a question to ask it in SQL, and an end that removes both. */
export async function startStore() {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-test-'))
  const file = join(folder, 'oversikt.db')
  const key = randomBytes(32)
  const store = await openStore({ file, key, createKey: () => Promise.resolve(key), log: silentLog })
  const reader = openReadDb(file, key)
  return {
    store,
    file,
    key,
    ask: <R>(sql: string): readonly R[] => reader.prepare<[], R>(sql).all([]),
    [Symbol.dispose]: () => {
      reader.close()
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
