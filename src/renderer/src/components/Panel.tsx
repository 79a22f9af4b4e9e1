import { useId, type ReactNode } from 'react'
import styles from './Panel.module.css'

interface PanelProps {
  readonly title?: ReactNode
  /** One line under the title, such as the answer a chart gives. */
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** true: no padding around the content, as a list with rows of its own wants. */
  readonly isFlush?: boolean
}

/** A section of a page on a surface of its own. With a title it is a region that screen readers can jump to. */
export function Panel({ title, note, actions, children, isFlush = false }: PanelProps) {
  const id = useId()
  const hasHead = title !== undefined || actions !== undefined
  return (
    <section className={styles.panel} aria-labelledby={title === undefined ? undefined : id}>
      {hasHead && (
        <div className={styles.head}>
          <div className={styles.words}>
            {title !== undefined && (
              <h2 id={id} className={styles.title}>
                {title}
              </h2>
            )}
            {note !== undefined && <p className={styles.note}>{note}</p>}
          </div>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      <div className={isFlush ? styles.flush : styles.body}>{children}</div>
    </section>
  )
}
