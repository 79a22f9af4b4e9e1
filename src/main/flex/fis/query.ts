import { AppError } from '../../../shared/errors.ts'
import type { FlexFilter, FlexQuery } from '../../../shared/flex.ts'
import { cursorText, type Cursor } from './cursor.ts'

/** Without it FIS gives 2000 rows and says nothing (fact sheet 14). */
export interface Range {
  readonly offset: number
  readonly limit: number
  /** Only what stands behind this row, in the very order that is asked for. */
  readonly after?: Cursor
}

/**
 * The query of a list, without its question mark: every filter must hold, and the order always ends in `id`, or rows repeat and are
 * missed from page to page (fact sheet 26). Each value stands encoded behind its operator, so that none can become a parameter, an
 * operator or a piece of logic.
 * @throws AppError `invalid-input` for a column that is the name of a parameter, an empty list, or an `is` of anything else.
 */
export function listQuery({ filters, order, embed }: Omit<FlexQuery, 'resource'>, range: Range): string {
  return [
    ...filters.map(filterText),
    ...(range.after === undefined ? [] : [cursorText(range.after)]),
    `order=${orderText(order)}`,
    ...(embed.length === 0 ? [] : [embedText(embed)]),
    `limit=${range.limit}`,
    `offset=${range.offset}`,
  ].join('&')
}

/** Names come from a list of ours or a pattern, and are encoded all the same. */
export function embedText(embed: readonly string[]): string {
  return `embed=${embed.map(encodeURIComponent).join(',')}`
}

function orderText(order: FlexQuery['order']): string {
  if (order === null) return 'id.asc'
  const { field, descending } = order
  if (field.includes('.')) throw refused('a relation’s column cannot order the list')
  const first = `${encodeURIComponent(field)}.${descending ? 'desc' : 'asc'}`
  return field === 'id' ? first : `${first},id.asc`
}

/** Parameters of PostgREST and of FIS's proxy: a column of such a name would be one of them (fact sheet 14). */
const parameters: ReadonlySet<string> = new Set([
  'and',
  'columns',
  'embed',
  'limit',
  'not',
  'offset',
  'on_conflict',
  'or',
  'order',
  'select',
  'valid_at',
])

function filterText(filter: FlexFilter): string {
  const { field, operator, isNegated } = filter
  if (field.split('.').some((part) => parameters.has(part))) throw refused('not a column')
  return `${encodeURIComponent(field)}=${isNegated ? 'not.' : ''}${operator}.${operandText(filter)}`
}

function operandText({ operator, value }: FlexFilter): string {
  if (value.includes('\0') || !value.isWellFormed())
    throw refused('a character no text of the server can hold')
  switch (operator) {
    case 'in':
      return `(${listText(itemsOf(value))})`
    case 'is':
      return oneOf(value.trim().toLowerCase())
    case 'ilike':
      return encodeURIComponent(patternOf(value))
    default:
      return encodeURIComponent(value)
  }
}

function oneOf(word: string): string {
  if (word !== 'null' && word !== 'true' && word !== 'false') throw refused('`is` takes null, true or false')
  return word
}

/** `*` stands for anything; without one the text may stand anywhere. What the database's own pattern takes for a sign of its own
 *  is what was typed and nothing else. */
function patternOf(typed: string): string {
  const literal = typed.replaceAll(/[\\%_]/g, '\\$&')
  return literal.includes('*') ? literal : `*${literal}*`
}

/** Brackets and the commas between stay as they are; what could end an item stands in double quotes (fact sheet 14). */
function listText(items: readonly string[]): string {
  if (items.length === 0) throw refused('a list without a value')
  return items.map((item) => encodeURIComponent(isPlain(item) ? item : quoted(item))).join(',')
}

function isPlain(item: string): boolean {
  return /^[\p{L}\p{N}_-]+$/u.test(item)
}

function quoted(item: string): string {
  return `"${item.replaceAll(/["\\]/g, '\\$&')}"`
}

/** Separated by commas, blanks around them of no meaning; one with a comma in it is typed in double quotes. */
function itemsOf(typed: string): readonly string[] {
  const item = /\s*(?:"((?:[^"\\]|\\.)*)"|([^,]*?))\s*(,|$)/gy
  const items: string[] = []
  for (;;) {
    const found = item.exec(typed)
    if (found === null) throw refused('a list that cannot be read')
    const [, inQuotes, plain = '', end] = found
    if (inQuotes !== undefined) items.push(inQuotes.replaceAll(/\\(.)/g, '$1'))
    else if (plain !== '') items.push(plain)
    if (end === '') return items
  }
}

function refused(what: string): AppError {
  return new AppError('invalid-input', `a filter of FIS: ${what}`)
}
