import { valueAxis, type Extent } from './value-ticks.ts'

/** What every axis of ours looks like. Colours are tokens, so that a theme switch needs no new drawing. */
export const axisStyle = {
  tick: { fill: 'var(--ov-muted)', fontSize: 12 },
  axisLine: false,
  tickLine: false,
} as const

export const gridStyle = { stroke: 'var(--ov-grid)', vertical: false, syncWithTicks: true } as const

export const cursorStyle = { stroke: 'var(--ov-border-strong)', strokeWidth: 1 } as const

export const chartHeight = 320

const valueTickCount = 6
/** Width of a figure at the size of `axisStyle`, generously. */
const figurePx = 6.7
const axisGapPx = 10

/** The value axis of an extent: round numbers, and as wide as the longest of them in the language in force. */
export function valueScale(extent: Extent, textOf: (minor: number) => string) {
  const { ticks, domain } = valueAxis(extent, valueTickCount)
  const longest = ticks.reduce((most, tick) => Math.max(most, textOf(tick).length), 0)
  return {
    ticks: [...ticks],
    interval: 0 as const,
    domain: [...domain],
    tickFormatter: textOf,
    width: Math.ceil(longest * figurePx) + axisGapPx,
  }
}
