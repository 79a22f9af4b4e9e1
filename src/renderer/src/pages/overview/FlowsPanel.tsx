import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MonthlyFlow } from '../../../../shared/contract-views.ts'
import type { CalendarDate } from '../../../../shared/ids.ts'
import { useApi } from '../../api.ts'
import { chartHeight } from '../../charts/axes.ts'
import { ChartLegend } from '../../charts/ChartLegend.tsx'
import { ChartTable } from '../../charts/ChartTable.tsx'
import { netOf, sumFlows, withEveryMonth } from '../../charts/flows.ts'
import { MonthlyFlows } from '../../charts/drawn-later.tsx'
import { useColorScheme } from '../../charts/use-color-scheme.ts'
import { Empty } from '../../components/Empty.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { BlockSkeleton } from '../../components/Skeletons.tsx'
import { ViewToggle } from '../../components/ViewToggle.tsx'
import { useFormat } from '../../format/use-format.ts'
import { useStatus } from '../../status.ts'
import { flowPalette } from '../../theme/palette.ts'
import styles from './FlowsPanel.module.css'

interface FlowsPanelProps {
  readonly currency: string
  readonly from: CalendarDate
  readonly to: CalendarDate
}

type View = 'chart' | 'table'

/** Money in and out of each month, own transfers left out, as bars or as the table of the same numbers. */
export function FlowsPanel({ currency, from, to }: FlowsPanelProps) {
  const { t } = useTranslation()
  const [view, setView] = useState<View>('chart')
  const reply = useApi('flows:monthly', { from, to }, { keepPrevious: true })
  const flows = withEveryMonth((reply.data ?? []).filter((flow) => flow.currency === currency))
  const answer = useAnswer(flows, currency)
  return (
    <Panel
      title={t('overview.flows.title')}
      note={answer}
      actions={
        <ViewToggle<View>
          label={t('common.showAs')}
          value={view}
          options={[
            { value: 'chart', label: t('common.asChart') },
            { value: 'table', label: t('common.asTable') },
          ]}
          onChange={setView}
        />
      }
    >
      {reply.isPending ? (
        <BlockSkeleton height={chartHeight} />
      ) : reply.isError ? (
        <Problem error={reply.error.failure} onRetry={() => void reply.refetch()} />
      ) : flows.length === 0 ? (
        <Empty>{t('overview.flows.empty')}</Empty>
      ) : (
        <Flows view={view} flows={flows} currency={currency} answer={answer} />
      )}
    </Panel>
  )
}

interface FlowsProps {
  readonly view: View
  readonly flows: readonly MonthlyFlow[]
  readonly currency: string
  readonly answer: string
}

function Flows({ view, flows, currency, answer }: FlowsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const colors = flowPalette[useColorScheme()]
  const { today } = useStatus()
  const nameOf = (month: string) =>
    month === today.slice(0, 7)
      ? t('overview.flows.soFar', { month: format.month(month) })
      : format.month(month)
  const moved = sumFlows(flows).ownTransferMinor
  const days = { from: format.date(`${flows[0]?.month ?? ''}-01`, 'long'), to: format.date(today, 'long') }
  const words = {
    in: t('overview.flows.in'),
    out: t('overview.flows.out'),
    net: t('overview.flows.net'),
    transfers: t('overview.flows.transfers'),
    unknown: t('overview.balances.unknown'),
  }
  return (
    <>
      {view === 'chart' ? (
        <>
          <MonthlyFlows flows={flows} currency={currency} answer={answer} nameOf={nameOf} words={words} />
          <ChartLegend
            label={t('overview.flows.legend')}
            entries={(['in', 'out', 'net'] as const).map((id) => ({
              id,
              label: words[id],
              color: colors[id],
            }))}
          />
        </>
      ) : (
        <FlowsTable flows={flows} currency={currency} nameOf={nameOf} words={words} />
      )}
      <p className={styles.note}>
        {`${t('overview.flows.of', days)} `}
        {moved === 0
          ? t('overview.flows.noteNone')
          : t('overview.flows.note', { amount: format.money({ minor: moved, currency }) })}
      </p>
    </>
  )
}

interface FlowsTableProps {
  readonly flows: readonly MonthlyFlow[]
  readonly currency: string
  readonly nameOf: (month: string) => string
  readonly words: Readonly<Record<'in' | 'out' | 'net' | 'transfers', string>>
}

function FlowsTable({ flows, currency, nameOf, words }: FlowsTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = (['in', 'out', 'net', 'transfers'] as const).map((key) => ({ key, label: words[key] }))
  const rows = flows.toReversed().map((flow) => ({
    key: flow.month,
    name: nameOf(flow.month),
    cells: [flow.inMinor, flow.outMinor, netOf(flow), flow.ownTransferMinor].map((minor) =>
      format.money({ minor, currency }, { currency: 'hide' }),
    ),
  }))
  return (
    <ChartTable
      caption={t('overview.flows.caption', { currency })}
      rowLabel={t('overview.flows.month')}
      columns={columns}
      rows={rows}
    />
  )
}

/** The question of the title, answered in a sentence: the sums of the whole period. */
function useAnswer(flows: readonly MonthlyFlow[], currency: string): string {
  const { t } = useTranslation()
  const format = useFormat()
  const [first, last] = [flows[0], flows.at(-1)]
  if (first === undefined || last === undefined) return ''
  const sums = sumFlows(flows)
  const text = (minor: number) => format.money({ minor, currency })
  return t('overview.flows.answer', {
    from: format.month(first.month),
    to: format.month(last.month),
    in: text(sums.inMinor),
    out: text(sums.outMinor),
    net: text(sums.netMinor),
  })
}
