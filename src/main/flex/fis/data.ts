import type { FlexPage, FlexQuery, FlexRow } from '../../../shared/flex.ts'
import type { FlexResource } from '../../../shared/fis.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Http, HttpReply } from '../../http/port.ts'
import type { TokenSource } from '../../oauth/port.ts'
import { embedText, listQuery, type Range } from './query.ts'
import { isTokenRefused } from './refusal.ts'
import { maxRowBytes, rowIn, rowsIn } from './rows.ts'

export interface DataDeps {
  readonly http: Http
  /** Base of the tables. */
  readonly apiUrl: string
  /** null: none is sent. */
  readonly apiVersion: string | null
}

/** Asks with a token, and once more with a new one where it was no longer good. */
export async function withToken(
  tokens: TokenSource,
  signal: AbortSignal,
  ask: (authorization: string) => Promise<HttpReply>,
): Promise<HttpReply> {
  const token = await tokens.accessToken(signal)
  const reply = await ask(`Bearer ${token}`)
  if (!isTokenRefused(reply)) return reply
  return await ask(`Bearer ${await tokens.replaceToken(token, signal)}`)
}

/** A list, counted. A page beyond its end is an empty one (fact sheet 15). @throws AppError as `rowsIn`, `listQuery`, Http. */
export async function readPage(
  deps: DataDeps,
  tokens: TokenSource,
  query: FlexQuery,
  range: Range,
  signal: AbortSignal,
): Promise<FlexPage> {
  const label = `GET ${query.resource}`
  const path = `${query.resource}?${listQuery(query, range)}`
  const reply = await get(deps, tokens, { path, label, prefer: 'count=exact', signal })
  const total = totalIn(reply)
  if (reply.status === 416) return { rows: [], total }
  return { rows: rowsIn(reply, range.limit, label), total }
}

/** @throws AppError `not-found` where it is not there or not for us to see; as `rowIn`, Http. */
export async function readRecord(
  deps: DataDeps,
  tokens: TokenSource,
  wanted: { readonly resource: FlexResource; readonly id: string; readonly embed: readonly string[] },
  signal: AbortSignal,
): Promise<FlexRow> {
  const { resource, id, embed } = wanted
  const label = `GET ${resource}/{id}`
  if (resource === 'notice') return await readNotice(deps, tokens, wanted, signal)
  const path = `${resource}/${id}${embed.length === 0 ? '' : `?${embedText(embed)}`}`
  return rowIn(await get(deps, tokens, { path, label, signal }), label)
}

/** FIS's own description lists `/notice/{id}`, and its router has none (fact sheet 13). */
async function readNotice(
  deps: DataDeps,
  tokens: TokenSource,
  { id, embed }: { readonly id: string; readonly embed: readonly string[] },
  signal: AbortSignal,
): Promise<FlexRow> {
  const filters = [{ field: 'id', operator: 'eq', value: id, isNegated: false }] as const
  const query = { resource: 'notice', filters, order: null, embed } as const
  const [row] = (await readPage(deps, tokens, query, { offset: 0, limit: 1 }, signal)).rows
  if (row === undefined) throw new AppError('not-found', 'GET notice: no such row')
  return row
}

interface Question {
  /** With its query, encoded. */
  readonly path: string
  /** Of the log: no value in it. */
  readonly label: string
  readonly prefer?: string
  readonly signal: AbortSignal
}

function get(deps: DataDeps, tokens: TokenSource, question: Question): Promise<HttpReply> {
  const { path, label, prefer, signal } = question
  return withToken(tokens, signal, (authorization) =>
    deps.http.get({
      url: `${deps.apiUrl}/${path}`,
      label,
      headers: { ...dataHeaders(deps, authorization), ...(prefer === undefined ? {} : { prefer }) },
      signal,
      maxBytes: maxRowBytes,
    }),
  )
}

export function dataHeaders({ apiVersion }: DataDeps, authorization: string): Record<string, string> {
  return {
    accept: 'application/json',
    authorization,
    ...(apiVersion === null ? {} : { 'api-version': apiVersion }),
  }
}

/** Behind the slash of `Content-Range: 0-24/3573`; null: a star, or nothing (fact sheet 15). */
function totalIn({ headers }: HttpReply): number | null {
  const total = /\/(\d{1,15})$/.exec(headers['content-range']?.trim() ?? '')?.[1]
  return total === undefined ? null : Number(total)
}
