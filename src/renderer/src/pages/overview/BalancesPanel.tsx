import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BalanceHistory } from '../../../../shared/contract-views.ts'
import type { CalendarDate } from '../../../../shared/ids.ts'
import type { Account } from '../../../../shared/model.ts'
import { useApi } from '../../api.ts'
import { chartHeight } from '../../charts/axes.ts'
import { BalanceLines, StackedBalances } from '../../charts/drawn-later.tsx'
import { SwitchingLegend } from '../../charts/ChartLegend.tsx'
import { endsOf, totalsOf, type Series } from '../../charts/series.ts'
import { useColorScheme } from '../../charts/use-color-scheme.ts'
import { Empty } from '../../components/Empty.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { BlockSkeleton } from '../../components/Skeletons.tsx'
import { ViewToggle } from '../../components/ViewToggle.tsx'
import { useFormat } from '../../format/use-format.ts'
import { seriesColor } from '../../theme/palette.ts'
import type { ColorScheme } from '../../theme/tokens.ts'
import { BalancesTable } from './BalancesTable.tsx'
import { labelsOf } from './period.ts'

interface BalancesPanelProps {
  readonly accounts: readonly Account[]
  readonly currency: string
  readonly from: CalendarDate
  readonly to: CalendarDate
}

type View = 'stacked' | 'lines' | 'table'

/** How the balances of one currency moved: stacked, as lines, or as the table of the same numbers. */
export function BalancesPanel({ accounts, currency, from, to }: BalancesPanelProps) {
  const { t } = useTranslation()
  const [view, setView] = useState<View>('stacked')
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const scheme = useColorScheme()
  const history = useApi('balances:history', { from, to }, { keepPrevious: true })
  const days = history.data?.days ?? []
  const all = history.data === undefined ? [] : seriesOf(history.data, accounts, currency, scheme)
  const shown = all.filter(({ id }) => !hidden.has(id))
  const answer = useAnswer(days, shown, currency)
  const toggle = (id: string) =>
    setHidden((before) => (before.has(id) ? without(before, id) : new Set([...before, id])))
  return (
    <Panel
      title={t('overview.balances.title')}
      note={answer}
      actions={
        <ViewToggle<View>
          label={t('common.showAs')}
          value={view}
          options={[
            { value: 'stacked', label: t('overview.balances.stacked') },
            { value: 'lines', label: t('overview.balances.lines') },
            { value: 'table', label: t('common.asTable') },
          ]}
          onChange={setView}
        />
      }
    >
      {history.isPending ? (
        <BlockSkeleton height={chartHeight} />
      ) : history.isError ? (
        <Problem error={history.error.failure} onRetry={() => void history.refetch()} />
      ) : all.every(({ minor }) => minor.every((value) => value === null)) ? (
        <Empty>{t('overview.balances.empty')}</Empty>
      ) : (
        <>
          <BalancesView view={view} days={days} series={shown} currency={currency} answer={answer} />
          <SwitchingLegend
            label={t('overview.balances.legend')}
            entries={all}
            hidden={hidden}
            onToggle={toggle}
          />
        </>
      )}
    </Panel>
  )
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((each) => each !== id))
}

interface BalancesViewProps {
  readonly view: View
  readonly days: readonly CalendarDate[]
  readonly series: readonly Series[]
  readonly currency: string
  readonly answer: string
}

function BalancesView({ view, ...chart }: BalancesViewProps) {
  const { t } = useTranslation()
  const words = { total: t('overview.balances.total'), unknown: t('overview.balances.unknown') }
  switch (view) {
    case 'stacked':
      return <StackedBalances {...chart} words={words} />
    case 'lines':
      return <BalanceLines {...chart} words={words} />
    case 'table':
      return <BalancesTable {...chart} words={words} />
  }
}

/** The series of one currency. A colour belongs to an account, whatever else is shown beside it. */
function seriesOf(
  history: BalanceHistory,
  accounts: readonly Account[],
  currency: string,
  scheme: ColorScheme,
): readonly Series[] {
  const labels = labelsOf(accounts)
  return accounts
    .filter((account) => account.currency === currency)
    .flatMap((account, index) => {
      const found = history.series.find(({ accountId }) => accountId === account.id)
      if (found === undefined) return []
      const label = labels.get(account.id) ?? account.name
      return { ...found, id: account.id, label, color: seriesColor(scheme, index) }
    })
}

/** The question of the title, answered in a sentence: the sums on the first and last day on which all of them are known. */
function useAnswer(days: readonly CalendarDate[], series: readonly Series[], currency: string): string {
  const { t } = useTranslation()
  const format = useFormat()
  const totals = totalsOf(series)
  const ends = endsOf(totals)
  if (ends === null) return ''
  const sum = (index: number) => format.money({ minor: totals[index] ?? 0, currency })
  const day = (index: number) => format.date(days[index] ?? '', 'long')
  if (ends.first === ends.last)
    return t('overview.balances.answerOne', { to: day(ends.last), last: sum(ends.last) })
  return t('overview.balances.answer', {
    from: day(ends.first),
    first: sum(ends.first),
    to: day(ends.last),
    last: sum(ends.last),
  })
}
