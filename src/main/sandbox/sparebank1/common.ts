import { Hono } from 'hono'
import { mediaType } from './refusals.ts'
import type { Env } from './world.ts'

/** The banks of the portal's public list (fact sheet 4, March 2026). */
export const financialInstitutions = [
  { id: 'fid-ostlandet', name: 'SpareBank 1 Østlandet' },
  { id: 'fid-nord-norge', name: 'SpareBank 1 Nord-Norge' },
  { id: 'fid-smn', name: 'SpareBank 1 SMN' },
  { id: 'fid-hallingdal-valdres', name: 'SpareBank 1 Hallingdal Valdres' },
  { id: 'fid-lom-skjaak', name: 'SpareBank 1 Lom og Skjåk' },
  { id: 'fid-gudbrandsdal', name: 'SpareBank 1 Gudbrandsdal' },
  { id: 'fid-helgeland', name: 'SpareBank 1 Helgeland' },
  { id: 'fid-ringerike-hadeland', name: 'SpareBank 1 Ringerike Hadeland' },
  { id: 'fid-ostfold-akershus', name: 'SpareBank 1 Østfold Akershus' },
  { id: 'fid-sor-norge', name: 'SpareBank 1 Sør-Norge' },
  { id: 'fid-nordmore', name: 'SpareBank 1 Nordmøre' },
  { id: 'fid-sogn-fjordane', name: 'SpareBank 1 Sogn og Fjordane' },
] as const

/** The list of banks, which needs no login (fact sheet 4). */
export function institutionRoutes(origin: string): Hono<Env> {
  const list = financialInstitutions.map(({ id, name }) => ({
    id,
    shortName: id.slice(4),
    name,
    bankplassregisterNumber: '9999',
    authorizeUrl: `${origin}/oauth/authorize?finInst=${id}`,
    type: 'bank',
  }))
  const body = JSON.stringify({ financialInstitutions: list })
  const names = JSON.stringify({ financialInstitutions: list.map(({ id, name }) => ({ id, name })) })
  return new Hono<Env>()
    .get('/banks', (c) => c.body(body, 200, { 'content-type': 'application/json' }))
    .get('/all', (c) => c.body(body, 200, { 'content-type': 'application/json' }))
    .get('/domainDisplayNames', (c) => c.body(names, 200, { 'content-type': 'application/json' }))
}

/** The cheapest proof that a token works (fact sheet 6). */
export function helloRoutes(): Hono<Env> {
  const hello = (): Response =>
    new Response('{"message":"Hello, World!"}', { headers: { 'content-type': mediaType(1) } })
  return new Hono<Env>().get('/', hello).get('/ping', hello).get('/pong', hello)
}
