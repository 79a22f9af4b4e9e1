import { Hono } from 'hono'
import type { Context } from 'hono'
import { groceries } from '../household/merchants.ts'
import type { Standing } from '../household/household.ts'
import { detailsOf } from './details.ts'
import { exportCsv } from './export.ts'
import { askedAccounts, askedDay, askedLimit, askedSource } from './query.ts'
import { mediaType, refusal } from './refusals.ts'
import { rowEnd, sourceOf } from './row-json.ts'
import type { Env, OpenAccount, World } from './world.ts'

const defaultWindowDays = 90 // the bank's own is unknown (fact sheet 14)

/** The rows a query means, newest first unless switched, each with its back end. */
function askedRows(c: Context<Env>, world: World, accounts: readonly OpenAccount[]) {
  const today = world.today()
  const to = askedDay(c, 'toDate', today)
  const from = askedDay(c, 'fromDate', to - defaultWindowDays)
  if (from > to)
    throw refusal(400, 'date.interval.invalid', 'fromDate is after toDate.', { resource: 'fromDate' })
  const wanted = askedSource(c)
  const lost = c.get('partial') ?? []
  const refs = new Map(accounts.map((one) => [one.account.ref, one]))
  const rows = world.household
    .standings(today, from, to)
    .map((standing) => ({ standing, source: sourceOf(standing, today, world.switches.historicAfterDays) }))
    .filter(({ standing, source }) => {
      const account = refs.get(standing.posting.account)
      if (account === undefined || (wanted !== 'ALL' && wanted !== source)) return false
      if (standing.posting.minor === world.switches.hiddenMinor) return false
      if (lost.includes('RECENT_TRANSACTIONS_FAILED') && source === 'RECENT') return false
      return !(lost.includes('CREDIT_ACCOUNTS_FAILED') && account.account.kind === 'credit-card')
    })
    .reverse()
    .slice(0, askedLimit(c, world))
  return world.switches.order === 'newest-first' ? rows : rows.reverse()
}

/** The bank's guess, as far as an invented one needs it. */
function categoryOf({ posting }: Standing): string {
  const isGroceries = groceries.some((shop) => posting.cleanText?.startsWith(shop.name) === true)
  const [main, mainI18n] = isGroceries ? ['GROCERIES', 'Dagligvarer'] : ['UNCATEGORIZED', 'Ukategorisert']
  return JSON.stringify({ main, mainI18n, sub: main, subI18n: mainI18n, confidence: isGroceries ? 95 : 0 })
}

/** `/personal/banking/transactions`: fact sheet section 8. */
export function transactionRoutes(world: World): Hono<Env> {
  const list = (c: Context<Env>, wrap: (row: string, standing: Standing) => string): Response => {
    const accounts = askedAccounts(c, world)
    const ends = new Map(accounts.map((one) => [one.account.ref, rowEnd(one.account, one.key)]))
    const idOf = world.rowIds.issue(c.get('consent'))
    const rows = askedRows(c, world, accounts).map(({ standing, source }) => {
      const { serial, account } = standing.posting
      const body = world.bodyOf(standing, source, world.switches.keepsPendingIds)
      return wrap(`{"id":"${idOf(serial)}",${body}${ends.get(account) ?? '}'}`, standing)
    })
    const errors = JSON.stringify(c.get('partial') ?? [])
    return c.body(`{"transactions":[${rows.join(',')}],"errors":${errors}}`, 200, { 'content-type': mediaType(1) })
  }

  return new Hono<Env>()
    .get('/', (c) => list(c, (row) => row))
    .get('/classified', (c) =>
      list(c, (row, standing) =>
        `{"transaction":${row},"categories":[${categoryOf(standing)}],"recurring":false,"subscription":false}`),
    )
    .get('/export', (c) => exportCsv(c, world, askedAccounts(c, world)))
    .get('/:id/details', (c) =>
      c.body(JSON.stringify(detailsOf(c, world, c.req.param('id'))), 200, { 'content-type': mediaType(1) }),
    )
    .get('/:id/details/classified', (c) => {
      const transaction = detailsOf(c, world, c.req.param('id'))
      const answer = { transaction, categories: [], recurring: false, merchant: null }
      return c.body(JSON.stringify(answer), 200, { 'content-type': mediaType(1) })
    })
} // prettier-ignore
