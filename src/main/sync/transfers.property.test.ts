import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountId } from '../../shared/ids.ts'
import { invent, startStore } from '../store/testing.ts'
import type { TransactionFacts } from '../store/columns.ts'
import { addDays } from './identity.ts'
import { markOwnTransfers } from './transfers.ts'

// Rows of five accounts that could be anything: they come, change and go in any order, and a person has a say in between. What
// is found step by step is what is found by looking at all of it at once, and every row is in one pair at most.

const accounts = [
  { key: 'a', number: '18130000017', name: 'Lønnskonto', kind: 'current', currency: 'NOK', bank: 0 },
  { key: 'b', number: '18130000025', name: 'Buffer', kind: 'savings', currency: 'NOK', bank: 0 },
  { key: 'c', number: '60050612344', name: 'Felleskonto', kind: 'current', currency: 'NOK', bank: 1 },
  { key: 'e', number: '18130000068', name: 'Euro', kind: 'currency', currency: 'EUR', bank: 0 },
  { key: 'k', number: '**** 4821', name: 'Mastercard', kind: 'credit-card', currency: 'NOK', bank: 1 },
] as const

const row = fc.record({
  at: fc.nat({ max: accounts.length - 1 }),
  /** Mostly near each other, and some far away. */
  day: fc.oneof(fc.nat({ max: 25 }), fc.nat({ max: 400 })),
  size: fc.constantFrom(10_000, 10_000, 20_000, 25_000, 116_500),
  isOut: fc.boolean(),
  names: fc.constantFrom(null, null, '18130000017', '18130000025', '60050612344', '18130000068', '99990000001'),
  text: fc.constantFrom('REMA 1000', 'Overføring', 'Til Buffer', 'Fra Lønnskonto', 'Kredittkort faktura', 'Innbetaling', 'Lønn'),
  typeCode: fc.constantFrom(null, 'R_260', '200', 'R_714'),
  original: fc.constantFrom(null, null, 10_000, 20_000),
}) // prettier-ignore
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('add' as const), row }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('change' as const), which: fc.nat(), row }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reject' as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('link' as const), which: fc.nat(), other: fc.nat() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
)

function factsOf({ at, day, size, isOut, names, text, typeCode, original }: Row): TransactionFacts {
  const account = accounts[at] ?? accounts[0]
  const minor = isOut ? -size : size
  const foreign = account.currency === 'NOK' ? 'EUR' : 'NOK'
  return invent.row({
    minor,
    bookedOn: addDays('2025-01-01', day),
    amount: { minor, currency: account.currency },
    counterpartyAccount: names,
    text,
    bankText: text,
    typeCode,
    original: original === null ? null : { minor: isOut ? -original : original, currency: foreign },
  })
}

async function startLedger() {
  const at = await startStore()
  const { store } = at
  const banks = [invent.connection(store), invent.connection(store)]
  const ids: readonly AccountId[] = accounts.map(({ key, bank, ...facts }) =>
    invent.account(store, { bankKey: key, iban: null, ...facts }, banks[bank]),
  )
  interface Kept {
    readonly id: number
    readonly minor: number
    readonly accountId: string
    readonly currency: string
  }
  return {
    ...at,
    add: (one: Row, name: string) =>
      store.transactions.insert(ids[one.at] ?? '', `id:${name}`, factsOf(one), invent.at),
    rows: () =>
      at.ask<Kept>(`SELECT t.id, t.minor, t.account_id AS accountId, a.currency FROM bank_transaction t
        JOIN account a ON a.id = t.account_id ORDER BY t.identity`),
    /** Every pair and mark, told by what lasts. */
    outcome: () => ({
      links: at.ask(`SELECT o.identity AS "out", i.identity AS "in", l.state, l.is_by_person, l.reason, l.confidence,
          l.evidence, l.rate
        FROM transfer_link l JOIN bank_transaction o ON o.id = l.out_id JOIN bank_transaction i ON i.id = l.in_id
        ORDER BY 1, 2`),
      marked: at.ask('SELECT identity FROM bank_transaction WHERE is_own_transfer = 1 ORDER BY 1'),
    }),
    /** A household with one account more is looked at as a whole. */
    lookAtAll: async () => {
      invent.account(store, { bankKey: 'new', number: '99990000099', name: 'Tom konto' })
      await markOwnTransfers(store)
    },
    [Symbol.dispose]: () => at[Symbol.dispose](),
  } // prettier-ignore
}
type Ledger = Awaited<ReturnType<typeof startLedger>>

function pick<T>(items: readonly T[], at: number): T | undefined {
  return items.length === 0 ? undefined : items[at % items.length]
}

async function take(ledger: Ledger, one: typeof step extends fc.Arbitrary<infer T> ? T : never, at: number): Promise<void> {
  const { store } = ledger
  const rows = ledger.rows()
  switch (one.kind) {
    case 'add':
      ledger.add(one.row, `n${at}`)
      return
    case 'change': {
      const old = pick(rows, one.which)
      const account = store.accounts.list().find(({ id }) => id === old?.accountId)
      const place = accounts.findIndex(({ key }) => key === account?.bankKey)
      if (old !== undefined) store.transactions.merge(old.id, factsOf({ ...one.row, at: place }), invent.at)
      return
    }
    case 'remove': {
      const old = pick(rows, one.which)
      if (old !== undefined) store.imports.release(0, { id: old.id, isItsAlone: 1 })
      return
    }
    case 'reject': {
      const link = pick(ledger.ask<{ outId: number; inId: number }>(
        "SELECT out_id AS outId, in_id AS inId FROM transfer_link WHERE state <> 'rejected' ORDER BY out_id, in_id",
      ), one.which)
      if (link !== undefined) say(ledger, 'rejected', link.outId, link.inId)
      return
    }
    case 'link': {
      const [out, into] = [pick(rows.filter(({ minor }) => minor < 0), one.which), pick(rows.filter(({ minor }) => minor > 0), one.other)]
      if (out !== undefined && into !== undefined && out.accountId !== into.accountId) say(ledger, 'linked', out.id, into.id)
      return
    }
    case 'look':
      await markOwnTransfers(store)
  }
} // prettier-ignore

function say({ store }: Ledger, state: 'linked' | 'rejected', outId: number, inId: number): void {
  const [out, into] = [store.transfers.decidedRow(outId), store.transfers.decidedRow(inId)]
  if (out === null || into === null) return
  const [outAccountId, inAccountId] = [out.accountId, into.accountId]
  store.transaction(() =>
    store.transfers.decide({ outId, inId, outAccountId, inAccountId, state, rate: null, at: invent.at }),
  )
}

test('step by step, whatever happens in between, as when all of it is looked at at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      using ledger = await startLedger()
      for (const [at, one] of steps.entries()) await take(ledger, one, at)
      await markOwnTransfers(ledger.store)
      const found = ledger.outcome()
      await ledger.lookAtAll()
      expect(found).toEqual(ledger.outcome())
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('rows come in any order and find the same other sides', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), fc.nat(), async (rows, seed) => {
      using one = await startLedger()
      using other = await startLedger()
      const named = rows.map((each, at) => [each, `n${at}`] as const)
      for (const [each, name] of named) one.add(each, name)
      await markOwnTransfers(one.store)
      const shuffled = named.toSorted((a, b) => hash(a[1], seed) - hash(b[1], seed))
      for (const [at, [each, name]] of shuffled.entries()) {
        other.add(each, name)
        if (at % 5 === 0) await markOwnTransfers(other.store)
      }
      await markOwnTransfers(other.store)
      expect(other.outcome()).toEqual(one.outcome())
    }),
    { numRuns: 25 },
  )
}, 60_000)

function hash(text: string, seed: number): number {
  return [...`${seed} ${text}`].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7)
} // prettier-ignore

test('a row is in one pair at most, its two sides go opposite ways on two accounts, and amount and day alone link nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 80 }), async (rows) => {
      using ledger = await startLedger()
      for (const [at, one] of rows.entries()) ledger.add(one, `n${at}`)
      await markOwnTransfers(ledger.store)
      const sides = ledger.ask<{ id: number }>('SELECT out_id AS id FROM transfer_link UNION ALL SELECT in_id FROM transfer_link')
      expect(new Set(sides.map(({ id }) => id)).size).toBe(sides.length)
      expect(ledger.ask(`SELECT l.id FROM transfer_link l JOIN bank_transaction o ON o.id = l.out_id
        JOIN bank_transaction i ON i.id = l.in_id
        WHERE o.minor >= 0 OR i.minor <= 0 OR o.account_id = i.account_id OR o.account_id <> l.out_account_id
          OR (l.state = 'linked') <> (l.confidence >= 90)
          OR (l.state = 'linked' AND (o.is_own_transfer = 0 OR i.is_own_transfer = 0))`)).toEqual([])
      expect(ledger.ask(`SELECT l.id FROM transfer_link l WHERE l.state = 'linked' AND NOT EXISTS (
        SELECT 1 FROM json_each(l.evidence) WHERE value LIKE '%-names-%' OR value LIKE '%-says-%' OR value = 'card-bill')`)).toEqual([])
    }),
    { numRuns: 40 },
  )
}, 60_000) // prettier-ignore
