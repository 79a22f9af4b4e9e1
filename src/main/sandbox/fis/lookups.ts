import type { Context } from 'hono'
import { z } from 'zod'
import { instantOf } from './instants.ts'
import { isGsrn } from './gs1.ts'
import { httpRefusal, jsonReply, scopeRefusal } from './refusals.ts'
import { allows } from './scopes.ts'
import type { EntityRow, Row } from './tables.ts'
import type { Env, World } from './world.ts'

async function bodyOf<T>(c: Context<Env>, shape: z.ZodType<T>): Promise<T> {
  const text = await c.req.text()
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw httpRefusal(400, { message: 'the body is not JSON' })
  }
  const parsed = shape.safeParse(json)
  if (!parsed.success) throw httpRefusal(400, { message: 'the body has not the right form' })
  return parsed.data
}

/** Who may call: 401 without a token, 403 for a scope too small, then the status of a role that may not (fact sheet 20). */
function checkCaller(c: Context<Env>, scope: string, roles: readonly string[], otherRoles: 401 | 403): void {
  const caller = c.get('caller')
  if (caller.entityId === null) throw httpRefusal(401, { details: 'missing authentication' })
  if (!allows(caller.scopes, scope)) throw scopeRefusal()
  if (!roles.includes(caller.role)) throw httpRefusal(otherRoles)
}

const unitLookup = z.object({
  end_user: z.string().regex(/^(\d{6}|\d{9})$/),
  controllable_unit: z.uuid().nullish(),
  accounting_point: z.string().nullish(),
})

/** What is asked for: the metering point, and the units behind it or just the one. */
function found(world: World, unitId: string | null, gsrn: string | null): { readonly point: Row; readonly units: readonly Row[] } {
  const { accounting_point: points, controllable_unit: units } = world.tables
  if ((unitId === null) === (gsrn === null)) {
    const why = unitId === null ? 'missing business ID for accounting point or controllable unit' : 'only one of accounting point and controllable unit may be given'
    throw httpRefusal(400, { message: why })
  }
  if (gsrn !== null && !isGsrn(gsrn)) throw httpRefusal(400, { message: 'the accounting point is not a GSRN' })
  const unit = units.find((row) => row.business_id === unitId?.toLowerCase())
  const point = points.find((row) => (gsrn === null ? row.id === unit?.accounting_point_id : row.business_id === gsrn))
  if (point === undefined) throw httpRefusal(404, { message: 'accounting point or controllable unit not found' })
  return { point, units: unit === undefined ? units.filter((row) => row.accounting_point_id === point.id) : [unit] }
} // prettier-ignore

/** The end user at the point, if this is their date of birth or number; a masked national id begins with the former. */
function matchingEndUser({ tables, now }: World, point: Row, number: string): number {
  const nowMs = now()
  const holding = tables.accounting_point_end_user.filter(
    (row) => row.accounting_point_id === point.id && Date.parse(String(row.valid_from)) <= nowMs,
  )
  const party = tables.party.find(({ id }) => id === holding.at(-1)?.end_user_id)
  const entity = tables.entity.find(({ id }) => id === party?.entity_id)
  const own = entity?.type === 'person' ? entity.business_id.slice(0, 6) : entity?.business_id
  if (party === undefined || own !== number)
    throw httpRefusal(403, { message: 'the end user does not match' })
  return party.id
}

/** `POST /controllable_unit/lookup` (fact sheet 20). What was looked at becomes an event that those concerned can read. */
export async function lookUpUnits(c: Context<Env>, world: World): Promise<Response> {
  const roles = ['flex_service_provider', 'flex_flexibility_information_system_operator']
  checkCaller(c, 'use:data:controllable_unit:lookup', roles, 403)
  const { end_user, controllable_unit = null, accounting_point = null } = await bodyOf(c, unitLookup)
  const { point, units } = found(world, controllable_unit, accounting_point)
  const endUserId = matchingEndUser(world, point, end_user)
  const { event, technical_resource: devices } = world.tables
  for (const unit of units) {
    event.push({
      id: Math.max(0, ...event.map(({ id }) => Number(id))) + 1,
      specversion: '1.0',
      time: instantOf(world.now()),
      type: 'no.elhub.flex.controllable_unit.lookup',
      source: `/controllable_unit/${String(unit.id)}`,
      subject: null,
      data: { kind: 'event.data.controllable_unit.lookup', requesting_party_id: c.get('caller').partyId },
    })
  }
  return jsonReply(200, {
    accounting_point: { id: point.id, business_id: point.business_id },
    end_user: { id: endUserId },
    controllable_units: units.map(({ id, business_id, name }) => ({
      id,
      business_id,
      name,
      technical_resources: devices
        .filter((row) => row.controllable_unit_id === id)
        .map((row) => ({ id: row.id, name: row.name })),
    })),
  })
}

const entityLookup = z.object({
  business_id: z.string().min(1),
  business_id_type: z.enum(['email', 'org']),
  name: z.string().min(1),
  type: z.enum(['person', 'organisation']),
})

/** `POST /entity/lookup`: finds an entity or makes it (fact sheet 20). */
export async function lookUpEntity(c: Context<Env>, { tables, now }: World): Promise<Response> {
  const roles = ['flex_organisation', 'flex_flexibility_information_system_operator']
  checkCaller(c, 'use:data:entity:lookup', roles, 401)
  const asked = await bodyOf(c, entityLookup)
  const isForm =
    asked.business_id_type === 'org' ? /^\d{9}$/.test(asked.business_id) : /^[^A-Z\s]+@[^A-Z\s]+$/.test(asked.business_id)
  if (!isForm) throw httpRefusal(400, { message: 'the business id has not the right form' })
  const known = tables.entity.find(
    (row) => row.business_id === asked.business_id && row.business_id_type === asked.business_id_type,
  )
  if (known !== undefined) return jsonReply(200, { entity_id: known.id })
  const id = Math.max(...tables.entity.map((row) => row.id)) + 1
  const made: EntityRow = { id, ...asked, recorded_at: instantOf(now()), recorded_by: 0 }
  tables.entity.push(made)
  return jsonReply(201, { entity_id: id })
} // prettier-ignore
