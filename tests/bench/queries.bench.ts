import type Database from 'better-sqlite3'
import { test } from 'vitest'
import type { TransactionFilter, TransactionSort } from '../../src/shared/contract.ts'
import { createReader } from '../../src/main/queries/reader-client.ts'
import { firstDay, inventYears, plainTable, timed, today } from './queries-ledger.ts'

// What the pages ask, through the reader thread and the encrypted file, beside the plain way to ask the same of a plain
// table. OVERSIKT_BENCH_ROWS=1000000 measures a large household.

const rowCount = Number(process.env['OVERSIKT_BENCH_ROWS'] ?? 100_000)
const newestFirst: TransactionSort = { by: 'bookedOn', descending: true }

const ms = (value: number) => value.toFixed(2).padStart(9)
function print(
  what: string,
  ours: { medianMs: number; firstMs: number },
  plainMs: number | null,
  plain = '',
) {
  const beside = plainMs === null ? '' : `  ${plain} ${ms(plainMs)} ms`
  console.log(`${what.padEnd(44)} ${ms(ours.medianMs)} ms  (first ${ms(ours.firstMs)})${beside}`)
}

async function plainly(db: Database.Database, sql: string, params: object): Promise<number> {
  const statement = db.prepare(sql)
  return (await timed(() => statement.all(params))).medianMs
}

const readerOf = ({ file, key }: Pick<ReturnType<typeof inventYears>['ledger'], 'file' | 'key'>) =>
  createReader({ entry: new URL('../../src/main/queries/reader.ts', import.meta.url), file, key })

test(`what the pages ask of ${rowCount} rows`, { timeout: 600_000 }, async () => {
  const { ledger, accounts, rows } = inventYears(rowCount)
  const plain = plainTable(ledger.file, rows)
  const reader = readerOf(ledger)
  const page = (filter: TransactionFilter, offset: number, limit: number, sort = newestFirst) =>
    timed(() => reader.ask('transactions:page', { filter, sort, offset, limit }))
  const summary = (filter: TransactionFilter) =>
    timed(() => reader.ask('transactions:summary', { filter, today }))
  await reader.ask('accounts:list', undefined)

  print('balances of all accounts (T3)', await timed(() => reader.ask('overview:get', undefined)),
    await plainly(plain, 'SELECT account, SUM(minor) FROM plain GROUP BY account', {}), 'group by') // prettier-ignore
  print('ten years of balances (T4)', await timed(() => reader.ask('balances:history', { from: firstDay, to: today, today })),
    await plainly(plain, 'SELECT account, day, SUM(minor) FROM plain GROUP BY account, day', {}), 'group by') // prettier-ignore
  print('ten years of months (T5)', await timed(() => reader.ask('flows:monthly', { from: firstDay, to: today, today })),
    await plainly(plain, 'SELECT substr(day, 1, 7) AS month, SUM(max(minor, 0)), SUM(min(minor, 0)) FROM plain GROUP BY month', {}), 'group by') // prettier-ignore

  const like = 'SELECT * FROM plain WHERE text LIKE @word ORDER BY day DESC, id DESC LIMIT 50'
  // A limit on the amount that nothing reaches makes each run a new question, which no kept list answers.
  let fresh = 0
  const search = (text: string) => timed(() => reader.ask('transactions:page', {
    filter: { text, minMinor: -1e14 - fresh++ }, sort: newestFirst, offset: 0, limit: 50,
  })) // prettier-ignore
  print('newest 50 with a common word (T6)', await search('rema'), await plainly(plain, like, { word: '%REMA%' }), 'like') // prettier-ignore
  print('newest 50 with a rare word (T6r)', await search('bunadsøm'), await plainly(plain, like, { word: '%Bunadsøm%' }), 'like') // prettier-ignore
  print('totals of a common word', await summary({ text: 'rema' }),
    await plainly(plain, 'SELECT COUNT(*), SUM(minor) FROM plain WHERE text LIKE @word', { word: '%REMA%' }), 'like') // prettier-ignore
  print('totals of a rare word', await summary({ text: 'bunadsøm' }), null)
  print('newest 50 of an amount (T6a)', await search('1 200,50'), null)
  print('totals of an amount', await summary({ text: '1 200,50' }), null)
  print('totals of everything', await summary({}), await plainly(plain, 'SELECT COUNT(*), SUM(max(minor, 0)) FROM plain', {}), 'group by') // prettier-ignore

  const [account = ''] = accounts
  const accountIds = [account]
  const ofAccount = rows.filter((row) => row.account === account).length
  const offsetPage =
    'SELECT * FROM plain WHERE account = @account ORDER BY day DESC, id DESC LIMIT 100 OFFSET @offset'
  print('one account, first page (T7)', await page({ accountIds }, 0, 100),
    await plainly(plain, offsetPage, { account, offset: 0 }), 'offset') // prettier-ignore
  print('one account, last page (T7 deep)', await page({ accountIds }, ofAccount - 100, 100),
    await plainly(plain, offsetPage, { account, offset: ofAccount - 100 }), 'offset') // prettier-ignore
  const offsetAll = 'SELECT * FROM plain ORDER BY day DESC, id DESC LIMIT 100 OFFSET @offset'
  print(
    'all accounts, first page',
    await page({}, 0, 100),
    await plainly(plain, offsetAll, { offset: 0 }),
    'offset',
  )
  print('all accounts, middle page', await page({}, rowCount / 2, 100), await plainly(plain, offsetAll, { offset: rowCount / 2 }), 'offset') // prettier-ignore
  for (const by of ['amount', 'text', 'account'] as const) {
    print(`sorted by ${by}, middle page`, await page({}, rowCount / 2, 100, { by, descending: true }), null)
  }
  print('money out, middle page', await page({ direction: 'out' }, rowCount / 2, 100), null)
  print('totals without own transfers', await summary({ transfers: 'without' }), null)
  await reader.close()
  plain.close()
  ledger[Symbol.dispose]()
})
