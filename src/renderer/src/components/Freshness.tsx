import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../../shared/ids.ts'
import { ageOf, isOld, type Age } from '../format/freshness.ts'
import { useFormat } from '../format/use-format.ts'
import { useStatus } from '../status.ts'
import styles from './Freshness.module.css'

/** How old something is, in words: "14:03 today", "3 days ago". */
export function useAgeText(at: Instant | null): string {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const { today } = useStatus()
  const age: Age = ageOf(at, today, locale)
  switch (age.step) {
    case 'never':
      return t('common.freshness.never')
    case 'today':
    case 'yesterday':
      return t(`common.freshness.${age.step}`, { time: age.time })
    case 'days':
      return t('common.freshness.daysAgo', { count: age.days })
    case 'date':
      return age.date
  }
}

/** When a number was true. A dot marks one that is more than a day behind; the exact time shows on hover. */
export function Freshness({ at }: { readonly at: Instant | null }) {
  const format = useFormat()
  const { today } = useStatus()
  const text = useAgeText(at)
  const shown = (
    <span className={isOld(at, today) ? `${styles.freshness} ${styles.old}` : styles.freshness}>{text}</span>
  )
  if (at === null) return shown
  return <Tooltip label={format.instant(at)}>{shown}</Tooltip>
}
