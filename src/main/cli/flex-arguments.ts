import { identityInputs } from '../../shared/contract-identity.ts'
import { flexOperators, flexResources, type FlexResource } from '../../shared/fis.ts'
import type { FlexFilter, FlexQuery } from '../../shared/flex.ts'
import { everywhere, options, usage, wholeNumber } from './options.ts'

export type FlexCommand =
  | { readonly name: 'flex whoami'; readonly connection?: string }
  | {
      readonly name: 'flex list'
      readonly connection?: string
      readonly query: FlexQuery
      readonly limit?: number
      /** For another program: RFC 4180. */
      readonly isCsv: boolean
    }

const known = {
  ...everywhere,
  connection: { type: 'string' },
  filter: { type: 'string', multiple: true },
  embed: { type: 'string', multiple: true },
  limit: { type: 'string' },
  csv: { type: 'boolean' },
} as const
type Values = ReturnType<typeof options<typeof known>>['values']

/** @throws AppError `invalid-input` */
export function flex(args: readonly string[]): { readonly command: FlexCommand; readonly json: boolean } {
  const { values, positionals } = options(args, known, 2)
  const [verb, table] = positionals
  const json = values.json ?? false
  const connection = values.connection === undefined ? {} : { connection: values.connection }
  switch (verb) {
    case 'list':
      return { command: { name: 'flex list', ...connection, ...listPart(table, values) }, json }
    case 'whoami': {
      const { json: _json, connection: _connection, ...others } = values
      const [foreign] = Object.keys(others)
      if (foreign !== undefined) throw usage(`--${foreign} is no option of flex whoami`)
      if (table !== undefined) throw usage(`unexpected argument "${table}"`)
      return { command: { name: 'flex whoami', ...connection }, json }
    }
    default:
      throw usage('flex takes whoami, or list and a table')
  }
}

function listPart(table: string | undefined, values: Values) {
  const resource = flexResources.find((each) => each === table)
  if (resource === undefined) throw usage(`flex list takes one of: ${flexResources.join(', ')}`)
  if (values.csv === true && values.json === true) throw usage('say either --csv or --json')
  const query = queryOf(resource, values)
  const limit = values.limit === undefined ? {} : { limit: wholeNumber(values.limit, '--limit') }
  return { query, ...limit, isCsv: values.csv ?? false }
}

function queryOf(resource: FlexResource, values: Values): FlexQuery {
  const filters = (values.filter ?? []).map(filterOf)
  const embed = (values.embed ?? []).flatMap((each) => each.split(','))
  const fields = identityInputs['flex:page'].shape
  if (!fields.filters.safeParse(filters).success)
    throw usage('--filter takes COLUMN=OPERATOR.VALUE, at most twenty times')
  if (!fields.embed.safeParse(embed).success)
    throw usage('--embed takes names of relations, with commas between')
  return { resource, filters, order: null, embed }
}

/** As FIS itself writes one: `status=eq.active`, `name=not.ilike.*nord*`. */
function filterOf(typed: string): FlexFilter {
  const [, field, not, word, value] = /^([a-z][a-z0-9_.]*)=(not\.)?([a-z]+)\.(.*)$/s.exec(typed) ?? []
  const operator = flexOperators.find((each) => each === word)
  if (field === undefined || value === undefined || operator === undefined)
    throw usage(
      `--filter takes COLUMN=OPERATOR.VALUE with one of ${flexOperators.join(', ')}, and not. before it to negate`,
    )
  return { field, operator, value, isNegated: not !== undefined }
}
