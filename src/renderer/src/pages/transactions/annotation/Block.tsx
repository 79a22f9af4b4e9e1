import { useId, type ReactNode } from 'react'
import styles from './Block.module.css'

interface BlockProps {
  readonly title: string
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** A part of the details that a person can change. */
export function Block({ title, actions, children }: BlockProps) {
  const id = useId()
  return (
    <section className={styles.block} aria-labelledby={id}>
      <div className={styles.head}>
        <h4 id={id} className={styles.title}>
          {title}
        </h4>
        {actions}
      </div>
      {children}
    </section>
  )
}
