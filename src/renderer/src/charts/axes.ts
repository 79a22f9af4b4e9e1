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
