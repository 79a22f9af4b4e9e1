import { useId } from 'react'
import { Area, AreaChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { CalendarDate } from '../../../shared/ids.ts'
import { useFormat } from '../format/use-format.ts'
import { cursorStyle } from './axes.ts'
import { ChartTooltip } from './ChartTooltip.tsx'

interface NetWorthChartProps {
  readonly days: readonly CalendarDate[]
  /** Minor units; null where it is not known. */
  readonly minor: readonly (number | null)[]
  readonly currency: string
  /** The answer in a sentence: what a screen reader says of the picture. */
  readonly answer: string
  readonly words: { readonly total: string; readonly unknown: string }
}

const margin = { top: 6, right: 4, bottom: 2, left: 4 }
/** Room below the lowest and above the highest value, as a part of what lies between them. */
const air = 0.12

/** One calm line without axes: the shape of a period. It fills its parent, and reads single days on request. */
export function NetWorthChart({ days, minor, currency, answer, words }: NetWorthChartProps) {
  const format = useFormat()
  const fade = useId()
  const data = days.map((day, index) => ({ day, minor: minor[index] ?? null }))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart data={data} margin={margin} role="img" aria-label={answer}>
        <defs>
          <linearGradient id={fade} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0%" stopColor="var(--ov-accent)" stopOpacity={0.22} />
            <stop offset="100%" stopColor="var(--ov-accent)" stopOpacity={0.02} />
          </linearGradient>
        </defs>
        <XAxis dataKey="day" hide />
        <YAxis hide domain={domainOf(minor)} />
        <Tooltip
          isAnimationActive={false}
          cursor={cursorStyle}
          content={({ active, label }) => {
            const index = days.indexOf(String(label))
            if (!active || index === -1) return null
            return (
              <ChartTooltip
                heading={format.date(String(label), 'long')}
                currency={currency}
                rows={[{ label: words.total, minor: minor[index] ?? null }]}
                unknown={words.unknown}
              />
            )
          }}
        />
        <Area
          dataKey="minor"
          type="linear"
          baseValue="dataMin"
          stroke="var(--ov-accent)"
          strokeWidth={2}
          strokeLinejoin="round"
          fill={`url(#${fade})`}
          activeDot={{ r: 4, strokeWidth: 2, stroke: 'var(--ov-surface)', fill: 'var(--ov-accent)' }}
          isAnimationActive={false}
        />
      </AreaChart>
    </ResponsiveContainer>
  )
}

/** From a little below the lowest to a little above the highest; around a value that never moved, itself. */
function domainOf(minor: readonly (number | null)[]): [number, number] {
  const known = minor.filter((value) => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const room = high === low ? Math.max(1, Math.abs(high)) : (high - low) * air
  return [low - room, high + room]
}
