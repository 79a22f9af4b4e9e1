import type { ReactNode } from 'react'
import styles from './Fact.module.css'

interface FactProps {
  readonly label: string
  readonly value: string
  /** true: it wants to be looked at; a sign says so beside the colour. */
  readonly isMarked?: boolean
  readonly children?: ReactNode
}

/** One thing to know: its name, its value, and a line about it. */
export function Fact({ label, value, isMarked = false, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt className={styles.label}>{label}</dt>
      <dd className={isMarked ? `${styles.value} ${styles.marked}` : styles.value}>{value}</dd>
      {children !== undefined && children !== false && <dd className={styles.more}>{children}</dd>}
    </div>
  )
}
