import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { FlexRow, JsonValue } from '../../../shared/flex.ts'
import { parseJson } from '../../http/parse-json.ts'
import type { HttpReply } from '../../http/port.ts'
import { expectGood } from './refusal.ts'

/** The longest answer that is read; a page of 500 rows with what was brought along is a tenth of it. */
export const maxRowBytes = 8 * 1024 * 1024

/** Deeper than any row of FIS with relations brought along: what is nested further was made to be a nuisance. */
const mostLevels = 16
const mostColumns = 300

/** Whole numbers beyond 2^53 are kept as the text they were: ids are 64 bits wide at FIS (fact sheet 13). */
const exact = { exactIntegers: true } as const

/**
 * A list: an array without an envelope. Its columns are FIS's own, and its texts anybody's.
 * @throws AppError as `refused`; `unexpected-response` for a web page (which is how FIS answers for a path it does not know, with
 *   200: fact sheet 13), more rows than were asked for, or what is no row.
 */
export function rowsIn(reply: HttpReply, limit: number, label: string): readonly FlexRow[] {
  expectGood(reply, label)
  const rows = parseJson(reply, z.array(z.unknown()), label, exact)
  if (rows.length > limit) throw unexpected(label, 'more rows than were asked for')
  return rows.map((row) => toRow(row, label))
}

/** One object. @throws AppError as `rowsIn` */
export function rowIn(reply: HttpReply, label: string): FlexRow {
  expectGood(reply, label)
  return toRow(parseJson(reply, z.unknown(), label, exact), label)
}

function toRow(value: unknown, label: string): FlexRow {
  if (!isRow(value)) throw unexpected(label, 'something no table holds')
  return value
}

function isRow(value: unknown): value is FlexRow {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject && Object.keys(value).length <= mostColumns && isJson(value, mostLevels)
}

/** What JSON can say and a number can hold. `__proto__` is a name no table has, and a trap for whoever copies a row. */
function isJson(value: unknown, levels: number): value is JsonValue {
  if (typeof value === 'number') return Number.isFinite(value) // 1e999 is read as infinity
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value !== 'object' || levels === 0) return false
  if (Array.isArray(value)) return value.every((one) => isJson(one, levels - 1))
  return Object.entries(value).every(([name, one]) => name !== '__proto__' && isJson(one, levels - 1))
}

function unexpected(label: string, what: string): AppError {
  return new AppError('unexpected-response', `${label}: ${what}`)
}
