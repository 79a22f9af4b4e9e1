import type { ReactNode } from 'react'
import styles from './Note.module.css'

interface NoteProps {
  readonly title?: string
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** A quiet box beside the main thing: why something is so, where something is kept. */
export function Note({ title, icon, children }: NoteProps) {
  return (
    <div className={styles.note}>
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <div className={styles.words}>
        {title !== undefined && <h2 className={styles.title}>{title}</h2>}
        <div className={styles.text}>{children}</div>
      </div>
    </div>
  )
}
