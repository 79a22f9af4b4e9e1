import type { ReactNode } from 'react'
import styles from './StatCard.module.css'

interface StatCardProps {
  readonly label: ReactNode
  readonly value: ReactNode
  readonly detail?: ReactNode
  /** true: the one number the page is about. */
  readonly isMain?: boolean
}

/** One number with its name above and what to know about it below. */
export function StatCard({ label, value, detail, isMain = false }: StatCardProps) {
  return (
    <div className={isMain ? `${styles.card} ${styles.main}` : styles.card}>
      <p className={styles.label}>{label}</p>
      <p className={styles.value}>{value}</p>
      {detail !== undefined && <div className={styles.detail}>{detail}</div>}
    </div>
  )
}
