import type { ReactNode } from 'react'
import styles from './Empty.module.css'

interface EmptyProps {
  readonly icon?: ReactNode
  readonly title?: string
  /** What will be here, and how it gets here. */
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** The state of a page or panel that has nothing to show yet, and is right not to. */
export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      {title !== undefined && <p className={styles.title}>{title}</p>}
      <p className={styles.text}>{children}</p>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  )
}
