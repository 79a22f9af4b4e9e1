import { expect, test } from 'vitest'
import { accountsQuestion } from './accounts.ts'
import { proofDetailsQuestion } from './proof-details.ts'
import { inventLedger, type InventedLedger } from './testing.ts'

const morning = '2026-06-01T08:00:00.000Z'
const noon = '2026-06-01T12:03:00.000Z'

interface Line {
  readonly at?: string
  readonly state?: string
  readonly bank?: number
  readonly ledger?: number
  readonly gap?: number | null
}

/** An account with 1 000 on it at the start of May, counted from there. */
function household(ledger: InventedLedger) {
  const id = ledger.account(ledger.connection())
  const { db } = ledger
  db.prepareWrite<[string]>(
    `
    INSERT INTO balance_anchor (account_id, day, minor, source, is_sure, is_settled, set_at)
    VALUES (?, '2026-05-01', 100000, 'reading', 1, 1, '')`,
  ).run([id])
  const insert = db.prepareWrite<Record<string, string | number | null>>(`
    INSERT INTO balance_proof (account_id, first_at, last_at, times, state, through, bank_minor, ledger_minor, gap_minor)
    VALUES (@id, @at, @at, 1, @state, '2026-06-01', @bank, @ledger, @gap)`)
  const proof = ({ at = morning, state = 'proven', bank = 0, ledger: held = bank, gap = null }: Line) =>
    insert.run({ id, at, state, bank, ledger: held, gap })
  const ask = () => proofDetailsQuestion(db)({ accountId: id })
  return { id, proof, ask, run: (sql: string) => db.prepareWrite<[]>(sql).run([]) }
}
const nok = (minor: number) => ({ minor, currency: 'NOK' })

test('a proven balance says what it equals, when, and from which day on', () => {
  using ledger = inventLedger()
  const { id, proof, ask } = household(ledger)
  ledger.booked(id, { bookedOn: '2026-05-03', minor: -15_000 })
  ledger.booked(id, { bookedOn: '2026-06-04', minor: -99_000 }) // dated ahead
  proof({ bank: 85_000 })
  const current = {
    state: 'proven', reason: null, at: morning, since: morning, from: '2026-05-01', bank: nok(85_000),
    ledger: nok(85_000), early: null, gap: null,
  } // prettier-ignore
  expect(ask()).toMatchObject({ accountId: id, current, suspects: [] })
  expect(accountsQuestion(ledger.db)()[0]?.proof).toEqual(current)
})

test('an account nobody looked at says nothing', () => {
  using ledger = inventLedger()
  const id = ledger.account(ledger.connection())
  expect(proofDetailsQuestion(ledger.db)({ accountId: id })).toEqual({
    accountId: id, current: null, breaks: [], causes: [], suspects: [], history: [],
  }) // prettier-ignore
})

test('a row that somebody takes away is a gap at once, and gone again when it is back', () => {
  using ledger = inventLedger()
  const { id, proof, ask } = household(ledger)
  const row = ledger.booked(id, { bookedOn: '2026-05-03', minor: -15_000 })
  proof({ bank: 85_000 })
  ledger.db.prepareWrite<[number]>('DELETE FROM bank_transaction WHERE id = ?').run([row])
  expect(ask().current).toMatchObject({
    state: 'gap',
    gap: nok(-15_000),
    ledger: nok(100_000),
    since: morning,
  })
  ledger.booked(id, { bookedOn: '2026-05-04', minor: -15_000 })
  expect(ask().current).toMatchObject({ state: 'proven', gap: null })
})

test('rows that a sync is reading change nothing before its proof, and older history never does', () => {
  using ledger = inventLedger()
  const { id, proof, ask, run } = household(ledger)
  proof({ bank: 100_000 })
  ledger.booked(id, { bookedOn: '2026-04-30', minor: -7_000 })
  expect(ask().current?.state).toBe('proven')
  run('UPDATE balance_anchor SET is_settled = 0')
  ledger.booked(id, { bookedOn: '2026-06-01', minor: -7_000 })
  expect(ask().current?.state).toBe('proven')
})

test('the history lists what came out alike as one, newest first', () => {
  using ledger = inventLedger()
  const { proof, ask } = household(ledger)
  proof({ bank: 100_000 })
  proof({ at: noon, state: 'gap', bank: 90_000, ledger: 100_000, gap: -10_000 })
  expect(ask().history.map(({ firstAt, state, gap }) => [firstAt, state, gap])).toEqual([
    [noon, 'gap', nok(-10_000)],
    [morning, 'proven', null],
  ])
})

/** Proven in the morning, and at noon the bank says this much less, or more, than is held. */
function gapOf(ledger: InventedLedger, gap: number) {
  const home = household(ledger)
  home.proof({ bank: 0 })
  const suspects = () => {
    const held = ledger.db.prepare<[string], { minor: number }>(
      "SELECT 100000 + coalesce(sum(minor), 0) AS minor FROM account_day WHERE account_id = ? AND day <= '2026-06-01' AND day >= '2026-05-01'",
    )
    const minor = held.get([home.id])?.minor ?? 0
    home.proof({ at: noon, state: 'gap', bank: minor + gap, ledger: minor, gap })
    return home.ask().suspects.map(({ suspicion, transactionId }) => [suspicion, transactionId])
  }
  return { ...home, suspects }
}

test('of two rows alike each may be the one too many, before others of the amount', () => {
  using ledger = inventLedger()
  const { id, suspects } = gapOf(ledger, 4_500) // 45 more at the bank: a payment of 45 is here once too often
  const lone = ledger.booked(id, { bookedOn: '2026-05-04', minor: -4_500 })
  const first = ledger.booked(id, { bookedOn: '2026-05-20', minor: -4_500 })
  const second = ledger.booked(id, { bookedOn: '2026-05-21', minor: -4_500 })
  ledger.booked(id, { bookedOn: '2026-04-20', minor: -4_500 }) // before the first day that counts
  expect(suspects()).toEqual([
    ['maybe-doubled', second],
    ['maybe-doubled', first],
    ['same-amount', lone],
  ])
})

test('a row the bank no longer tells of comes first', () => {
  using ledger = inventLedger()
  const { id, suspects, run } = gapOf(ledger, 4_500)
  const gone = ledger.booked(id, { bookedOn: '2026-05-04', minor: -4_500 })
  run(`UPDATE bank_transaction SET missing_since = '${noon}' WHERE id = ${gone}`)
  ledger.booked(id, { bookedOn: '2026-05-20', minor: -4_500 })
  expect(suspects()[0]).toEqual(['no-longer-told', gone])
})

test('what was announced, taken out, or dated ahead may be in the balance already', () => {
  using ledger = inventLedger()
  const { id, suspects, run } = gapOf(ledger, -4_500)
  const announced = ledger.pending(id, { minor: -4_500 })
  ledger.pending(id, { minor: -4_400 })
  const ahead = ledger.booked(id, { bookedOn: '2026-06-03', minor: -4_500 })
  run(`INSERT INTO withdrawn_transaction (id, account_id, identity, booked_on, minor, text, withdrawn_at, reason,
    identities, imports, row) VALUES (900, '${id}', 'x', '2026-05-02', -4500, 'Kiwi', '${noon}', 'gone', '[]', '[]', '{}')`)
  expect(suspects()).toEqual([
    ['pending-counted', announced],
    ['withdrawn', null],
    ['dated-ahead', ahead],
  ])
})

test('an amount that changed by the gap since the balance was even is named', () => {
  using ledger = inventLedger()
  const { id, suspects, run } = gapOf(ledger, 500)
  const row = ledger.booked(id, { bookedOn: '2026-05-04', minor: -4_000 })
  run(
    `INSERT INTO entry (id, kind, state, is_own, begun_at, subject) VALUES (7, 'sync', 'open', 0, '${noon}', '{}')`,
  )
  run('UPDATE journal_now SET entry_id = 7, is_traced = 1')
  run(`UPDATE bank_transaction SET minor = -4500 WHERE id = ${row}`)
  run('UPDATE journal_now SET entry_id = NULL, is_traced = 0')
  expect(suspects()).toEqual([['amount-changed', row]])
})

test('a new row with the wrong sign, and two new rows together, are found', () => {
  const later = (ledger: InventedLedger) =>
    ledger.db.prepareWrite<[string]>('UPDATE bank_transaction SET first_seen_at = ?').run([noon])
  using flipped = inventLedger()
  const one = gapOf(flipped, -9_000)
  const wrong = flipped.booked(one.id, { bookedOn: '2026-05-30', minor: 4_500 })
  later(flipped)
  expect(one.suspects()).toEqual([['sign-flipped', wrong]])
  using pair = inventLedger()
  const two = gapOf(pair, 6_000)
  const a = pair.booked(two.id, { bookedOn: '2026-05-30', minor: -2_500 })
  const b = pair.booked(two.id, { bookedOn: '2026-05-31', minor: -3_500 })
  pair.booked(two.id, { bookedOn: '2026-05-31', minor: -100 })
  later(pair)
  expect(two.suspects()).toEqual([
    ['together', b],
    ['together', a],
  ])
})

test('where the bank tells the balance after each row, it tells between which days the money is missing', () => {
  using ledger = inventLedger()
  const home = household(ledger) // 1 000 at the start of May
  const row = (bookedOn: string, minor: number, after: number) => {
    const id = ledger.booked(home.id, { bookedOn, minor })
    home.run(`UPDATE bank_transaction SET balance_after_minor = ${after} WHERE id = ${id}`)
  }
  row('2026-05-03', -10_000, 90_000)
  row('2026-05-03', -5_000, 85_000)
  row('2026-05-20', -20_000, 60_000) // 850 less 200 is 650: 50 went in between
  home.proof({ bank: 60_000, ledger: 65_000, state: 'gap', gap: -5_000 })
  expect(home.ask().breaks).toEqual([{ after: '2026-05-03', before: '2026-05-20', amount: nok(-5_000) }])
})
