import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'
import { BlockSkeleton } from '../components/Skeletons.tsx'
import { chartHeight } from './axes.ts'

// The drawing library is most of the overview's code, and no number needs it: these charts are the same as those of their
// files, but read only when the page around them is on screen. `waiting` has the size of the chart, so that nothing jumps.

function drawnLater<P extends object>(load: () => Promise<ComponentType<P>>, waiting: ReactNode) {
  const Chart: ComponentType<P> = lazy(async () => ({ default: await load() }))
  return function DrawnLater(props: P) {
    return (
      <Suspense fallback={waiting}>
        <Chart {...props} />
      </Suspense>
    )
  }
}

const large = <BlockSkeleton height={chartHeight} />

export const StackedBalances = drawnLater(
  async () => (await import('./BalanceChart.tsx')).StackedBalances,
  large,
)
export const BalanceLines = drawnLater(async () => (await import('./BalanceChart.tsx')).BalanceLines, large)
export const MonthlyFlows = drawnLater(async () => (await import('./MonthlyFlows.tsx')).MonthlyFlows, large)
/** Fills the space it is given, so an empty space waits for it. */
export const NetWorthChart = drawnLater(async () => (await import('./NetWorthChart.tsx')).NetWorthChart, null)
