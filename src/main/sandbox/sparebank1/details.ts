import type { Context } from 'hono'
import { exponentOf } from '../../../shared/money.ts'
import { dateOf } from '../household/calendar.ts'
import { refusal } from './refusals.ts'
import { numberObject, remoteOf, sourceOf, typeOf } from './row-json.ts'
import { openAccounts, type Env, type World } from './world.ts'

/** One booked row with all its fields; dates are `YYYY-MM-DD` here, unlike in the list (fact sheet 8.6). 404 for any other id. */
export function detailsOf(c: Context<Env>, world: World, id: string): Readonly<Record<string, unknown>> {
  const notFound = refusal(404, 'transaction.not.found', 'The transaction was not found.', { resource: 'id' })
  const serial = world.rowIds.serialOf(id, c.get('consent'))
  if (serial === null) throw notFound
  const today = world.today()
  const standing = world.household.find(serial, today)
  const open = openAccounts(world, c.get('consent')).find(
    (one) => one.account.ref === standing?.posting.account,
  )
  if (standing === null || standing.status === 'pending' || open === undefined) throw notFound
  const { posting } = standing
  const type = typeOf(standing)
  const source = sourceOf(standing, today, world.switches.historicAfterDays)
  const { original } = posting
  const number = String(serial).padStart(11, '0')
  return {
    id,
    date: dateOf(standing.day),
    bookedDate: dateOf(standing.day),
    postingDate: dateOf(standing.day),
    valueDate: dateOf(posting.pendingOn),
    amount: posting.minor / 100,
    accountCurrency: open.account.currency,
    currencyCode: original?.currency ?? open.account.currency,
    currencyAmount: original === null ? null : original.minor / 10 ** exponentOf(original.currency),
    exchangeRate: original === null ? null : Number(original.rate),
    type: type.text.toUpperCase(),
    typeCode: type.code,
    typeText: type.text,
    description: posting.text,
    cleanedDescription: posting.cleanText,
    originalDescription: posting.text,
    accountKey: open.key,
    accountName: open.account.name,
    accountNumber: numberObject(open.account.number),
    remoteAccountNumber: remoteOf(standing, source),
    remoteAccountName: posting.counterparty,
    numericalReference: number.slice(0, 9),
    archiveReference: number,
    paymentReference: null,
    kidOrMessage: posting.message,
    eInvoiceUrl: null,
    paymentDetails: null,
    classificationInput: null,
  }
}
