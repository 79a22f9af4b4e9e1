import type { Context } from 'hono'
import { dateOf, dayOf, type Day } from '../household/calendar.ts'
import type { Era } from './eras.ts'
import { refusal } from './refusals.ts'
import type { Env, World } from './world.ts'

/** A parameter by its name in any case, as .NET reads a query. */
export function asked(c: Context<Env>, name: string): string | undefined {
  const wanted = name.toLowerCase()
  return Object.entries(c.req.query()).find(([key]) => key.toLowerCase() === wanted)?.[1]
}

/** A date or date-time of which only the date counts (fact sheet 5.4). */
export function askedDay(c: Context<Env>, world: World, era: Era, name: string): Day | null {
  const text = asked(c, name)
  if (text === undefined) return null
  const date = text.slice(0, 10)
  const day = dayOf(date)
  if (!/^\d{4}-\d{2}-\d{2}(T.*)?$/.test(text) || Number.isNaN(day) || dateOf(day) !== date) {
    throw refusal(era, world.switches, 400, 'Input', `The parameter ${name} is not a date.`)
  }
  return day
}

function askedNumber(c: Context<Env>, world: World, era: Era, name: string, otherwise: number, from: number, to: number): number {
  const text = asked(c, name)
  if (text === undefined) return otherwise
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= from && value <= to) return value
  throw refusal(era, world.switches, 400, 'Input', `The parameter ${name} is out of range.`)
} // prettier-ignore

/** Where the asked page of a list begins and ends (fact sheet 7.1). */
export function askedPage(c: Context<Env>, world: World, era: Era): { readonly index: number; readonly length: number } {
  const index = askedNumber(c, world, era, 'index', 0, 0, 1e9)
  return { index, length: askedNumber(c, world, era, 'length', 100, 1, 1000) }
} // prettier-ignore

const oldest = dayOf('2000-01-01')
const maxSpanDays = 366

export interface Span {
  readonly from: Day
  readonly to: Day
  readonly hasEnd: boolean
}

/** The days asked for, within the documented limits (fact sheet 7.1). */
export function askedSpan(c: Context<Env>, world: World, era: Era): Span {
  const today = world.today()
  const end = askedDay(c, world, era, 'endDate')
  const to = end ?? today
  const from = askedDay(c, world, era, 'startDate') ?? to - 30
  const refuse = (message: string) => refusal(era, world.switches, 400, 'Input', message)
  if (from < oldest || from > today + 1 || to > today + 1) throw refuse('A date is out of range.')
  if (from > to) throw refuse('startDate is after endDate.')
  if (to - from > maxSpanDays) throw refuse('The span of days is too long.')
  if (end === today && era.isPublicApi && world.switches.failsOnEndDateToday) {
    throw refusal(era, world.switches, 500, 'System', 'Unexpected error', true)
  }
  return { from, to, hasEnd: end !== null }
}
