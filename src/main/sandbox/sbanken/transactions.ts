import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Line } from './account.ts'
import { namedAccount, pageReply } from './envelope.ts'
import type { Era } from './eras.ts'
import { askedSpan } from './query.ts'
import { archiveRow, isArchived, latestRow, type RowContext } from './row-json.ts'
import type { Env, World } from './world.ts'

/** How long the bank's cache of a query lives, which loses its ids: it lived for some minutes (fact sheet 9.1). */
const cacheMs = 5 * 60_000

/** Whether a query was asked before, and so comes from the cache. */
function queryCache(world: World): (query: string) => boolean {
  const asked = new Map<string, number>()
  return (query) => {
    const now = world.clock.now()
    const isKnown = now - (asked.get(query) ?? -Infinity) < cacheMs
    if (!isKnown) asked.set(query, now)
    return isKnown
  }
}

/** `/Transactions`: fact sheet section 7. The archive came with the public host. */
export function transactionRoutes(world: World, era: Era): Hono<Env> {
  const { switches } = world
  const isCached = queryCache(world)

  const contextOf = (c: Context<Env>): RowContext => ({
    account: namedAccount(c, world, era),
    era,
    switches,
    today: world.today(),
    hasIds: !era.hasArchive && switches.rowIds === 'uncached' && !isCached(c.req.url),
  })
  const isTold = ({ posting }: Line): boolean => posting.minor !== switches.hiddenMinor
  const latest = (c: Context<Env>): Response => {
    const context = contextOf(c)
    const { from, to, hasEnd } = askedSpan(c, world, era)
    const hidesReservations = hasEnd && switches.endDateHidesReservations
    const lines = context.account
      .lines(context.today, from, to)
      .filter(({ status }) => status === 'booked' || !hidesReservations)
      .filter(isTold)
    return pageReply(c, ordered(lines, world).map((line) => latestRow(line, context)), world, era)
  }
  const archive = (c: Context<Env>): Response => {
    const context = contextOf(c)
    const { from, to } = askedSpan(c, world, era)
    const lines = context.account
      .lines(context.today, from, to)
      .filter((line) => isArchived(line, context.today, switches))
      .filter(isTold)
    return pageReply(c, ordered(lines, world).map((line) => archiveRow(line, context)), world, era)
  }
  const routes = new Hono<Env>()
  if (era.hasArchive) routes.get('/archive/:account', archive)
  return routes.get('/:account', latest)
} // prettier-ignore

function ordered<T>(oldestFirst: readonly T[], { switches }: World): readonly T[] {
  return switches.order === 'oldest-first' ? oldestFirst : oldestFirst.toReversed()
}
