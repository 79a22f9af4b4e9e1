import type { JsonValue } from '../../../shared/flex.ts'
import type { Caller } from './access-tokens.ts'
import type { Test } from './filters.ts'
import { passes, validAtTest } from './query.ts'
import { httpRefusal, scopeRefusal } from './refusals.ts'
import { relations, type Relation } from './relations.ts'
import { resources, type TableName } from './resources.ts'
import { allows } from './scopes.ts'
import type { Row } from './tables.ts'

/** One relation to fetch along. */
export interface Embed {
  readonly name: string
  readonly relation: Relation
  /** `!`: a row without any is left out. */
  readonly isInner: boolean
  readonly tests: readonly Test[]
  readonly nested: readonly Embed[]
}

/** `embed`'s text, cut into names: `accounting_point!(bidding_zone),technical_resource`. */
interface Wanted {
  readonly name: string
  readonly isInner: boolean
  readonly nested: readonly Wanted[]
}

const malformed = () => httpRefusal(400, { details: 'embed cannot be read' })

/** Reads a list from `at` up to its end or the bracket that closes it. */
function readList(text: string, from: number): { readonly list: readonly Wanted[]; readonly end: number } {
  const list: Wanted[] = []
  let at = from
  for (;;) {
    const name = /^[a-z_]+/.exec(text.slice(at))?.[0]
    if (name === undefined) throw malformed()
    at += name.length
    const isInner = text.charAt(at) === '!'
    if (isInner) at++
    let nested: readonly Wanted[] = []
    if (text.charAt(at) === '(') {
      const inside = readList(text, at + 1)
      if (text.charAt(inside.end) !== ')') throw malformed()
      nested = inside.list
      at = inside.end + 1
    }
    list.push({ name, isInner, nested })
    if (text.charAt(at) !== ',') return { list, end: at }
    at++
  }
}

function bind(wanted: Wanted, table: string, params: URLSearchParams, caller: Caller): Embed {
  const { name, isInner } = wanted
  const relation = Object.hasOwn(relations[table] ?? {}, name) ? relations[table]?.[name] : undefined
  if (relation === undefined) throw httpRefusal(400, { details: `${table} has no relation ${name} to embed` })
  if (!allows(caller.scopes, `read:data:${relation.to}`)) {
    throw scopeRefusal(`insufficient scope to embed ${relation.to}`)
  }
  const target = resources.get(relation.to)
  const validAt = params.get(`${name}.valid_at`)
  return {
    name,
    relation,
    isInner,
    tests: target === undefined || validAt === null ? [] : [validAtTest(target, relation.to, validAt)],
    nested: wanted.nested.map((one) => bind(one, relation.to, params, caller)),
  }
}

const namesOf = (embeds: readonly Embed[]): readonly string[] =>
  embeds.flatMap(({ name, nested }) => [name, ...namesOf(nested)])

/**
 * What a call wants embedded. Each relation needs the scope to read its target (fact sheet 14).
 * @throws Refusal
 */
export function readEmbeds(params: URLSearchParams, table: string, caller: Caller): readonly Embed[] {
  const text = params.get('embed')
  const { list, end } = text === null ? { list: [], end: 0 } : readList(text, 0)
  if (text !== null && end !== text.length) throw malformed()
  const embeds = list.map((wanted) => bind(wanted, table, params, caller))
  const names = namesOf(embeds)
  for (const name of params.keys()) {
    const relation = /^(\w+)\.valid_at$/.exec(name)?.[1]
    if (relation !== undefined && !names.includes(relation)) throw httpRefusal(400, { details: `${name}: ${relation} is not embedded` })
  }
  return embeds
} // prettier-ignore

/** The rows of a table the caller may see whose column has this value. */
export type Lookup = (table: TableName, column: string, value: JsonValue) => readonly Row[]

function related(row: Row, { relation, tests, nested }: Embed, lookup: Lookup): readonly Row[] {
  const isOwn = relation.kind === 'one'
  const key = row[isOwn ? relation.via : 'id'] ?? null
  if (key === null) return []
  const found = lookup(relation.to, isOwn ? 'id' : relation.by, key)
  const rows: Row[] = []
  for (const other of found) {
    const whole = passes(other, tests) ? embedded(other, nested, lookup) : null
    if (whole !== null) rows.push(whole)
  }
  return rows
}

/** The row with its relations: an object or null for one, a list for many. null: an inner one has nothing (fact sheet 14). */
export function embedded(row: Row, embeds: readonly Embed[], lookup: Lookup): Row | null {
  const parts: Record<string, JsonValue> = {}
  for (const embed of embeds) {
    const rows = related(row, embed, lookup)
    if (embed.isInner && rows.length === 0) return null
    parts[embed.name] = embed.relation.kind === 'many' ? rows : (rows[0] ?? null)
  }
  return embeds.length === 0 ? row : { ...row, ...parts }
}
