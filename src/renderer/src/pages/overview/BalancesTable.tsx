import { useTranslation } from 'react-i18next'
import type { BalanceChartProps } from '../../charts/BalanceChart.tsx'
import { ChartTable } from '../../charts/ChartTable.tsx'
import { totalsOf } from '../../charts/series.ts'
import { useFormat } from '../../format/use-format.ts'

/** The numbers of the balance chart, the newest day first. */
export function BalancesTable({ days, series, currency, words }: Omit<BalanceChartProps, 'answer'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const totals = totalsOf(series)
  const cell = (minor: number | null | undefined) =>
    minor === null || minor === undefined
      ? words.unknown
      : format.money({ minor, currency }, { currency: 'hide' })
  return (
    <ChartTable
      caption={t('overview.balances.caption', { currency })}
      rowLabel={t('overview.balances.day')}
      columns={[
        ...series.map(({ id, label }) => ({ key: id, label })),
        ...(series.length > 1 ? [{ key: 'total', label: words.total }] : []),
      ]}
      rows={days
        .map((day, index) => ({
          key: day,
          name: format.date(day),
          cells: [
            ...series.map(({ minor }) => cell(minor[index])),
            ...(series.length > 1 ? [cell(totals[index])] : []),
          ],
        }))
        .toReversed()}
    />
  )
}
