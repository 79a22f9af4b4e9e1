import type { Context } from 'hono'
import { decimalOf } from '../../../shared/money.ts'
import { dateOf, type Day } from '../household/calendar.ts'
import type { Standing } from '../household/household.ts'
import { refusal } from './refusals.ts'
import { remoteOf } from './row-json.ts'
import { askedDay } from './query.ts'
import type { Env, OpenAccount, World } from './world.ts'

const norwegianDate = (day: Day): string => dateOf(day).split('-').reverse().join('.')
const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`
const amount = (minor: number): string => quoted(decimalOf({ minor, currency: 'NOK' }).replace('.', ','))

type Field = (standing: Standing, ownNumber: string) => string

/** Column heads and contents in the order of the bank's default, the last two only when asked for (fact sheet 8.8). */
const fields: Readonly<Record<string, { readonly head: string; readonly of: Field }>> = {
  DATE: { head: 'Dato', of: ({ day }) => quoted(norwegianDate(day)) },
  DESCRIPTION: { head: 'Beskrivelse', of: ({ posting }) => quoted(posting.cleanText ?? posting.text) },
  INTEREST_DATE: { head: 'Rentedato', of: ({ posting }) => quoted(norwegianDate(posting.pendingOn)) },
  IN: { head: 'Inn', of: ({ posting }) => (posting.minor > 0 ? amount(posting.minor) : '') },
  OUT: { head: 'Ut', of: ({ posting }) => (posting.minor > 0 ? '' : amount(posting.minor)) },
  TO_ACCOUNT: { head: 'Til konto', of: (row, own) => quoted(row.posting.minor > 0 ? own : otherSide(row)) },
  FROM_ACCOUNT: { head: 'Fra konto', of: (row, own) => quoted(row.posting.minor > 0 ? otherSide(row) : own) },
  CATEGORY: { head: 'Hovedkategori', of: () => quoted('Ukategorisert') },
  SUBCATEGORY: { head: 'Underkategori', of: () => quoted('Ukategorisert') },
}
const defaultFields = Object.keys(fields).slice(0, 7)

function otherSide(standing: Standing): string {
  const remote = remoteOf(standing, 'HISTORIC')
  return remote === null || remote === '-1' ? '' : remote
}

/** Booked rows of one account: UTF-8 with BOM, semicolons, one at the end of every line too (fact sheet 8.8). */
export function exportCsv(c: Context<Env>, world: World, accounts: readonly OpenAccount[]): Response {
  const [one] = accounts
  if (one === undefined || accounts.length > 1) {
    throw refusal(400, 'account.key.invalid', 'One account key is required.', { resource: 'accountKey' })
  }
  for (const name of ['fromDate', 'toDate']) {
    if (c.req.query(name) === undefined) {
      throw refusal(400, 'date.missing', `Required parameter ${name} is missing.`, { resource: name })
    }
  }
  const columns = (c.req.query('fields')?.split(',') ?? defaultFields).map((name) => {
    const field = fields[name]
    if (field === undefined)
      throw refusal(400, 'field.invalid', 'The field is not valid.', { resource: 'fields' })
    return field
  })
  const rows = world.household
    .standings(world.today(), askedDay(c, 'fromDate', 0), askedDay(c, 'toDate', 0))
    .filter(({ posting, status }) => status === 'booked' && posting.account === one.account.ref)
    .reverse()
  const lines = [
    columns.map(({ head }) => `${head};`).join(''),
    ...rows.map((row) => columns.map(({ of }) => `${of(row, one.account.number)};`).join('')),
  ]
  return c.body(`\uFEFF${lines.join('\n')}\n`, 200, { 'content-type': 'application/csv;charset=UTF-8' })
}
