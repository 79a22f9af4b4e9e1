import { expect, test } from 'vitest'
import { bankRow } from './testing.ts'
import { coffee, salary, startBooks, writeNote } from './testing/books.ts'

// Rows change while they settle; what changes later, or moves to where nobody looked, is asked about and never guessed.

const june = '2026-06-01T10:00:00Z'
/** Long after the rows of May have settled; the bank still tells the same days. */
const august = '2026-08-01T10:00:00Z'

test('a row says until when its bank may still change it, and begins anew when it does', async () => {
  using at = await startBooks()
  await at.read([salary, coffee({ identity: 'a' })])
  expect(at.rows().map(({ settlesOn }) => settlesOn)).toEqual(['2026-05-29', '2026-06-11'])
  expect(at.ask('SELECT DISTINCT policy FROM bank_transaction')).toEqual([{ policy: 1 }])
  const late = coffee({ identity: 'b', bookedOn: '2026-05-20', minor: -9900 }) // told ten days after its booking
  await at.read([salary, coffee({ identity: 'a', text: 'Kaffebaren Bergen AS' }), late])
  expect(at.rows().map(({ settlesOn }) => settlesOn)).toEqual(['2026-05-29', '2026-06-15', '2026-06-15'])
})

test('the days of purchase, booking and value stay apart, and each changes alone', async () => {
  using at = await startBooks()
  const dates = { purchasedOn: '2026-05-26', bookedOn: '2026-05-28', valueOn: '2026-07-01' }
  await at.read([salary, coffee({ identity: 'a', ...dates })])
  await at.read([salary, coffee({ identity: 'b', ...dates, purchasedOn: null, valueOn: '2026-06-15' })])
  const stored = `SELECT purchased_on AS purchasedOn, booked_on AS bookedOn, value_on AS valueOn FROM bank_transaction
    WHERE minor = -4500`
  expect(at.ask(stored)).toEqual([{ ...dates, valueOn: '2026-06-15' }])
  expect(at.ask("SELECT count FROM account_day WHERE day = '2026-05-28'")).toEqual([{ count: 1 }])
})

test('a card settles when its bill is out, by the policy of its bank', async () => {
  using at = await startBooks()
  await at.read([salary, coffee({ identity: 'a' })], { policy: { policy: { settlingDays: () => 45 } } })
  expect(at.rows().at(-1)?.settlesOn).toBe('2026-07-12')
})

test('a settled row whose day moved is the one row like it that went and came', async () => {
  using at = await startBooks()
  await at.read([salary, coffee({ identity: 'a' })])
  await at.read([salary, coffee({ identity: 'b', bookedOn: '2026-05-30' })], { at: august })
  expect(at.rows()).toMatchObject([{}, { identity: 'id:b', bookedOn: '2026-05-30' }])
  expect(at.reviews()).toEqual([])
})

test('where one settled row went and two like it came on other days, nobody guesses: all stand, and both pairs are asked', async () => {
  using at = await startBooks(false)
  await at.read([salary, coffee({ identity: 'a' })])
  const came = [
    coffee({ identity: 'b', bookedOn: '2026-05-27' }),
    coffee({ identity: 'c', bookedOn: '2026-05-30' }),
  ]
  await at.read([salary, ...came], { at: august })
  const [, b, a, c] = at.rows()
  expect([b, a, c].map((row) => row?.identity)).toEqual(['id:b', 'id:a', 'id:c'])
  expect(at.reviews()).toEqual(
    [c, b].map((row) => ({
      kind: 'maybe-same',
      reason: 'changed-after-settling',
      firstId: a?.id,
      secondId: row?.id,
      decision: null,
    })),
  )
  await at.read([salary, ...came], { at: august })
  expect(at.rows()).toHaveLength(4)
  expect(at.reviews()).toHaveLength(2)
})

test('while a row still settles, as many of those like it as can be are it', async () => {
  using at = await startBooks()
  await at.read([salary, coffee({ identity: 'a' })])
  await at.read([
    salary,
    coffee({ identity: 'b', bookedOn: '2026-05-27' }),
    coffee({ identity: 'c', bookedOn: '2026-05-30' }),
  ])
  expect(at.rows()).toHaveLength(3)
  expect(at.reviews()).toEqual([])
})

test('words that change on the very day are a change of words, however late, and for a whole history at once', async () => {
  using at = await startBooks()
  const days = ['2026-05-20', '2026-05-21', '2026-05-21', '2026-05-22']
  await at.read([salary, ...days.map((bookedOn, index) => coffee({ identity: `a${index}`, bookedOn }))])
  const before = at.rows().map(({ id }) => id)
  const renamed = days.map((bookedOn, index) =>
    coffee({ identity: `b${index}`, bookedOn, text: `Vipps*Kaffebaren Bergen` }),
  )
  expect(await at.read([salary, ...renamed], { at: august })).toMatchObject({ added: 0, changed: 4 })
  expect(at.rows().map(({ id }) => id)).toEqual(before)
  expect(at.reviews()).toEqual([])
})

test('a payment that moves in over the edge of what was read is two rows and a question, until its old day is read: then it is one, as before', async () => {
  using at = await startBooks(false)
  const lateMay = bankRow({ identity: 'x', bookedOn: '2026-05-25', minor: -100 })
  await at.read([salary, coffee({ identity: 'a', bookedOn: '2026-05-16' }), lateMay])
  const [, old] = at.rows()
  writeNote(at, old?.id ?? 0, 'with Kari')
  const moved = coffee({ identity: 'b', bookedOn: '2026-05-19' })
  await at.read([salary, moved, lateMay])
  expect(at.rows().map(({ identity }) => identity)).toEqual(['id:salary', 'id:a', 'id:b', 'id:x'])
  expect(at.reviews()).toMatchObject([{ reason: 'moved-out-of-window', firstId: old?.id, decision: null }])
  expect(await at.read([salary, moved, lateMay])).toMatchObject({ added: 0, changed: 1 })
  expect(at.bank.asked.at(-1)?.from).toBe('2026-05-13') // three days before the row that is in doubt
  expect(at.rows()).toMatchObject([
    {},
    { id: old?.id, identity: 'id:b', bookedOn: '2026-05-19', missingSince: null },
    {},
  ])
  expect(at.reviews()).toMatchObject([{ decision: 'settled' }])
  expect(at.store.annotations.note(old?.id ?? 0)).toBe('with Kari')
  const traced = `SELECT op FROM entry_change WHERE table_name = 'bank_transaction' AND entry_id = (SELECT max(id) FROM entry) ORDER BY id`
  expect(at.ask(traced)).toEqual([{ op: 'delete' }, { op: 'update' }])
})

test('the same edge, and a second coffee that really is one: when the old day is read both are there', async () => {
  using at = await startBooks(false)
  const first = coffee({ identity: 'a', bookedOn: '2026-05-16' })
  const lateMay = bankRow({ identity: 'x', bookedOn: '2026-05-25', minor: -100 })
  await at.read([salary, first, lateMay])
  const second = coffee({ identity: 'b', bookedOn: '2026-05-19' })
  await at.read([salary, first, second, lateMay])
  expect(at.reviews()).toMatchObject([{ reason: 'moved-out-of-window' }])
  await at.read([salary, first, second, lateMay])
  expect(at.rows()).toHaveLength(4)
  expect(at.reviews()).toMatchObject([{ decision: null }])
})

test('a payment that moves over the edge between two pages of one reading is one', async () => {
  using at = await startBooks(false)
  const old = coffee({ identity: 'a', bookedOn: '2026-05-10' })
  await at.read([salary, old])
  at.bank.windowDays = 20
  for (const [index, bookedOn] of ['2026-05-13', '2026-05-11'].entries()) {
    at.store.connections.setHistoryFrom(at.connectionId, '2026-05-31')
    at.store.connections.setHistoryFrom(at.connectionId, null)
    const opening = bankRow({ identity: 'o', bookedOn: '2026-02-01', minor: -1 })
    await at.read([salary, opening, coffee({ identity: `b${index}`, bookedOn })])
    expect(at.rows().filter(({ minor }) => minor === -4500)).toMatchObject([
      { identity: `id:b${index}`, bookedOn },
    ])
  }
})

test('a payment that moved to an older page, while one like it came in its place, is lost to nobody', async () => {
  using at = await startBooks(false)
  await at.read([salary, coffee({ identity: 'a', bookedOn: '2026-05-14' })])
  at.bank.windowDays = 20 // pages of 13 May to 1 June and of 23 April to 12 May
  at.store.connections.setHistoryFrom(at.connectionId, '2026-05-31')
  at.store.connections.setHistoryFrom(at.connectionId, null)
  const came = coffee({ identity: 'c', bookedOn: '2026-05-15' })
  await at.read([salary, came, coffee({ identity: 'a', bookedOn: '2026-05-12' })], { overlapDays: 20 })
  expect(at.rows().map(({ bookedOn }) => bookedOn)).toEqual(['2026-05-12', '2026-05-15', '2026-05-15'])
})

test('an amount that changed without its id is two rows and a question, where nothing else explains either', async () => {
  using at = await startBooks(false)
  await at.read([salary, coffee({ identity: 'a' })])
  await at.read([salary, coffee({ identity: 'b', minor: -4950 })], { at: june })
  const [, a, b] = at.rows()
  expect(at.reviews()).toEqual([
    { kind: 'maybe-same', reason: 'amount-changed', firstId: a?.id, secondId: b?.id, decision: null },
  ])
})

test.each([
  ['the bank never changes amounts', { amountMayChange: false }, [coffee({ identity: 'b', minor: -4950 })]],
  ['two could be it', {}, [coffee({ identity: 'b', minor: -4950 }), coffee({ identity: 'c', minor: -4700 })]],
  ['the old one is still told of', {}, [coffee({ identity: 'a' }), coffee({ identity: 'b', minor: -4950 })]],
  ['the words are others', {}, [coffee({ identity: 'b', minor: -4950, text: 'HUSLEIE' })]],
  ['one is money in', {}, [coffee({ identity: 'b', minor: 4950 })]],
])('no question of a changed amount where %s', async (_, policy, books) => {
  using at = await startBooks(false)
  await at.read([salary, coffee({ identity: 'a' })])
  await at.read([salary, ...books], { policy: { policy } })
  expect(at.reviews()).toEqual([])
})

test('no question of a changed amount where one came and two went', async () => {
  using at = await startBooks(false)
  await at.read([salary, coffee({ identity: 'a' }), coffee({ identity: 'b', minor: -4700 })])
  await at.read([salary, coffee({ identity: 'c', minor: -4950 })])
  expect(at.rows()).toHaveLength(4)
  expect(at.reviews()).toEqual([])
})

test('an id on another payment altogether is two rows and a question, asked once', async () => {
  using at = await startBooks(false)
  await at.read([salary, coffee({ identity: 'a', bookedOn: '2026-05-20' })])
  const rent = bankRow({ identity: 'a', bookedOn: '2026-05-30', minor: -900_000, text: 'HUSLEIE' })
  for (let time = 0; time < 2; time++) await at.read([salary, rent])
  const [, old, other] = at.rows()
  expect(at.reviews()).toEqual([
    { kind: 'maybe-same', reason: 'id-reused', firstId: old?.id, secondId: other?.id, decision: null },
  ])
})

test('a payment and its fee that share an id, both told of, ask nothing', async () => {
  using at = await startBooks(false)
  const books = [salary, coffee({ identity: 'a' }), coffee({ identity: 'a', minor: -100, text: 'GEBYR' })]
  for (let time = 0; time < 3; time++) await at.read(books)
  expect(at.rows()).toHaveLength(3)
  expect(at.reviews()).toEqual([])
})
