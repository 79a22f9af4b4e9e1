import type { Context } from 'hono'
import type { Era } from './eras.ts'
import { jsonReply } from './json-text.ts'
import { askedPage } from './query.ts'
import { errorFields, refusal } from './refusals.ts'
import type { SbankenAccount } from './account.ts'
import type { Env, World } from './world.ts'

type Item = Readonly<Record<string, unknown>>

/** A list in the era's envelope; `available` where it counts more than these items. */
export function listReply(
  items: readonly Item[],
  world: World,
  era: Era,
  available = items.length,
): Response {
  const { switches } = world
  const availableItems = switches.availableItems === 'query' ? available : items.length
  const rest = era.version === 1 ? errorFields(era, switches, null) : {}
  return jsonReply({ availableItems, items, ...rest })
}

/** The asked page of a list, by `index` and `length`. */
export function pageReply(c: Context<Env>, all: readonly Item[], world: World, era: Era): Response {
  const { index, length } = askedPage(c, world, era)
  return listReply(all.slice(index, index + length), world, era, all.length)
}

/** One object: wrapped in `item` by the first generation, bare in the second (fact sheet 5). */
export function itemReply(item: Item, world: World, era: Era): Response {
  return jsonReply(era.version === 1 ? { item, ...errorFields(era, world.switches, null) } : item)
}

/** What an answer says of a thing there is not. */
export function notFound(world: World, era: Era, what: string): ReturnType<typeof refusal> {
  return refusal(era, world.switches, era.version === 1 ? 400 : 404, 'NotFound', `The ${what} was not found.`)
}

/** The account named in the path. */
export function namedAccount(c: Context<Env>, world: World, era: Era): SbankenAccount {
  const account = world.ledger.find(c.req.param('account') ?? '')
  if (account === undefined) throw notFound(world, era, 'account')
  return account
}
