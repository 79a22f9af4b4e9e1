import { Bar, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts' // prettier-ignore
import type { MonthlyFlow } from '../../../shared/contract-views.ts'
import { useFormat } from '../format/use-format.ts'
import { flowPalette } from '../theme/palette.ts'
import { axisStyle, chartHeight, cursorStyle, gridStyle, valueScale } from './axes.ts'
import { ChartTooltip } from './ChartTooltip.tsx'
import { netOf } from './flows.ts'
import { monthTicks } from './series.ts'
import { useColorScheme } from './use-color-scheme.ts'
import { extentOfFlows } from './value-ticks.ts'

interface MonthlyFlowsProps {
  /** One currency, in order of the months. */
  readonly flows: readonly MonthlyFlow[]
  readonly currency: string
  /** The answer in a sentence: what a screen reader says of the picture. */
  readonly answer: string
  /** A month in full, for the tooltip: the running one is marked as unfinished. */
  readonly nameOf: (month: string) => string
  readonly words: Readonly<Record<'in' | 'out' | 'net' | 'transfers' | 'unknown', string>>
}

type FlowColors = (typeof flowPalette)[keyof typeof flowPalette]

const mostTicks = 13
/** Above this many months a dot on each would make a chain of the line. */
const mostDots = 40
const margin = { top: 8, right: 12, bottom: 0, left: 0 }

/** Bars up for what came in, down for what went out, and a line for what was left of it. */
export function MonthlyFlows(props: MonthlyFlowsProps) {
  const { flows, currency, answer } = props
  const format = useFormat()
  const colors = flowPalette[useColorScheme()]
  const data = flows.map((flow) => ({ ...flow, netMinor: netOf(flow) }))
  const ticks = monthTicks(
    flows.map((flow) => flow.month),
    mostTicks,
  )
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
          ticks={[...ticks]}
          interval={0}
          tickMargin={10}
          height={34}
          tickFormatter={(month: string) =>
            format.month(month, month.endsWith('-01') ? 'with-year' : 'without-year')
          }
        />
        <YAxis
          {...axisStyle}
          {...valueScale(extentOfFlows(flows), (minor) => format.axis(minor, currency))}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={cursorStyle}
          content={({ active, label }) =>
            active && <FlowTooltip {...props} month={String(label)} colors={colors} />
          }
        />
        {shapes(props, colors)}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

/** Bars first, so that the zero line and what is left over lie upon them. */
function shapes({ flows, words }: MonthlyFlowsProps, colors: FlowColors) {
  const bar = { stackId: 'flow', maxBarSize: 36, isAnimationActive: false }
  const dot = { r: 3, fill: 'var(--ov-surface)', stroke: colors.net, strokeWidth: 2 }
  return (
    <>
      <Bar {...bar} radius={[4, 4, 0, 0]} dataKey="inMinor" name={words.in} fill={colors.in} />
      <Bar {...bar} radius={[4, 4, 0, 0]} dataKey="outMinor" name={words.out} fill={colors.out} />
      <ReferenceLine y={0} stroke="var(--ov-border-strong)" />
      <Line
        dataKey="netMinor"
        name={words.net}
        type="linear"
        stroke={colors.net}
        strokeWidth={2}
        dot={flows.length > mostDots ? false : dot}
        activeDot={{ r: 4, fill: colors.net, stroke: 'var(--ov-surface)' }}
        isAnimationActive={false}
      />
    </>
  )
}

function FlowTooltip(props: MonthlyFlowsProps & { readonly month: string; readonly colors: FlowColors }) {
  const { flows, currency, nameOf, words, month, colors } = props
  const flow = flows.find((entry) => entry.month === month)
  if (flow === undefined) return null
  return (
    <ChartTooltip
      heading={nameOf(month)}
      currency={currency}
      unknown={words.unknown}
      rows={[
        { label: words.in, color: colors.in, minor: flow.inMinor },
        { label: words.out, color: colors.out, minor: flow.outMinor },
        { label: words.transfers, minor: flow.ownTransferMinor },
        { label: words.net, color: colors.net, minor: netOf(flow), isTotal: true },
      ]}
    />
  )
}
