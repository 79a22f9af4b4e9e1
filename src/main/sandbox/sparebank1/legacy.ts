import { Hono } from 'hono'
import type { Context } from 'hono'
import { dateOf } from '../household/calendar.ts'
import type { Standing } from '../household/household.ts'
import { isDefault, legacyAccountJson } from './account-json.ts'
import { mediaType, refusalReply } from './refusals.ts'
import { remoteOf, typeOf } from './row-json.ts'
import { openAccounts, type Env, type OpenAccount, type World } from './world.ts'

const base = '/open/personal/banking/accounts'

/** Booked rows only, without any id; `archiveReference` is all that tells two alike apart (fact sheet 13). */
function rowJson(
  standing: Standing,
  account: OpenAccount,
  origin: string,
): Readonly<Record<string, unknown>> {
  const { posting, day } = standing
  const type = typeOf(standing)
  const archiveReference = String(posting.serial).padStart(11, '0')
  const remote = remoteOf(standing, 'HISTORIC')
  const href = `${origin}/${encodeURIComponent(account.key)}/transactions/${archiveReference}`
  return {
    amount: { amount: posting.minor / 100, currencyCode: account.account.currency },
    accountingDate: dateOf(day),
    description: posting.cleanText ?? posting.text,
    fullDescription: posting.text,
    archiveReference,
    ...(remote === null || remote === '-1' ? {} : { remoteAccount: remote }),
    transactionCode: type.code,
    transactionType: type.text,
    _links: { self: { href, method: 'GET' } },
  }
}

/** `/open/personal/banking/accounts`: what the seed tutorial was written against (fact sheet 1 and 13). No cards. */
export function legacyRoutes(world: World, origin: string): Hono<Env> {
  const home = `${origin}${base}`
  const open = (c: Context<Env>) => openAccounts(world, c.get('consent')).filter(({ account }) => account.kind !== 'credit-card')
  const answer = (c: Context<Env>, body: unknown): Response =>
    c.body(JSON.stringify(body), 200, { 'content-type': mediaType(1) })
  const notFound = (resource: string) => refusalReply(404, 'not.found', 'The resource was not found.', { resource })
  const booked = ({ account }: OpenAccount): readonly Standing[] =>
    world.household
      .standings(world.today(), world.household.firstDay, world.today())
      .filter(({ posting, status }) => status === 'booked' && posting.account === account.ref)
      .reverse()
  const list = (c: Context<Env>): Response => {
    const accounts = open(c).map((one) => legacyAccountJson(world, one, home))
    return answer(c, { accounts, _links: { self: { href: home, method: 'GET' } } })
  }

  return new Hono<Env>()
    .get('/', list)
    .get('/all', list)
    .get('/default', (c) => {
      const accounts = open(c)
      const found = accounts.find(({ account }) => isDefault(account)) ?? accounts[0]
      return found === undefined ? notFound('default') : answer(c, legacyAccountJson(world, found, home))
    })
    .get('/:id', (c) => {
      const found = open(c).find(({ key }) => key === c.req.param('id'))
      return found === undefined ? notFound('id') : answer(c, legacyAccountJson(world, found, home))
    })
    .get('/:accountId/transactions', (c) => {
      const found = open(c).find(({ key }) => key === c.req.param('accountId'))
      if (found === undefined) return notFound('accountId')
      return answer(c, { transactions: booked(found).map((row) => rowJson(row, found, home)), _links: {} })
    })
    .get('/:accountId/transactions/:transactionId', (c) => {
      const found = open(c).find(({ key }) => key === c.req.param('accountId'))
      const serial = Number(c.req.param('transactionId'))
      const row = found === undefined ? undefined : booked(found).find(({ posting }) => posting.serial === serial)
      return found === undefined || row === undefined ? notFound('transactionId') : answer(c, rowJson(row, found, home))
    })
} // prettier-ignore
