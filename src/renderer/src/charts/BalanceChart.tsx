import { Area, AreaChart, CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts' // prettier-ignore
import type { CalendarDate } from '../../../shared/ids.ts'
import { useFormat } from '../format/use-format.ts'
import { axisStyle, chartHeight, cursorStyle, gridStyle, valueScale } from './axes.ts'
import { ChartTooltip, type TooltipRow } from './ChartTooltip.tsx'
import { dayTicks, toPoints, totalsOf, type Series } from './series.ts'
import { extentOfLines, extentOfStack, type Extent } from './value-ticks.ts'

export interface BalanceChartProps {
  readonly days: readonly CalendarDate[]
  readonly series: readonly Series[]
  readonly currency: string
  /** The answer in a sentence: what a screen reader says of the picture. */
  readonly answer: string
  readonly words: { readonly total: string; readonly unknown: string }
}

const mostTicks = 13
const margin = { top: 8, right: 12, bottom: 0, left: 0 }

/** Balances one upon the other: the upper edge is what there is in all. Debts are stacked below zero. */
export function StackedBalances(props: BalanceChartProps) {
  const { days, series, answer } = props
  return (
    <ResponsiveContainer width="100%" height={chartHeight}>
      <AreaChart
        data={[...toPoints(days, series)]}
        stackOffset="sign"
        margin={margin}
        role="img"
        aria-label={answer}
      >
        {frame(props, extentOfStack(series), useFormat())}
        {series.map(({ id, label, color }) => (
          <Area
            key={id}
            dataKey={id}
            name={label}
            stackId="all"
            type="linear"
            stroke={color}
            strokeWidth={1.25}
            fill={color}
            fillOpacity={0.65}
            isAnimationActive={false}
            activeDot={false}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  )
}

/** Balances each on its own, so that one account can be followed. */
export function BalanceLines(props: BalanceChartProps) {
  const { days, series, answer } = props
  return (
    <ResponsiveContainer width="100%" height={chartHeight}>
      <LineChart data={[...toPoints(days, series)]} margin={margin} role="img" aria-label={answer}>
        {frame(props, extentOfLines(series), useFormat())}
        {series.map(({ id, label, color }) => (
          <Line
            key={id}
            dataKey={id}
            name={label}
            type="linear"
            stroke={color}
            strokeWidth={2}
            strokeLinejoin="round"
            dot={false}
            activeDot={{ r: 4, strokeWidth: 2, stroke: 'var(--ov-surface)' }}
            connectNulls={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  )
}

/** Grid, axes, zero line and tooltip, the same for both. */
function frame(
  { days, series, currency, words }: BalanceChartProps,
  extent: Extent,
  format: ReturnType<typeof useFormat>,
) {
  const totals = totalsOf(series)
  const ticks = dayTicks(days, mostTicks)
  const isShort = days.length > 0 && ticks.every((day) => day.slice(0, 7) === ticks[0]?.slice(0, 7))
  const rowsOf = (index: number): readonly TooltipRow[] => [
    ...series.map(({ label, color, minor }) => ({ label, color, minor: minor[index] ?? null })).toReversed(),
    ...(series.length > 1 ? [{ label: words.total, minor: totals[index] ?? null, isTotal: true }] : []),
  ]
  return (
    <>
      <CartesianGrid {...gridStyle} />
      <XAxis
        {...axisStyle}
        dataKey="day"
        ticks={[...ticks]}
        interval={0}
        tickMargin={10}
        height={34}
        tickFormatter={(day: CalendarDate) => (isShort ? format.date(day, 'short') : monthLabel(day, format))}
      />
      <YAxis {...axisStyle} {...valueScale(extent, (minor) => format.axis(minor, currency))} />
      <ReferenceLine y={0} stroke="var(--ov-border-strong)" />
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
              rows={rowsOf(index)}
              unknown={words.unknown}
            />
          )
        }}
      />
    </>
  )
}

/** A January names its year: the others are clear from their neighbours. */
function monthLabel(day: CalendarDate, format: ReturnType<typeof useFormat>): string {
  return format.month(day, day.slice(5, 7) === '01' ? 'with-year' : 'without-year')
}
