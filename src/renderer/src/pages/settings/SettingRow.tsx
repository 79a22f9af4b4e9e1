import type { ReactNode } from 'react'
import styles from './SettingRow.module.css'

interface SettingRowProps {
  readonly label: string
  readonly help: string
  readonly children: ReactNode
}

/** One thing to choose: what it is, what it means, and the control. */
export function SettingRow({ label, help, children }: SettingRowProps) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <p className={styles.label}>{label}</p>
        <p className={styles.help}>{help}</p>
      </div>
      {children}
    </div>
  )
}
