import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError, isAppError } from '../../shared/errors.ts'
import type { AccountId, EntryId } from '../../shared/ids.ts'
import type { EntryKind } from '../../shared/journal.ts'
import type { Store } from '../store/store.ts'
import { invent, startStore } from '../store/testing.ts'
import { clock } from './testing.ts'
import { finishInterruptedUndos, redoEntry, undoEntry } from './undo.ts'

// Whatever was done, and whichever entry is then taken back with what stands on it: what is left is, in every table, what would
// be there had those entries never been.

type Household = Awaited<ReturnType<typeof startStore>>
const at = '2026-06-02T08:00:00.000Z'

/** What an entry does. A payment is named by the instant it was first seen at, which no write changes. */
type Deed =
  | { readonly kind: 'insert'; readonly name: string; readonly identity: string; readonly day: number }
  | { readonly kind: 'change'; readonly name: string; readonly text: string; readonly day: number }
  | { readonly kind: 'reidentify'; readonly name: string; readonly identity: string }
  | { readonly kind: 'note'; readonly name: string; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly tag: string; readonly isAdded: boolean }
  | { readonly kind: 'split'; readonly name: string; readonly parts: number }
  | { readonly kind: 'absorb'; readonly name: string; readonly other: string }
  | { readonly kind: 'withdraw'; readonly name: string }
  | { readonly kind: 'restore'; readonly name: string; readonly identity: string }
  | { readonly kind: 'count'; readonly isCounted: boolean }
const kindOf: Readonly<Record<Deed['kind'], EntryKind>> = {
  insert: 'sync', change: 'sync', reidentify: 'sync', restore: 'sync', note: 'note', tag: 'tags', split: 'split',
  absorb: 'merge', withdraw: 'withdraw', count: 'account',
} // prettier-ignore

interface Row {
  readonly id: number
  readonly identity: string
}
const nameOf = (index: number): string => `2026-01-01T00:00:00.${String(index).padStart(3, '0')}Z`
const dayOf = (day: number): string => `2026-05-${String(1 + day).padStart(2, '0')}`

function rowOf({ ask }: Household, name: string): Row | null {
  return ask<Row>(`SELECT id, identity FROM bank_transaction WHERE first_seen_at = '${name}'`)[0] ?? null
}

/** @throws when the payment it is about is not there: then something else should have been taken back as well. */
function carryOut(home: Household, accountId: AccountId, deed: Deed): void {
  const { transactions, annotations, merging, withdrawn, accounts } = home.store
  if (deed.kind === 'count') return accounts.setCounted(accountId, deed.isCounted)
  if (deed.kind === 'insert') {
    const facts = invent.row({ text: deed.name.slice(-4), bookedOn: dayOf(deed.day), minor: -100 - deed.day })
    transactions.insert(accountId, deed.identity, facts, deed.name)
    return transactions.forgetFormer(accountId, deed.identity)
  }
  if (deed.kind === 'restore') {
    const [gone] = home.ask<Row>(
      `SELECT id, identity FROM withdrawn_transaction WHERE row ->> '$.first_seen_at' = '${deed.name}'`,
    )
    if (gone === undefined) throw new Error('nothing was withdrawn')
    return withdrawn.restore(gone.id, gone.identity)
  }
  const row = rowOf(home, deed.name)
  if (row === null) throw new Error('the payment is not there')
  const payment = annotations.payment(row.id)
  if (payment === null) throw new Error('the payment is not there')
  if (deed.kind === 'note') return annotations.setNote(payment, deed.text, invent.at)
  if (deed.kind === 'split') {
    const parts = Array.from({ length: deed.parts }, (_, index) => ({
      text: `part ${index}`,
      minor: -1 - index,
    }))
    return annotations.setSplit(payment, { parts, restText: deed.parts === 0 ? '' : 'rest' })
  }
  if (deed.kind === 'tag') {
    const [add, remove] = deed.isAdded ? [[deed.tag], []] : [[], [deed.tag]]
    return annotations.changeTags(payment, annotations.tagChanges(row.id, add, remove))
  }
  if (deed.kind === 'withdraw') return withdrawn.withdraw(row.id, 'person', invent.at)
  if (deed.kind === 'reidentify')
    return transactions.reidentify(
      accountId,
      {
        ...payment,
        identity: row.identity,
        isFromBank: 1,
        fileFormat: null,
        settlesOn: null,
        missingSince: null,
      },
      deed.identity,
    )
  if (deed.kind === 'absorb') {
    const other = rowOf(home, deed.other)
    const [keep, going] = [merging.wholeRow(row.id), merging.wholeRow(other?.id ?? 0)]
    if (keep === null || going === null) throw new Error('the payment is not there')
    return merging.absorb(keep, going, invent.at)
  }
  transactions.merge(
    row.id,
    invent.row({ text: deed.text, bookedOn: dayOf(deed.day), minor: payment.minor }),
    invent.at,
  )
}

function enter(home: Household, accountId: AccountId, deeds: readonly Deed[]): EntryId {
  const { store } = home
  const kind = kindOf[deeds[0]?.kind ?? 'insert']
  const work = (): void => {
    for (const deed of deeds) carryOut(home, accountId, deed)
  }
  if (kind !== 'sync') return store.journal.record({ kind, at: invent.at, subject: {} }, work).entryId
  const entryId = store.transaction(() => store.journal.begin({ kind, at: invent.at, subject: {} }))
  store.journal.write(entryId, work)
  store.transaction(() => store.journal.end(entryId, invent.at))
  return entryId
}

/** Every table but the journal's own and what is derived; rows named by what they are, for numbers differ. */
const tables = {
  bank_transaction: `SELECT account_id, identity, booked_on, minor, text, bank_text, raw, is_from_bank, file_format, search_text,
    first_seen_at, changed_at, policy, settles_on, missing_since FROM bank_transaction`,
  former_identity: `SELECT f.account_id, f.identity, t.first_seen_at FROM former_identity f
    JOIN bank_transaction t ON t.id = f.transaction_id`,
  note: 'SELECT o.name, n.text, n.changed_at FROM note n JOIN own o ON o.id = n.transaction_id',
  transaction_tag:
    'SELECT o.name, g.tag, g.folded FROM transaction_tag g JOIN own o ON o.id = g.transaction_id',
  split_part:
    'SELECT o.name, s.position, s.minor, s.text FROM split_part s JOIN own o ON o.id = s.transaction_id',
  withdrawn_transaction: `SELECT identity, booked_on, minor, text, reason, identities, json_remove(row, '$.id') AS row
    FROM withdrawn_transaction`,
  account: 'SELECT own_name, is_counted FROM account',
  account_day: 'SELECT account_id, day, minor, count FROM account_day WHERE count > 0',
} as const
const owners = `WITH own (id, name) AS (SELECT id, first_seen_at FROM bank_transaction
  UNION ALL SELECT id, row ->> '$.first_seen_at' FROM withdrawn_transaction)`
const counts = ['note', 'transaction_tag', 'split_part'] as const

function dump({ ask }: Household, accountId: AccountId): unknown {
  const rows = Object.entries(tables).map(([table, sql]) => [
    table,
    ask<object>(`${owners} ${sql}`)
      .map((row) => JSON.stringify(row).replaceAll(accountId, 'account'))
      .sort(),
  ])
  // Nothing hangs on a payment that is not there.
  const sizes = counts.map((table) => [`${table} count`, ask(`SELECT count(*) AS n FROM ${table}`)])
  return Object.fromEntries([...rows, ...sizes])
}

const step = fc.record({
  kind: fc.constantFrom<Deed['kind'][]>(
    'insert', 'insert', 'insert', 'change', 'reidentify', 'note', 'note', 'tag', 'split', 'absorb', 'withdraw', 'restore', 'count',
  ),
  which: fc.nat({ max: 30 }),
  other: fc.nat({ max: 30 }),
  number: fc.nat({ max: 5 }),
}) // prettier-ignore

/** What this step does to the household as it is; null: there is nothing it could be done to. */
function deedOf(home: Household, { kind, which, other, number }: StepOf, count: number): Deed | null {
  const names = home
    .ask<{ name: string }>('SELECT first_seen_at AS name FROM bank_transaction ORDER BY first_seen_at')
    .map((row) => row.name)
  const gone = home
    .ask<{ name: string }>(`SELECT row ->> '$.first_seen_at' AS name FROM withdrawn_transaction ORDER BY 1`)
    .map((row) => row.name)
  const former = home
    .ask<{ identity: string }>('SELECT identity FROM former_identity ORDER BY identity')
    .map((row) => row.identity)
  // Now and then a name that another payment once had.
  const identity =
    number === 0 ? (former[which % Math.max(1, former.length)] ?? `id:${count}`) : `id:${count}`
  if (kind === 'insert') return { kind, name: nameOf(count), identity, day: number }
  if (kind === 'count') return { kind, isCounted: number % 2 === 0 }
  if (kind === 'restore') {
    const name = gone[which % Math.max(1, gone.length)]
    return name === undefined ? null : { kind, name, identity }
  }
  const name = names[which % Math.max(1, names.length)]
  if (name === undefined) return null
  if (kind === 'change') return { kind, name, text: `Shop ${number}`, day: number }
  if (kind === 'reidentify') return { kind, name, identity }
  if (kind === 'note') return { kind, name, text: number === 0 ? '' : `note ${number}` }
  if (kind === 'tag') return { kind, name, tag: `tag${number % 3}`, isAdded: which % 3 !== 0 }
  if (kind === 'split') return { kind, name, parts: number % 4 }
  if (kind === 'withdraw') return { kind, name }
  const second = names[other % names.length]
  return second === undefined || second === name ? null : { kind: 'absorb', name, other: second }
}
type StepOf = typeof step extends fc.Arbitrary<infer T> ? T : never

interface Played {
  readonly entries: readonly { readonly id: EntryId; readonly deeds: readonly Deed[] }[]
  readonly accountId: AccountId
}

/** A restored payment has to come back under a free name, as a sync would see to it. */
function isPossible(home: Household, deed: Deed): boolean {
  if (deed.kind !== 'restore') return true
  return (
    home.ask(`SELECT 1 FROM withdrawn_transaction w JOIN bank_transaction t ON t.account_id = w.account_id
    AND t.identity = w.identity WHERE w.row ->> '$.first_seen_at' = '${deed.name}'`).length === 0
  )
}

/** Taking a note away where there is none is nothing, and no page makes an entry of it. */
function hasWritten({ ask }: Household, id: EntryId): boolean {
  return (
    ask(`SELECT 1 FROM entry_change WHERE entry_id = ${id} UNION ALL
    SELECT 1 FROM bank_transaction WHERE added_in = ${id}`).length > 0
  )
}

function play(home: Household, steps: readonly StepOf[]): Played {
  const accountId = invent.account(home.store)
  const entries: { id: EntryId; deeds: Deed[] }[] = []
  for (const [index, one] of steps.entries()) {
    const deed = deedOf(home, one, index)
    if (deed === null || !isPossible(home, deed)) continue
    const id = enter(home, accountId, [deed])
    if (hasWritten(home, id)) entries.push({ id, deeds: [deed] })
  }
  return { entries, accountId }
}

test('an entry taken back with what stands on it leaves every table as if they had never been, and an edit done again as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 2, maxLength: 14 }),
      fc.nat({ max: 30 }),
      async (steps, which) => {
        using home = await startStore()
        const { entries, accountId } = play(home, steps)
        const chosen = entries[which % Math.max(1, entries.length)]
        if (chosen === undefined) return
        const { store } = home
        const laterIds = store.undo.later(chosen.id)
        const whole = dump(home, accountId)
        const { undoId } = await undoEntry({ store, entryId: chosen.id, laterIds, at })
        const taken = new Set([chosen.id, ...laterIds])

        using other = await startStore()
        const otherId = invent.account(other.store)
        for (const { id, deeds } of entries) if (!taken.has(id)) enter(other, otherId, deeds)
        const left = dump(home, accountId)
        expect(left).toEqual(dump(other, otherId))

        if (!store.undo.canRedo(undoId)) return
        await redoEntry({ store, entryId: undoId, at })
        expect(dump(home, accountId)).toEqual(whole)
        const again = await undoEntry({
          store,
          entryId: chosen.id,
          laterIds: store.undo.later(chosen.id),
          at,
        })
        expect(again.undone).toBe(taken.size)
        expect(dump(home, accountId)).toEqual(left)
      },
    ),
    { numRuns: 60 },
  )
}, 240_000)

/** The same store, whose process dies before its n-th transaction. */
function dying(store: Store, n: number): Store {
  let count = 0
  const mortal =
    <A extends unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      if (++count === n) throw new AppError('internal', 'killed')
      return work(...args)
    }
  return {
    ...store,
    transaction: mortal(store.transaction) as Store['transaction'],
    pageTransaction: mortal(store.pageTransaction) as Store['pageTransaction'],
  }
}

test('killed before any of its transactions, what is taken back is taken back in the end, and never twice', async () => {
  /** 300 payments, each changed and noted since: too much for one transaction. */
  const large = async (): Promise<{ home: Household; accountId: AccountId }> => {
    const home = await startStore()
    const accountId = invent.account(home.store)
    const names = Array.from({ length: 300 }, (_, index) => nameOf(index))
    enter(
      home,
      accountId,
      names.map((name, day) => ({ kind: 'insert', name, identity: `id:${day}`, day: day % 20 })),
    )
    enter(
      home,
      accountId,
      names.map((name, index) => ({ kind: 'change', name, text: `Shop ${index}`, day: index % 20 })),
    )
    for (const name of names.slice(0, 20)) enter(home, accountId, [{ kind: 'note', name, text: 'mine' }])
    return { home, accountId }
  }
  for (const entryId of [1, 2]) {
    let isDead = true
    for (let n = 1; isDead; n++) {
      const made = await large()
      using home = made.home
      const { accountId } = made
      const { store } = home
      const before = dump(home, accountId)
      const laterIds = store.undo.later(entryId)
      try {
        await undoEntry({ store: dying(store, n), entryId, laterIds, at })
        isDead = false
      } catch (error) {
        if (!isAppError(error, 'internal')) throw error
      }
      const isBegun = store.undo.underWay().length > 0
      await finishInterruptedUndos(store, clock)
      const texts = home.ask<{ text: string }>('SELECT text FROM bank_transaction').map(({ text }) => text)
      if (isDead && !isBegun && n === 1) expect(dump(home, accountId)).toEqual(before)
      else if (entryId === 1) expect(texts).toEqual([])
      else
        expect(texts.toSorted()).toEqual(
          Array.from({ length: 300 }, (_, index) => nameOf(index).slice(-4)).toSorted(),
        )
      expect(store.undo.underWay()).toEqual([])
      expect(n).toBeLessThan(200)
    }
  }
}, 240_000)
