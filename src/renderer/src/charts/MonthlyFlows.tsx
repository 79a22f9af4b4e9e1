import { Bar, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts' // prettier-ignore
import type { MonthlyFlow } from '../../../shared/contract.ts'
import { useFormat } from '../format/use-format.ts'
import { flowPalette } from '../theme/palette.ts'
import { axisStyle, chartHeight, gridStyle, valueAxisWidth } from './axes.ts'
import { ChartTooltip } from './ChartTooltip.tsx'
import { netOf } from './flows.ts'
import { monthTicks } from './series.ts'
import { useColorScheme } from './use-color-scheme.ts'

interface MonthlyFlowsProps {
  /** One currency, in order of the months. */
  readonly flows: readonly MonthlyFlow[]
  readonly currency: string
  /** The answer in a sentence: what a screen reader says of the picture. */
  readonly answer: string
  readonly words: Readonly<Record<'in' | 'out' | 'net' | 'transfers' | 'unknown', string>>
}

const mostTicks = 13
const valueTicks = 7
const margin = { top: 8, right: 12, bottom: 0, left: 0 }

/** Bars up for what came in, down for what went out, and a line for what was left of it. */
export function MonthlyFlows({ flows, currency, answer, words }: MonthlyFlowsProps) {
  const format = useFormat()
  const colors = flowPalette[useColorScheme()]
  const data = flows.map((flow) => ({ ...flow, netMinor: netOf(flow) }))
  const months = flows.map((flow) => flow.month)
  return (
    <ResponsiveContainer width="100%" height={chartHeight}>
      <ComposedChart
        data={data}
        stackOffset="sign"
        margin={margin}
        barCategoryGap="28%"
        role="img"
        aria-label={answer}
      >
        <CartesianGrid {...gridStyle} />
        <XAxis
          {...axisStyle}
          dataKey="month"
          ticks={[...monthTicks(months, mostTicks)]}
          interval={0}
          tickMargin={10}
          height={34}
          tickFormatter={(month: string) =>
            format.month(month, month.endsWith('-01') ? 'with-year' : 'without-year')
          }
        />
        <YAxis
          {...axisStyle}
          width={valueAxisWidth}
          tickCount={valueTicks}
          tickFormatter={(minor: number) => format.axis(minor, currency)}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--ov-grid)', fillOpacity: 0.6 }}
          content={({ active, label }) => {
            const flow = data.find((entry) => entry.month === label)
            if (!active || flow === undefined) return null
            return (
              <ChartTooltip
                heading={format.month(flow.month)}
                currency={currency}
                unknown={words.unknown}
                rows={[
                  { label: words.in, color: colors.in, minor: flow.inMinor },
                  { label: words.out, color: colors.out, minor: flow.outMinor },
                  { label: words.transfers, minor: flow.ownTransferMinor },
                  { label: words.net, color: colors.net, minor: flow.netMinor, isTotal: true },
                ]}
              />
            )
          }}
        />
        <Bar
          dataKey="inMinor"
          name={words.in}
          stackId="flow"
          fill={colors.in}
          maxBarSize={30}
          radius={[4, 4, 0, 0]}
          isAnimationActive={false}
        />
        <Bar
          dataKey="outMinor"
          name={words.out}
          stackId="flow"
          fill={colors.out}
          maxBarSize={30}
          radius={[4, 4, 0, 0]}
          isAnimationActive={false}
        />
        <ReferenceLine y={0} stroke="var(--ov-border-strong)" />
        <Line
          dataKey="netMinor"
          name={words.net}
          type="linear"
          stroke={colors.net}
          strokeWidth={2}
          dot={
            data.length > 40 ? false : { r: 3, fill: 'var(--ov-surface)', stroke: colors.net, strokeWidth: 2 }
          }
          activeDot={{ r: 4, fill: colors.net, stroke: 'var(--ov-surface)' }}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}
