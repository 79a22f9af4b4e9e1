import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { BankTransaction } from '../banks/bank.ts'
import { invent, startStore } from '../store/testing.ts'
import { gapOf } from './prove.ts'
import { bankAccount, bankRow, inventBank, syncWith, today, type InventedBank } from './testing.ts'

/** 1 June 2026, at a time of day. */
const clockAt = (time: string) => ({ now: () => Date.parse(`${today}T${time}:00Z`) })

const nok = (minor: number) => ({ minor, currency: 'NOK' })
const row = (identity: string, bookedOn: string, minor: number, more: Partial<BankTransaction> = {}) =>
  bankRow({ identity, bookedOn, minor, ...more })

/** Opened on 2 March with 1 000, then 200 out on 20 March and 50 out on 30 May: 750 on 1 June. */
function smallBooks(): BankTransaction[] {
  return [row('a', '2026-03-02', 100_000), row('b', '2026-03-20', -20_000), row('c', '2026-05-30', -5_000)]
}

async function household(
  books: BankTransaction[],
  bookedMinor: number,
  kind: 'current' | 'loan' = 'current',
) {
  const at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  bank.books = books
  bank.accounts = [bankAccount({ kind, booked: nok(bookedMinor) })]
  const last = () => {
    const [account] = at.store.accounts.list()
    const proof = account === undefined ? null : at.store.proofs.lastProof(account.id)
    if (proof === null) return null
    const { state, reason, firstAt, lastAt, bankMinor, ledgerMinor, early, gapMinor } = proof
    return { state, reason, firstAt, lastAt, bankMinor, ledgerMinor, early, gapMinor }
  }
  return {
    store: at.store,
    ask: at.ask,
    bank,
    sync: (time: string, more: Parameters<typeof syncWith>[3] = {}) =>
      syncWith(at.store, bank, id, { clock: clockAt(time), ...more }),
    last,
    anchor: () => at.store.proofs.anchor(at.store.accounts.list()[0]?.id ?? ''),
    [Symbol.dispose]: () => at[Symbol.dispose](),
  }
}

function tellBalance(bank: InventedBank, minor: number): void {
  bank.accounts = bank.accounts.map((account) => ({ ...account, booked: nok(minor) }))
}

const iso = (time: string) => `${today}T${time}:00.000Z`
const proven = { state: 'proven', reason: null, early: null, gapMinor: null }

test('a first sync proves the balance from the day the account was opened on', async () => {
  using home = await household(smallBooks(), 75_000)
  await home.sync('10:00')
  expect(home.last()).toEqual({
    ...proven, firstAt: iso('10:00'), lastAt: iso('10:00'), bankMinor: 75_000, ledgerMinor: 75_000,
  }) // prettier-ignore
  expect(home.anchor()).toMatchObject({ day: '2026-03-02', minor: 0, isSure: true })
})

test('where older payments are missing the balance is proven from three days into what was read', async () => {
  using home = await household(smallBooks(), 90_000) // 150 stood there before
  await home.sync('10:00')
  expect(home.last()).toMatchObject({ ...proven, bankMinor: 90_000, ledgerMinor: 90_000 })
  expect(home.anchor()).toMatchObject({ day: '2026-01-04', minor: 15_000 })
})

test('syncs that come out alike are one line from the first to the last', async () => {
  using home = await household(smallBooks(), 75_000)
  await home.sync('10:00')
  await home.sync('14:03')
  expect(home.last()).toMatchObject({ ...proven, firstAt: iso('10:00'), lastAt: iso('14:03') })
  expect(home.ask('SELECT times FROM balance_proof')).toEqual([{ times: 2 }])
})

test('a payment the bank counts and does not tell of is a gap of its amount, until it is told', async () => {
  using home = await household(smallBooks(), 75_000)
  await home.sync('10:00')
  tellBalance(home.bank, 62_000)
  await home.sync('11:00')
  await home.sync('12:00')
  expect(home.last()).toEqual({
    state: 'gap', reason: null, firstAt: iso('11:00'), lastAt: iso('12:00'), bankMinor: 62_000, ledgerMinor: 75_000,
    early: null, gapMinor: -13_000,
  }) // prettier-ignore
  home.bank.books.push(row('d', today, -13_000))
  await home.sync('13:00')
  expect(home.last()).toMatchObject({ ...proven, firstAt: iso('13:00'), ledgerMinor: 62_000 })
  expect(home.ask('SELECT state, times FROM balance_proof ORDER BY id')).toEqual([
    { state: 'proven', times: 1 },
    { state: 'gap', times: 2 },
    { state: 'proven', times: 1 },
  ])
})

test('a payment booked between the balance and the rows is no gap: the bank is asked once more', async () => {
  using home = await household(smallBooks(), 75_000)
  await home.sync('10:00')
  home.bank.distort = (page) => {
    if (home.bank.books.length === 3) {
      home.bank.books.push(row('d', today, -1_000))
      tellBalance(home.bank, 74_000)
    }
    return { ...page, rows: home.bank.books }
  }
  await home.sync('11:00')
  expect(home.last()).toMatchObject({
    ...proven,
    lastAt: iso('11:00'),
    bankMinor: 74_000,
    ledgerMinor: 74_000,
  })
})

test('a payment booked between the very first balance and its rows makes no wrong beginning', async () => {
  using home = await household(smallBooks(), 75_000)
  home.bank.distort = (page) => {
    if (home.bank.books.length > 3) return page
    home.bank.books.push(row('d', today, -1_000))
    tellBalance(home.bank, 74_000)
    return { ...page, rows: home.bank.books.filter(({ bookedOn }) => bookedOn >= page.from) }
  }
  await home.sync('10:00')
  expect(home.last()).toMatchObject({ state: 'unproven', reason: 'first-reading' })
  await home.sync('11:00')
  expect(home.last()).toMatchObject({ ...proven, bankMinor: 74_000 })
  expect(home.anchor()).toMatchObject({ day: '2026-03-02', minor: 0 })
})

test('a gap nobody can ask about again waits: a bank without calls left is not blamed on one look', async () => {
  using home = await household(smallBooks(), 75_000)
  await home.sync('10:00')
  tellBalance(home.bank, 62_000)
  await home.sync('11:00', { callsLeft: () => 2 })
  expect(home.last()).toMatchObject({ ...proven, lastAt: iso('10:00') })
  home.bank.session.account = () => Promise.reject(new AppError('bank-busy', 'later'))
  await home.sync('12:00')
  expect(home.last()).toMatchObject({ ...proven, lastAt: iso('10:00') })
})

test('half an answer and a sync that fails leave the last proof with its time', async () => {
  using home = await household(smallBooks(), 75_000)
  await home.sync('10:00')
  home.bank.books.push(row('d', today, -1_000))
  tellBalance(home.bank, 74_000)
  home.bank.distort = (page) => ({ ...page, rows: [], problems: ['RECENT_TRANSACTIONS_FAILED'] })
  await home.sync('11:00')
  expect(home.last()).toMatchObject({ ...proven, lastAt: iso('10:00'), bankMinor: 75_000 })
  home.bank.distort = () => Promise.reject(new AppError('bank-unreachable', 'gone'))
  await expect(home.sync('12:00')).rejects.toThrow(AppError)
  expect(home.last()).toMatchObject({ ...proven, lastAt: iso('10:00') })
})

test('a first sync that was half an answer says so', async () => {
  using home = await household(smallBooks(), 75_000)
  home.bank.distort = (page) => ({ ...page, problems: ['RECENT_TRANSACTIONS_FAILED'] })
  await home.sync('10:00')
  expect(home.last()).toMatchObject({ state: 'unproven', reason: 'partial' })
})

test('history that comes later reaches the beginning, and the balance is proven from there', async () => {
  using home = await household(smallBooks(), 75_000)
  const controller = new AbortController()
  home.bank.windowDays = 30
  let pages = 0
  home.bank.distort = (page) => {
    if (++pages === 2) controller.abort()
    return page
  }
  await expect(home.sync('10:00', { signal: controller.signal })).rejects.toThrow(AppError)
  expect(home.last()).toMatchObject({ state: 'unproven', reason: 'first-reading' })
  expect(home.anchor()).toMatchObject({ day: '2026-05-06', isSure: false })
  await home.sync('11:00')
  expect(home.last()).toMatchObject({ ...proven, firstAt: iso('11:00') })
  expect(home.anchor()).toMatchObject({ day: '2026-03-02', minor: 0, isSure: true })
})

test('rows dated ahead are not counted before their day, unless the bank counts them already', async () => {
  using home = await household([...smallBooks(), row('later', '2026-06-04', -9_000)], 75_000)
  await home.sync('10:00')
  expect(home.last()).toMatchObject({ ...proven, ledgerMinor: 75_000 })
  tellBalance(home.bank, 66_000)
  await home.sync('11:00')
  expect(home.last()).toMatchObject({
    ...proven,
    ledgerMinor: 75_000,
    early: { kind: 'ahead', minor: -9_000 },
  })
})

test('what is announced makes a gap where the bank books it first, and none where nobody knows whether it counts', async () => {
  using home = await household(smallBooks(), 75_000)
  await home.sync('10:00')
  home.bank.books.push(row('p', today, -3_000, { status: 'pending' }))
  tellBalance(home.bank, 72_000)
  await home.sync('11:00')
  expect(home.last()).toMatchObject({ state: 'gap', gapMinor: -3_000 })
  await home.sync('12:00', { mayCountPending: () => true })
  expect(home.last()).toMatchObject({ ...proven, early: { kind: 'pending', minor: -3_000 } })
})

test('a first balance that had counted what was announced is understood when that is booked', async () => {
  const announced = row('p', today, -3_000, { status: 'pending' })
  const mayCountPending = () => true
  using home = await household([...smallBooks(), announced], 112_000) // 400 before what is known, less the announced 30
  await home.sync('10:00', { mayCountPending })
  expect(home.anchor()).toMatchObject({ minor: 37_000, pendingMinor: -3_000 })
  home.bank.books = [...smallBooks(), row('p', today, -3_000)]
  await home.sync('11:00', { mayCountPending })
  expect(home.last()).toMatchObject({ ...proven, ledgerMinor: 112_000 })
  expect(home.anchor()).toMatchObject({ minor: 40_000, pendingMinor: 0 })
})

test('a row that moves across the first day moves no money', async () => {
  using home = await household(smallBooks(), 90_000)
  home.bank.opened = '2026-05-28' // the first safe day is 31 May
  await home.sync('10:00')
  expect(home.anchor()).toMatchObject({ day: '2026-05-31', minor: 90_000 })
  home.bank.books = [...smallBooks().slice(0, 2), row('c', '2026-06-01', -5_000)]
  await home.sync('11:00')
  expect(home.last()).toMatchObject({ ...proven, ledgerMinor: 90_000 })
  home.bank.books = smallBooks()
  await home.sync('12:00')
  expect(home.last()).toMatchObject({ ...proven, ledgerMinor: 90_000, lastAt: iso('12:00') })
})

test('a loan is not judged by its payments, and an account without a balance by nothing', async () => {
  using loan = await household(smallBooks(), 75_000, 'loan')
  await loan.sync('10:00')
  expect(loan.last()).toMatchObject({ state: 'unproven', reason: 'moves-by-itself' })
  using silent = await household(smallBooks(), 0)
  silent.bank.accounts = [bankAccount({ booked: null })]
  await silent.sync('10:00')
  expect(silent.last()).toMatchObject({ state: 'unproven', reason: 'no-balance' })
})

test('the gap without some rows can be asked for before anything is written down', async () => {
  using home = await household(smallBooks(), 75_000)
  const accountId = () => home.store.accounts.list()[0]?.id ?? ''
  expect(gapOf(home.store, accountId(), 75_000, today)).toBeNull()
  await home.sync('10:00')
  expect(gapOf(home.store, accountId(), 75_000, today)).toBe(0)
  expect(gapOf(home.store, accountId(), 80_000, today)).toBe(5_000) // as if the 50 of 30 May had never been
})

test('a balance that comes out differently again and again keeps the newest thousand lines', async () => {
  using home = await household(smallBooks(), 75_000)
  await home.sync('10:00')
  const id = home.store.accounts.list()[0]?.id ?? ''
  const gap = (gapMinor: number) => ({
    state: 'gap', reason: null, through: today, bankMinor: 75_000 + gapMinor, ledgerMinor: 75_000, early: null, gapMinor,
  }) as const // prettier-ignore
  home.store.transaction(() => {
    for (let line = 1; line <= 1_200; line++) home.store.proofs.record(id, gap(line), iso('11:00'))
  })
  expect(home.ask('SELECT count(*) AS lines, min(gap_minor) AS oldest FROM balance_proof')).toEqual([
    { lines: 1_000, oldest: 201 },
  ])
})

/** The same books at a bank that tells the balance after each row; 150 stood there before. */
function tellingBooks(): BankTransaction[] {
  let after = 15_000
  return smallBooks().map((each) => ({ ...each, balanceAfter: nok((after += each.amount.minor)) }))
}

test('a bank that tells the balance after each row is taken at its word, and not asked again', async () => {
  using home = await household(tellingBooks(), 90_000)
  home.bank.session.account = () => Promise.reject(new Error('asked again'))
  await home.sync('10:00')
  expect(home.last()).toMatchObject({ ...proven, bankMinor: 90_000, ledgerMinor: 90_000 })
  expect(home.anchor()).toMatchObject({ day: '2026-01-04', minor: 15_000, source: 'bank-row', isSure: true })
})

test('a row that its list leaves out is a gap at the very first reading', async () => {
  const books = tellingBooks()
  using home = await household([...books.slice(0, 1), ...books.slice(2)], 90_000)
  await home.sync('10:00')
  expect(home.last()).toMatchObject({
    state: 'gap',
    gapMinor: -20_000,
    bankMinor: 90_000,
    ledgerMinor: 110_000,
  })
})

test('where the balance is another than after the newest row, the two may mean different things', async () => {
  using home = await household(tellingBooks(), 88_000)
  await home.sync('10:00')
  expect(home.anchor()).toMatchObject({ day: '2026-01-04', minor: 13_000, source: 'reading' })
})

test('no balance is counted from while a part of what was announced could not be read', async () => {
  const mayCountPending = () => true
  using home = await household(smallBooks(), 86_000) // 150 before what is known, less 40 on hold, which nobody tells
  home.bank.distort = (page) => ({ ...page, unreadable: ['CARD_ACTIONS_UNREADABLE'] })
  await home.sync('10:00', { mayCountPending })
  expect(home.last()).toMatchObject({ state: 'unproven', reason: 'first-reading' })
  home.bank.distort = (page) => page
  home.bank.books.push(row('d', today, -4_000)) // booked, and in the balance as before
  await home.sync('11:00', { mayCountPending })
  await home.sync('12:00', { mayCountPending })
  expect(home.last()).toMatchObject({ ...proven, ledgerMinor: 86_000 })
})
