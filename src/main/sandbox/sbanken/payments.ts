import { Hono } from 'hono'
import { accountOf } from '../household/accounts.ts'
import type { Posting } from '../household/posting.ts'
import type { SbankenAccount } from './account.ts'
import { itemReply, listReply, namedAccount, notFound, pageReply } from './envelope.ts'
import type { Era } from './eras.ts'
import { amount } from './json-text.ts'
import { dateTime } from './row-json.ts'
import type { Env, World } from './world.ts'

const daysAhead = 31

/** What of the household's near future is this account's. */
function upcoming(account: SbankenAccount, world: World, days: number): readonly Posting[] {
  return world.household
    .upcoming(world.today(), world.today() + days)
    .filter(({ account: ref }) => world.ledger.idOf(ref) === account.id)
}

/** A bill waiting for its day (fact sheet 10). */
function paymentJson(posting: Posting, nth: number, era: Era) {
  return {
    paymentId: `PAY${posting.serial}`,
    recipientAccountNumber: posting.remote,
    amount: amount(-posting.minor),
    dueDate: dateTime(posting.settledOn, era),
    kid: posting.message,
    text: posting.counterparty,
    isActive: true,
    status: 'Active',
    allowedNewStatusTypes: ['Stopped'],
    statusDetails: null,
    productType: 'Payment',
    paymentType: 'Kid',
    paymentNumber: nth + 1,
    beneficiaryName: posting.counterparty,
  }
}

/** `/Payments`. */
export function paymentRoutes(world: World, era: Era): Hono<Env> {
  const all = (account: SbankenAccount) =>
    upcoming(account, world, daysAhead)
      .filter(({ kind }) => kind === 'giro')
      .map((posting, nth) => paymentJson(posting, nth, era))
  return new Hono<Env>()
    .get('/:account', (c) => pageReply(c, all(namedAccount(c, world, era)), world, era))
    .get('/:account/:payment', (c) => {
      const id = c.req.param('payment').toUpperCase()
      const found = all(namedAccount(c, world, era)).find(({ paymentId }) => paymentId === id)
      if (found === undefined) throw notFound(world, era, 'payment')
      return itemReply(found, world, era)
    })
}

/** The household's one standing order, from the old account to the savings beside it. */
function standingOrders(account: SbankenAccount, world: World, era: Era) {
  const savings = accountOf('sbanken-savings')
  const isIt = ({ kind, remote, minor }: Pick<Posting, 'kind' | 'remote' | 'minor'>): boolean =>
    kind === 'own-transfer' && remote === savings.number && minor === -50_000
  const next = upcoming(account, world, 62).find(isIt)
  if (next === undefined) return []
  const today = world.today()
  const last = account.lines(today, today - 62, today).findLast(({ posting }) => isIt(posting))
  return [
    {
      standingOrderId: 42,
      standingOrderType: 'Transfer',
      frequency: 'Monthly',
      amount: amount(-next.minor),
      cId: null,
      beneficiaryName: savings.name,
      debitAccountNumber: account.number,
      creditAccountNumber: savings.number,
      freeTerms: [],
      standingOrderStartDate: '2019-01-20T00:00:00',
      standingOrderEndDate: null,
      nextDueDate: dateTime(next.settledOn, era),
      lastPaymentDate: last === undefined ? null : dateTime(last.day, era),
    },
  ]
}

/** `/StandingOrders`: no paging. */
export function standingOrderRoutes(world: World, era: Era): Hono<Env> {
  return new Hono<Env>().get('/:account', (c) =>
    listReply(standingOrders(namedAccount(c, world, era), world, era), world, era),
  )
}
