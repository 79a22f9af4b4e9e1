import type { BankSession, BankTransaction } from '../../src/main/banks/bank.ts'
import { identityPolicy } from '../../src/main/banks/sparebank1/identity-policy.ts'
import { openStore } from '../../src/main/store/open.ts'
import { addDays } from '../../src/main/sync/identity.ts'
import { closeInterruptedRuns, runSync } from '../../src/main/sync/run.ts'

// The process that is killed. Reads an invented bank into the store it is told, and says after each commit how far it is.

export const rowCount = 12_000
const rowsADay = 40
const windowDays = 20
const newest = '2026-06-01'
const clock = { now: () => Date.parse(`${newest}T10:00:00Z`) }

/** The bank's books: the same in every process. A third of the rows has no id, and several a day are equal to each other. */
export function books(): readonly BankTransaction[] {
  return Array.from({ length: rowCount }, (_, index) => ({
    bankKey: 'key-1', status: 'booked', identity: index % 3 === 0 ? null : `n${index}`,
    bookedOn: addDays(newest, -Math.floor(index / rowsADay)), valueOn: null, purchasedOn: null,
    amount: { minor: -100 * (1 + (index % 4)), currency: 'NOK' }, original: null, rate: null, text: `Kaffe ${index % 2}`,
    bankText: '', counterparty: null, counterpartyAccount: null, message: null, typeCode: null, typeText: null,
    bankRef: null, raw: `{"row":${index}}`,
  })) // prettier-ignore
}

const account = {
  bankKey: 'key-1', kind: 'current', name: 'Brukskonto', number: '18130000017', iban: null, currency: 'NOK',
  booked: { minor: 1, currency: 'NOK' }, available: null, creditLimit: null, raw: '{}',
} as const // prettier-ignore

function inventSession(): BankSession {
  const rows = books()
  const oldest = rows.at(-1)?.bookedOn ?? newest
  return {
    test: () => Promise.resolve(),
    account: () => Promise.resolve(account),
    accounts: () =>
      Promise.resolve({
        problems: [],
        accounts: [account],
      }),
    async *transactions({ from, cursor }) {
      const end = from === null || from < oldest ? oldest : from
      let to = cursor === null ? newest : addDays(cursor, -1)
      for (let isLast = false; !isLast;) {
        const start = addDays(to, 1 - windowDays)
        const first = start < end ? end : start
        isLast = first <= end
        await Promise.resolve()
        const page = rows.filter(({ bookedOn }) => bookedOn >= first && bookedOn <= to)
        yield { rows: page, from: first, to, problems: [], cursor: first, isLast }
        to = addDays(first, -1)
      }
    },
  }
}

/** @returns when everything is read. `say` gets the number of rows saved so far in this run. */
export async function syncOnce(file: string, key: Uint8Array, say: (count: number) => void): Promise<void> {
  const log = { event: () => undefined, error: () => '' }
  const store = await openStore({ file, key, createKey: () => Promise.resolve(key), log })
  closeInterruptedRuns(store, clock)
  const id = 'c1'
  const session = inventSession()
  const signal = new AbortController().signal
  if (store.connections.get(id) === null) {
    const settings = {
      generation: 'current',
      authHost: 'api',
      clientAuth: 'body',
      finInst: null,
      redirectPort: 8765,
    } as const
    const createdAt = new Date(clock.now()).toISOString()
    store.connections.create({ id, system: 'sparebank1', name: 'SpareBank 1', settings, createdAt })
  }
  // Again after a kill: the same account is recognised and stays chosen.
  const { accounts } = await session.accounts(signal)
  store.accounts.setChosen(
    id,
    store.accounts.upsertFromBank(id, accounts, new Date(clock.now()).toISOString()),
  )
  const connection = store.connections.get(id)
  if (connection === null) throw new Error('the connection was not kept')
  await runSync({
    connection,
    session,
    store,
    clock,
    signal,
    overlapDays: () => 14,
    identity: identityPolicy,
    onProgress: ({ count }) => say(count),
  })
  store.close()
}
