import { Button, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnnouncementTrace } from '../../../../shared/review.ts'
import { useApi } from '../../api.ts'
import { AmountText } from '../../components/AmountText.tsx'
import { useAgeText } from '../../components/Freshness.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useFormat } from '../../format/use-format.ts'
import styles from './Traces.module.css'

const shownAtFirst = 8

/** What a bank announced and never booked: it counted nowhere, but it does not vanish without a word. */
export function Traces() {
  const { t } = useTranslation()
  const traces = useApi('pending:traces', {})
  const [isWhole, setWhole] = useState(false)
  if (traces.isPending) return null
  if (traces.isError) {
    return (
      <Problem
        error={traces.error.failure}
        isRetrying={traces.isFetching}
        onRetry={() => void traces.refetch()}
      />
    )
  }
  if (traces.data.length === 0) return null
  const shown = isWhole ? traces.data : traces.data.slice(0, shownAtFirst)
  return (
    <Panel isFlush title={t('reviews.traces.title')} note={t('reviews.traces.note')}>
      <table className={styles.traces}>
        <caption className={styles.caption}>
          <VisuallyHidden>{t('reviews.traces.caption')}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col" className={styles.day}>
              {t('reviews.traces.day')}
            </th>
            <th scope="col">{t('reviews.traces.text')}</th>
            <th scope="col">{t('reviews.traces.outcome')}</th>
            <th scope="col" className={styles.amount}>
              {t('reviews.traces.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((trace, index) => (
            <Trace key={`${trace.endedAt} ${index}`} trace={trace} />
          ))}
        </tbody>
      </table>
      {shown.length < traces.data.length && (
        <div className={styles.more}>
          <Button variant="default" size="compact-sm" onClick={() => setWhole(true)}>
            {t('reviews.traces.all', { count: traces.data.length })}
          </Button>
        </div>
      )}
    </Panel>
  )
}

function Trace({ trace }: { readonly trace: AnnouncementTrace }) {
  const { t } = useTranslation()
  const format = useFormat()
  const when = useAgeText(trace.endedAt)
  return (
    <tr>
      <td className={styles.day}>{format.date(trace.bookedOn)}</td>
      <th scope="row">
        <bdi>{trace.text}</bdi>
        <bdi className={styles.small}>{trace.accountName}</bdi>
      </th>
      <td className={styles.outcome}>{t(`reviews.traces.${trace.outcome}`, { when })}</td>
      <td className={styles.amount}>
        <AmountText amount={trace.amount} tone="plain" />
      </td>
    </tr>
  )
}
