import { valueTicks, type Extent } from './value-ticks.ts'

/** What every axis of ours looks like. Colours are tokens, so that a theme switch needs no new drawing. */
export const axisStyle = {
  tick: { fill: 'var(--ov-muted)', fontSize: 12 },
  axisLine: false,
  tickLine: false,
} as const

export const gridStyle = { stroke: 'var(--ov-grid)', vertical: false } as const

export const cursorStyle = { stroke: 'var(--ov-border-strong)', strokeWidth: 1 } as const

export const chartHeight = 320

/** Room for the widest axis number in either language. */
export const valueAxisWidth = 64

const valueTickCount = 6

/** The value axis of an extent: round numbers, and ends that are among them. */
export function valueScale(extent: Extent) {
  const ticks = [...valueTicks(extent, valueTickCount)]
  return { ticks, interval: 0 as const, domain: [ticks[0] ?? 0, ticks.at(-1) ?? 0] }
}
