import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UpcomingPayment } from '../../../../shared/model.ts'
import { useApi } from '../../api.ts'
import { AmountText } from '../../components/AmountText.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useFormat } from '../../format/use-format.ts'
import { useStatus } from '../../status.ts'
import { byDueDay, sumsAhead } from './upcoming.ts'
import styles from './UpcomingPanel.module.css'

/** So many are shown before the rest is asked for: what comes this fortnight, for most. */
const firstShown = 6

/** What the banks say is going to move, by the day it is due; no panel where nothing is. */
export function UpcomingPanel() {
  const { t } = useTranslation()
  const upcoming = useApi('upcoming:list', undefined)
  if (upcoming.isPending) return null
  if (upcoming.isError) {
    return (
      <Panel title={t('overview.upcoming.title')}>
        <Problem
          error={upcoming.error.failure}
          isRetrying={upcoming.isFetching}
          onRetry={() => void upcoming.refetch()}
        />
      </Panel>
    )
  }
  if (upcoming.data.length === 0) return null
  return <Upcoming payments={upcoming.data} />
}

function Upcoming({ payments }: { readonly payments: readonly UpcomingPayment[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { today } = useStatus()
  const [isWhole, setWhole] = useState(false)
  const { sums, hasOwnTransfers } = sumsAhead(payments, today)
  const sum =
    sums.length === 0
      ? t('overview.upcoming.nothingSoon')
      : t('overview.upcoming.sum', { sums: sums.map((each) => format.money(each)).join(', ') })
  const shown = isWhole ? payments : payments.slice(0, firstShown)
  return (
    <Panel
      isFlush
      title={t('overview.upcoming.title')}
      note={hasOwnTransfers ? `${sum}. ${t('overview.upcoming.withoutOwn')}` : sum}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.day}>
              {t('overview.upcoming.dueOn')}
            </th>
            <th scope="col">{t('overview.upcoming.what')}</th>
            <th scope="col" className={styles.account}>
              {t('overview.upcoming.account')}
            </th>
            <th scope="col" className={styles.amount}>
              {t('overview.upcoming.amount')}
            </th>
          </tr>
        </thead>
        {byDueDay(shown).map(({ dueOn, payments: own }) => (
          <tbody key={dueOn}>
            {own.map((payment, index) => (
              <PaymentRow key={payment.key} payment={payment} isFirst={index === 0} today={today} />
            ))}
          </tbody>
        ))}
      </table>
      {shown.length < payments.length && (
        <div className={styles.more}>
          <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
            {t('overview.upcoming.showAll', { count: payments.length })}
          </Button>
        </div>
      )}
    </Panel>
  )
}

interface PaymentRowProps {
  readonly payment: UpcomingPayment
  /** Of its day: the others need not say it to the eye again. */
  readonly isFirst: boolean
  readonly today: string
}

function PaymentRow({ payment, isFirst, today }: PaymentRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { counterparty, text, kind, dueOn, isOwnTransfer } = payment
  const isOverdue = dueOn < today
  const small = [
    isOwnTransfer ? t('overview.upcoming.ownTransfer') : null, // first: it says why the sum lacks it
    counterparty === text ? null : counterparty,
    t(`overview.upcoming.kinds.${kind}`),
  ]
  return (
    <tr>
      <td className={styles.day}>
        <span className={isFirst ? '' : styles.repeated}>
          {format.date(dueOn, 'short')}
          {isOverdue && <span className={styles.overdue}>{t('overview.upcoming.overdue')}</span>}
        </span>
      </td>
      <td>
        <bdi className={styles.text}>{text === '' ? t('overview.upcoming.noText') : text}</bdi>
        <bdi className={styles.small}>{small.filter((part) => part !== null).join(' · ')}</bdi>
      </td>
      <td className={styles.account}>
        <bdi className={styles.line}>{payment.accountName}</bdi>
      </td>
      <td className={styles.amount}>
        <AmountText amount={payment.amount} tone="flow" sign="always" />
      </td>
    </tr>
  )
}
