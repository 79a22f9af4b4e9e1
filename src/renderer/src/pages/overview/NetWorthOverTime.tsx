import { Skeleton } from '@mantine/core'
import { Trans, useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../../../shared/ids.ts'
import type { Account } from '../../../../shared/model.ts'
import { useApi } from '../../api.ts'
import { NetWorthChart } from '../../charts/drawn-later.tsx'
import { AmountText } from '../../components/AmountText.tsx'
import { useFormat } from '../../format/use-format.ts'
import { netWorthLine, type NetWorthLine } from './net-worth.ts'
import type { Range } from './use-range.ts'
import styles from './NetWorth.module.css'

interface NetWorthOverTimeProps {
  readonly accounts: readonly Account[]
  readonly range: Range
}

/** How net worth changed over the period, in words and as a line. Asks what the balance chart asks, so main is asked
 *  once; a failure is told there, with the way to try again. */
export function NetWorthOverTime({ accounts, range }: NetWorthOverTimeProps) {
  const { t } = useTranslation()
  const { from, to, currency } = range
  const history = useApi('balances:history', { from, to }, { keepPrevious: true })
  if (history.isPending) return <Skeleton className={styles.chart ?? ''} radius="md" />
  if (history.isError) return null
  const line = netWorthLine(history.data, accounts, currency)
  if (line === null) return <p className={styles.change}>{t('overview.noLine')}</p>
  const isOfAll = accounts.every((account) => account.isCounted && account.currency === currency)
  return <Line line={line} currency={currency} isOfAll={isOfAll} />
}

interface LineProps {
  readonly line: NetWorthLine
  readonly currency: string
  /** Is every account in the sum? Else money moves into it and out of it between one's own. */
  readonly isOfAll: boolean
}

function Line({ line, currency, isOfAll }: LineProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { days, minor, changeMinor, leftOutCount } = line
  const [first, last] = [days[0] ?? '', days.at(-1) ?? '']
  const sum = (value: number | null | undefined) => format.money({ minor: value ?? 0, currency })
  const without = leftOutCount === 0 ? '' : ` ${t('overview.withoutHistory', { count: leftOutCount })}`
  const answer = `${t('overview.netWorthAnswer', {
    from: format.date(first, 'long'),
    first: sum(minor[0]),
    to: format.date(last, 'long'),
    last: sum(minor.at(-1)),
  })}${without}`
  return (
    <>
      <Change minor={changeMinor} currency={currency} since={first} without={without} />
      <figure className={styles.figure}>
        <div className={styles.chart}>
          <div className={styles.canvas}>
            <NetWorthChart
              days={days}
              minor={minor}
              currency={currency}
              answer={answer}
              words={{ total: t('overview.netWorth'), unknown: t('overview.balances.unknown') }}
            />
          </div>
        </div>
        <figcaption className={styles.ends}>
          <span>{format.date(first)}</span>
          <span>{format.date(last)}</span>
        </figcaption>
      </figure>
      <p className={styles.of}>{t(isOfAll ? 'overview.changeOf' : 'overview.changeOfSome')}</p>
    </>
  )
}

interface ChangeProps {
  readonly minor: number
  readonly currency: string
  readonly since: CalendarDate
  /** What the sum leaves out, as a clause; or empty. */
  readonly without: string
}

function Change({ minor, currency, since, without }: ChangeProps) {
  const { t } = useTranslation()
  const date = useFormat().date(since, 'long')
  return (
    <p className={styles.change}>
      {minor === 0 ? (
        t('overview.noChange', { date })
      ) : (
        <Trans
          i18nKey="overview.change"
          values={{ date }}
          components={{ amount: <AmountText amount={{ minor, currency }} tone="flow" sign="always" /> }}
        />
      )}
      {without}
    </p>
  )
}
