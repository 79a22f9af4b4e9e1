import type { MonthlyFlow } from '../../../shared/contract-views.ts'
import { netOf } from './flows.ts'
import type { Series } from './series.ts'

export interface Extent {
  readonly min: number
  readonly max: number
}

/** From the lowest to the highest single value; zero is always inside. */
export function extentOfLines(series: readonly Series[]): Extent {
  const values = series.flatMap(({ minor }) => minor.filter((value) => value !== null))
  return { min: least(values), max: most(values) }
}

/** The same for values stacked by sign: what is owed adds up below zero, what is owned above. */
export function extentOfStack(series: readonly Series[]): Extent {
  const length = series[0]?.minor.length ?? 0
  const sums = Array.from({ length }, (_, index) => {
    const known = series.flatMap(({ minor }) => minor[index] ?? [])
    return {
      below: known.reduce((sum, value) => sum + Math.min(0, value), 0),
      above: known.reduce((sum, value) => sum + Math.max(0, value), 0),
    }
  })
  return { min: least(sums.map(({ below }) => below)), max: most(sums.map(({ above }) => above)) }
}

/** The same for months: bars up and down, and the line between them. */
export function extentOfFlows(flows: readonly MonthlyFlow[]): Extent {
  const values = flows.flatMap((flow) => [flow.inMinor, flow.outMinor, netOf(flow)])
  return { min: least(values), max: most(values) }
}

function least(values: readonly number[]): number {
  return values.reduce((found, value) => Math.min(found, value), 0)
}

function most(values: readonly number[]): number {
  return values.reduce((found, value) => Math.max(found, value), 0)
}

/**
 * Round values that cover an extent, about `count` of them, zero among them: steps of 1, 2 or 5 times a power of ten,
 * as people count money.
 */
export function valueTicks({ min, max }: Extent, count: number): readonly number[] {
  const span = max - min
  if (span === 0) return [0, 100]
  const rough = Math.max(1, span / count) // no step is smaller than a minor unit
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power
  const first = Math.floor(min / step)
  const last = Math.ceil(max / step)
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
}

/** Of a step at either end of an axis, so much must be used by the chart, or the step is left off. */
const leastUse = 0.4
const airOfStep = 0.06

/**
 * Ticks, and where the axis ends. It ends at a tick, unless little of the last step would be used: a card that owes a
 * little does not take a band as high as a hundred thousand.
 */
export function valueAxis(
  extent: Extent,
  count: number,
): { readonly ticks: readonly number[]; readonly domain: readonly [number, number] } {
  const ticks = valueTicks(extent, count)
  const step = (ticks[1] ?? 0) - (ticks[0] ?? 0)
  const isWasted = (end: number, from: number) => end !== 0 && Math.abs(end - from) < leastUse * step
  const [first, last] = [ticks[0] ?? 0, ticks.at(-1) ?? 0]
  const cutsLow = isWasted(extent.min, first + step)
  const cutsHigh = isWasted(extent.max, last - step)
  return {
    ticks: ticks.slice(cutsLow ? 1 : 0, cutsHigh ? -1 : undefined),
    domain: [
      cutsLow ? extent.min - airOfStep * step : first,
      cutsHigh ? extent.max + airOfStep * step : last,
    ],
  }
}
