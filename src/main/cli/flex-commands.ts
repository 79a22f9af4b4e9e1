import { AppError } from '../../shared/errors.ts'
import { flexFields } from '../../shared/flex-fields.ts'
import type { FlexIdentity, FlexRow, JsonValue } from '../../shared/flex.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import { tableColumns, tableHeader, tableLines } from '../files/export/table-csv.ts'
import { batchesOf } from '../flex/fis/paging.ts'
import { call, connectionNamed, type CliContext } from './calls.ts'
import { exitCodes } from './exit-codes.ts'
import type { FlexCommand } from './flex-arguments.ts'
import { printJson } from './output.ts'
import { printable } from './printable.ts'

type ListCommand = Extract<FlexCommand, { name: 'flex list' }>

/** Whom the login stands for, and how long. */
export async function whoAmI(
  context: CliContext,
  { connection }: Extract<FlexCommand, { name: 'flex whoami' }>,
): Promise<number> {
  const connectionId = await fisConnection(context, connection)
  const identity = await call(context, 'flex:identity', { connectionId })
  if (context.json) printJson(context.streams, identity)
  else context.streams.out.write(linesOf(identity))
  return exitCodes.ok
}

function linesOf(identity: FlexIdentity): string {
  const { entityName, entityId, partyName, partyId, role, scopes, tokenExpiresAt } = identity
  const party = partyId === null ? 'none: as the entity itself' : `${partyName ?? ''} (${partyId})`
  const facts = [
    ['entity', `${entityName} (${entityId})`],
    ['party', party],
    ['role', role],
    ['scopes', scopes.join(' ')],
    ['token until', tokenExpiresAt],
  ]
  return facts.map(([name = '', fact = '']) => `${name.padEnd(11)}  ${printable(fact)}\n`).join('')
}

/** Every row of the question, by id, as one acts; the first `--limit` of them. Nothing at FIS is changed. */
export async function listTable(context: CliContext, command: ListCommand): Promise<number> {
  const connectionId = await fisConnection(context, command.connection)
  const { out } = context.streams
  const print = printerOf(context, command)
  let written = 0
  for await (const rows of rowsOf(context, connectionId, command)) {
    if (!out.writable) break
    out.write(print.rows(rows, written === 0))
    written += rows.length
  }
  out.write(print.end(written))
  return exitCodes.ok
}

async function* rowsOf(
  context: CliContext,
  connectionId: ConnectionId,
  { query, limit }: ListCommand,
): AsyncGenerator<readonly FlexRow[]> {
  let left = limit ?? Number.POSITIVE_INFINITY
  const batches = batchesOf(query, (asked, { offset, limit: most }) =>
    call(context, 'flex:page', { connectionId, ...asked, offset, limit: Math.min(most, left) }),
  )
  for await (const { rows } of batches) {
    yield rows.slice(0, left)
    left -= rows.length
    if (left <= 0) return
  }
}

interface Printer {
  readonly rows: (rows: readonly FlexRow[], isFirst: boolean) => string
  /** What comes after the last row; of how many. */
  readonly end: (written: number) => string
}

function printerOf({ json }: CliContext, { query, isCsv }: ListCommand): Printer {
  if (json)
    return {
      rows: (rows, isFirst) =>
        rows.map((row, at) => `${isFirst && at === 0 ? '[\n' : ',\n'}${JSON.stringify(row)}`).join(''),
      end: (written) => (written === 0 ? '[]\n' : ']\n'),
    }
  const known = [...flexFields[query.resource], ...query.embed]
  let columns: readonly string[] = known
  const [header, lines] = isCsv ? [tableHeader, tableLines] : [tabbedHeader, tabbedLines]
  return {
    rows: (rows, isFirst) => {
      const all = tableColumns(columns, rows)
      if (!isFirst && all.length > columns.length)
        throw new AppError('unexpected-response', 'the table grew a column while it was read')
      columns = all
      return (isFirst ? header(columns) : '') + lines(rows, columns)
    },
    end: (written) => (written === 0 ? header(known) : ''),
  }
}

function tabbedHeader(columns: readonly string[]): string {
  return `${columns.map(printable).join('\t')}\n`
}

function tabbedLines(rows: readonly FlexRow[], columns: readonly string[]): string {
  const valueOf = (row: FlexRow, column: string) => (Object.hasOwn(row, column) ? row[column] : undefined)
  return rows.map((row) => `${columns.map((column) => wordOf(valueOf(row, column))).join('\t')}\n`).join('')
}

/** Tabs are control characters, so none is left inside a value. */
function wordOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return ''
  return printable(typeof value === 'string' ? value : JSON.stringify(value))
}

async function fisConnection(context: CliContext, wanted: string | undefined): Promise<ConnectionId> {
  const connections = await call(context, 'connections:list', undefined)
  if (wanted !== undefined) {
    const { id, system } = connectionNamed(connections, wanted)
    if (system !== 'fis') throw new AppError('invalid-input', 'this is no connection to FIS')
    return id
  }
  const [only, another] = connections.filter(
    ({ system, status }) => system === 'fis' && status !== 'disconnected',
  )
  if (only === undefined) throw new AppError('not-found', 'no connection to FIS: run connect fis')
  if (another !== undefined)
    throw new AppError('invalid-input', 'several connections to FIS: say --connection ID|NAME')
  return only.id
}
