import type { ReactNode } from 'react'
import { CopyButton } from '../../components/CopyButton.tsx'
import styles from './Details.module.css'

/** A group of fields under a heading of its own. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h4 className={styles.title}>{title}</h4>
      <dl className={styles.fields}>{children}</dl>
    </section>
  )
}

interface FieldProps {
  readonly label: string
  /** Nothing known: no line. */
  readonly children: string | null
  readonly copy?: { readonly text: string | null; readonly label: string }
}

/** One fact and, where it is worth it, a button that copies it. */
export function Field({ label, children, copy }: FieldProps) {
  if (children === null || children === '') return null
  return (
    <div className={styles.field}>
      <dt>{label}</dt>
      <dd>
        <bdi className={styles.value}>{children}</bdi>
        {copy !== undefined && copy.text !== null && <CopyButton text={copy.text} label={copy.label} />}
      </dd>
    </div>
  )
}
