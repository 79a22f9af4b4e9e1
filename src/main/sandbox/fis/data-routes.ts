import { Hono, type Context } from 'hono'
import { embedded, readEmbeds } from './embed.ts'
import { wallClock } from './instants.ts'
import { lookUpEntity, lookUpUnits } from './lookups.ts'
import { ordered, passes, readQuery } from './query.ts'
import { dataRefusal, httpRefusal, jsonReply, scopeRefusal } from './refusals.ts'
import { resources, type Operation, type Resource } from './resources.ts'
import { allows } from './scopes.ts'
import { sightOf, type Sight } from './sight.ts'
import type { Row } from './tables.ts'
import type { Env, World } from './world.ts'

function checkScope(c: Context<Env>, scope: string): void {
  if (!allows(c.get('caller').scopes, scope)) throw scopeRefusal()
}

/** As the old guide shows it: the wall clock in Oslo and its name (fact sheet 17). */
function inSeedForm(json: string): string {
  return json.replaceAll(/"recorded_at":"([^"]+)"/g, (_all, instant: string) => {
    return `"recorded_at":"${wallClock(Date.parse(instant), 'Europe/Oslo')} Europe/Oslo"`
  })
}

function dataReply(
  { switches }: World,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Response {
  const reply = jsonReply(status, body, headers)
  return switches.seedMode ? new Response(inSeedForm(JSON.stringify(body)), reply) : reply
}

const lookupIn =
  (sight: Sight) =>
  (...asked: Parameters<Sight['by']>) =>
    sight.by(...asked)

/** `Content-Range` and status as the data engine gives them, with a count or without (fact sheet 15 and 26). */
function rangeOf(offset: number, shown: number, total: number | null): { readonly status: 200 | 206; readonly range: string } {
  const span = shown === 0 ? '*' : `${offset}-${offset + shown - 1}`
  if (total === null) return { status: 200, range: `${span}/*` }
  if (offset > total) {
    const details = `An offset of ${offset} was requested, but there are only ${total} rows.`
    throw dataRefusal(416, 'PGRST103', 'Requested range not satisfiable', details)
  }
  return { status: shown < total ? 206 : 200, range: `${span}/${total}` }
} // prettier-ignore

/** Counts the lists answered, so that ties come in another turn each time. */
type Turn = () => number

function list(c: Context<Env>, world: World, table: string, resource: Resource, turn: Turn): Response {
  checkScope(c, `read:data:${table}`)
  const sight = sightOf(c.get('caller'), world)
  const visible = sight.rows(table)
  const { tests, order, offset, limit, counts } = readQuery(c, table, resource)
  const embeds = readEmbeds(new URL(c.req.url).searchParams, table, c.get('caller'))
  const found = visible.filter((row) => passes(row, tests))
  const inner = embeds.filter(({ isInner }) => isInner)
  const kept =
    inner.length === 0 ? found : found.filter((row) => embedded(row, inner, lookupIn(sight)) !== null)
  const shift = world.switches.ties === 'stable' ? 0 : turn() * 7
  const page = ordered(kept, order, shift).slice(offset, offset + limit)
  const { status, range } = rangeOf(offset, page.length, counts ? kept.length : null)
  const body = page.map((row) => embedded(row, embeds, lookupIn(sight)))
  return dataReply(world, status, body, { 'content-range': range })
}

/** One row, or none for whoever may not see it (fact sheet 16). */
function one(c: Context<Env>, world: World, table: string, resource: Resource): Response {
  checkScope(c, `read:data:${table}`)
  const id = c.req.param('id') ?? ''
  if (!/^\d{1,19}$/.test(id)) throw dataRefusal(400, '22P02', `invalid input syntax for type bigint: "${id}"`)
  const sight = sightOf(c.get('caller'), world)
  const key = 'id' in resource.columns ? 'id' : (Object.keys(resource.columns)[0] ?? 'id')
  const { tests } = readQuery(c, table, resource)
  const embeds = readEmbeds(new URL(c.req.url).searchParams, table, c.get('caller'))
  const row = sight.rows(table).find((each) => each[key] === Number(id) && passes(each, tests))
  const whole: Row | null = row === undefined ? null : embedded(row, embeds, lookupIn(sight))
  if (whole === null) {
    throw dataRefusal(406, 'PGRST116', 'Cannot coerce the result to a single JSON object', 'The result contains 0 rows')
  }
  return dataReply(world, 200, whole)
} // prettier-ignore

/** Somebody who may write is told that this row policy says no: the sandbox takes no changes. */
function refuseWrite(c: Context<Env>, table: string, operation: Operation): never {
  checkScope(c, `manage:data:${table}`)
  if (c.get('caller').entityId === null)
    throw dataRefusal(401, '42501', `permission denied for table ${table}`)
  if (operation === 'create') throw dataRefusal(403, '42501', 'User cannot create this resource')
  if (operation === 'change') throw dataRefusal(406, 'PGRST116', 'User cannot update this resource')
  throw dataRefusal(403, '42501', `permission denied for table ${table}`)
}

const page = '<!doctype html><html><head><title>FIS API</title></head><body><h1>FIS API</h1></body></html>'

/** Everything below `/api/v1`. */
export function dataRoutes(world: World): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/controllable_unit/lookup', (c) => lookUpUnits(c, world))
  app.post('/entity/lookup', (c) => lookUpEntity(c, world))
  let lists = 0
  const turn: Turn = () => lists++
  for (const [table, resource] of resources) {
    const can = (operation: Operation): boolean => resource.operations.includes(operation)
    if (can('list')) app.get(`/${table}`, (c) => list(c, world, table, resource, turn))
    if (can('one')) app.get(`/${table}/:id`, (c) => one(c, world, table, resource))
    if (can('create')) app.post(`/${table}`, (c) => refuseWrite(c, table, 'create'))
    if (can('change')) app.patch(`/${table}/:id`, (c) => refuseWrite(c, table, 'change'))
    if (can('delete')) app.delete(`/${table}/:id`, (c) => refuseWrite(c, table, 'delete'))
  }
  app.get('/openapi.json', () =>
    jsonReply(200, { openapi: '3.0.3', info: { title: 'FIS', version: '0' }, paths: {} }),
  )
  // What no route knows is answered with the documentation, as if all were well (fact sheet 13).
  app.get('*', (c) => c.html(page))
  app.all('*', (c) => {
    const path = c.req.path.replace(/^\/api\/v\d/, '')
    throw httpRefusal(404, { message: `Not Found: ${c.req.method} ${path}` })
  })
  return app
}
