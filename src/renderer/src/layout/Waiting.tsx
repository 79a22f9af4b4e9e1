import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api.ts'
import styles from './Navigation.module.css'

/** How many questions wait on the review page. Nothing where there are none, or where nobody can say. */
export function Waiting() {
  const { t } = useTranslation()
  const reviews = useApi('review:list', undefined)
  const proposals = useApi('transfer:proposals', undefined)
  const count = (reviews.data?.length ?? 0) + (proposals.data?.length ?? 0)
  if (count === 0) return null
  return (
    <span className={styles.waiting}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <VisuallyHidden>({t('common.nav.waiting', { count })})</VisuallyHidden>
    </span>
  )
}
