import type { Context } from 'hono'
import { dateOf, dayOf } from '../household/calendar.ts'
import { refusal } from './refusals.ts'
import { openAccounts, type Env, type OpenAccount, type World } from './world.ts'

/** The accounts named by repeated `accountKey` parameters. A comma-joined value is one unknown key: 400 (fact sheet 5). */
export function askedAccounts(c: Context<Env>, world: World): readonly OpenAccount[] {
  const open = openAccounts(world, c.get('consent'))
  const asked = c.req.queries('accountKey') ?? []
  if (asked.length === 0)
    throw refusal(400, 'account.key.missing', 'Required parameter accountKey is missing.')
  return asked.map((key) => {
    const found = open.find((one) => one.key === key)
    if (found === undefined) {
      throw refusal(400, 'account.key.invalid', 'The account key is not valid.', { resource: 'accountKey' })
    }
    return found
  })
}

/** A date of the query; absent: the given day. */
export function askedDay(c: Context<Env>, name: string, otherwise: number): number {
  const date = c.req.query(name)
  if (date === undefined) return otherwise
  const day = dayOf(date)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(day) || dateOf(day) !== date) {
    throw refusal(400, 'date.invalid', 'The date is not valid.', { resource: name })
  }
  return day
}

/** RECENT, HISTORIC or ALL, under any of the three names clients send it by (fact sheet 8.1). */
export function askedSource(c: Context<Env>): string {
  const value =
    c.req.query('Transaction source') ?? c.req.query('transactionSource') ?? c.req.query('source') ?? 'ALL'
  if (!['RECENT', 'HISTORIC', 'ALL'].includes(value)) {
    throw refusal(400, 'source.invalid', 'The transaction source is not valid.', { resource: 'source' })
  }
  return value
}

export function askedLimit(c: Context<Env>, { switches }: World): number {
  const value = c.req.query('rowLimit')
  if (value !== undefined && !/^[1-9]\d{0,6}$/.test(value)) {
    throw refusal(400, 'row.limit.invalid', 'The row limit is not valid.', { resource: 'rowLimit' })
  }
  const wanted = value === undefined ? (switches.defaultRowLimit ?? Infinity) : Number(value)
  return Math.min(wanted, switches.maxRowLimit ?? Infinity)
}
