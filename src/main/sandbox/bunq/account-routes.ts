import { Hono } from 'hono'
import type { Context } from 'hono'
import { accountJson } from './account-json.ts'
import { cardActionJson, cardJson, scheduledJson } from './card-json.ts'
import type { Credential } from './credentials.ts'
import { countUntil, type BunqAccount } from './ledger.ts'
import { listAnswer, pageOf } from './pagination.ts'
import { paymentJson, type PaymentView } from './payment-json.ts'
import { customerIn } from './user-routes.ts'
import { answer, refusal } from './wire.ts'
import { isDutch, ownersOf, visibleAccounts, type Env, type World } from './world.ts'

const dayMs = 86_400_000

function accountsIn(c: Context<Env>, world: World): readonly BunqAccount[] {
  const { user, grant } = customerIn(c, world)
  return user.kind === 'person' ? visibleAccounts(world, user, grant) : []
}

function accountIn(c: Context<Env>, world: World): BunqAccount {
  const id = c.req.param('aid') ?? ''
  const found = accountsIn(c, world).find((account) => String(account.id) === id)
  if (found !== undefined) return found
  const english = `Monetary account for id "${id}" not found.`
  throw refusal(404, english, isDutch(c) ? `Rekening met id "${id}" is niet gevonden.` : english)
}

/** A provider that only initiates payments may not read them (fact sheet 5.3). */
function requireReader({ grant }: Credential): void {
  const owner = grant?.client.owner
  if (owner?.kind === 'provider' && !owner.roles.includes('AISP')) {
    throw refusal(403, 'Not enough permissions to read payments.')
  }
}

/** Index of the first payment an OAuth session is shown; 0 without a cut. */
function firstShown(world: World, { grant }: Credential, account: BunqAccount): number {
  const { historyCutDays } = world.switches
  if (grant === null || historyCutDays === null) return 0
  return countUntil(account.timeline(), world.clock.now() - historyCutDays * dayMs)
}

/** The payments of an account a session may see, each with its index in the timeline. */
function paymentsOf(c: Context<Env>, world: World) {
  const credential = customerIn(c, world)
  requireReader(credential)
  const account = accountIn(c, world)
  const timeline = account.timeline()
  const start = firstShown(world, credential, account)
  const end = countUntil(timeline, world.clock.now())
  const [owner] = ownersOf(world, account)
  if (owner === undefined) throw new RangeError('an account without an owner')
  const view: PaymentView = { account, owner, edits: world.edits, now: world.clock.now() }
  const json = (index: number): unknown => {
    const entry = timeline.entries[index]
    if (entry === undefined) throw new RangeError('a payment beyond the timeline')
    return paymentJson(view, entry, timeline.after[index] ?? 0)
  }
  const idAt = (index: number): number => timeline.entries[index]?.id ?? 0
  const isTold = (index: number): boolean => timeline.entries[index]?.minor !== world.switches.hiddenMinor
  const find = (id: string): number => timeline.entries.findIndex((entry, index) => String(entry.id) === id && index >= start && index < end)
  return { start, length: Math.max(0, end - start), idAt, json, find, isTold }
} // prettier-ignore

function paymentList(c: Context<Env>, world: World): Response {
  const { start, length, idAt, json, isTold } = paymentsOf(c, world)
  const page = pageOf(c, { length, idAt: (index) => idAt(start + index) })
  const items: unknown[] = []
  for (let index = page.to - 1; index >= page.from; index--)
    if (isTold(start + index)) items.push(json(start + index))
  return answer(items, { Pagination: page.pagination })
}

function paymentRoutes(world: World): Hono<Env> {
  return new Hono<Env>()
    .get('/', (c) => paymentList(c, world))
    .get('/:id', (c) => {
      const { find, json } = paymentsOf(c, world)
      const index = find(c.req.param('id'))
      if (index < 0) throw refusal(404, `Payment for id "${c.req.param('id')}" not found.`)
      return answer([json(index)])
    })
}

/** Authorisations of cards (fact sheet 10). */
function cardActionRoutes(world: World): Hono<Env> {
  const actionIn = (c: Context<Env>) => {
    requireReader(customerIn(c, world))
    const account = accountIn(c, world)
    const id = c.req.param('id')
    const action = account.actions().find((one) => String(one.id) === id)
    if (action === undefined) throw refusal(404, `Mastercard action for id "${id}" not found.`)
    return { account, action }
  }
  return new Hono<Env>()
    .get('/', (c) => {
      requireReader(customerIn(c, world))
      const account = accountIn(c, world)
      return listAnswer(c, account.actions(), (action) => cardActionJson(account, action))
    })
    .get('/:id', (c) => {
      const { account, action } = actionIn(c)
      return answer([cardActionJson(account, action)])
    })
    .get('/:id/payment', (c) => {
      const { paymentId } = actionIn(c).action
      const { find, json } = paymentsOf(c, world)
      const index = paymentId === null ? -1 : find(String(paymentId))
      return listAnswer(c, index < 0 ? [] : [{ id: paymentId ?? 0 }], () => json(index))
    })
}

function scheduleRoutes(world: World): Hono<Env> {
  return new Hono<Env>()
    .get('/', (c) => {
      requireReader(customerIn(c, world))
      const account = accountIn(c, world)
      return listAnswer(c, account.scheduled(), (one) => scheduledJson(account, one))
    })
    .get('/:id', (c) => {
      const account = accountIn(c, world)
      const one = account.scheduled().find(({ id }) => String(id) === c.req.param('id'))
      if (one === undefined) throw refusal(404, 'Scheduled payment not found.')
      return answer([scheduledJson(account, one)])
    })
}

/** A card for each account one pays from with one: those its network knows of. */
function cardList(c: Context<Env>, world: World): Response {
  const cards = accountsIn(c, world)
    .filter((account) => account.actions().length > 0)
    .map((account, nth) => ({ id: 991 + nth * 10, account }))
  return listAnswer(c, cards, ({ id, account }) => {
    const [owner] = ownersOf(world, account)
    if (owner === undefined) throw new RangeError('an account without an owner')
    return cardJson(id, account, owner)
  })
}

const kinds: Readonly<Record<string, string>> = {
  bank: 'MonetaryAccountBank',
  joint: 'MonetaryAccountJoint',
  savings: 'MonetaryAccountSavings',
  card: 'MonetaryAccountCard',
  external: 'MonetaryAccountExternal',
  'external-savings': 'MonetaryAccountExternalSavings',
}

/** Accounts and everything below them (fact sheet 8 to 10). */
export function accountRoutes(world: World): Hono<Env> {
  const json = (account: BunqAccount) => accountJson(account, ownersOf(world, account), world.clock.now())
  const one = '/user/:uid/monetary-account/:aid'
  const routes = new Hono<Env>()
    .get('/user/:uid/monetary-account', (c) => listAnswer(c, accountsIn(c, world), json))
    .get(one, (c) => answer([json(accountIn(c, world))]))
    .get('/user/:uid/card', (c) => cardList(c, world))
    .route(`${one}/payment`, paymentRoutes(world))
    .route(`${one}/mastercard-action`, cardActionRoutes(world))
    .route(`${one}/schedule-payment`, scheduleRoutes(world))
  for (const [kind, wrapper] of Object.entries(kinds)) {
    const ofKind = (c: Context<Env>) => accountsIn(c, world).filter((account) => account.wrapper === wrapper)
    routes.get(`/user/:uid/monetary-account-${kind}`, (c) => listAnswer(c, ofKind(c), json))
  }
  return routes
}
