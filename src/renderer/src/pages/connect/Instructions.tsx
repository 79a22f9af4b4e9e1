import type { ReactNode } from 'react'
import styles from './Instructions.module.css'

/** What to do elsewhere, one numbered line after the other. */
export function Instructions({ children }: { readonly children: ReactNode }) {
  return <ol className={styles.list}>{children}</ol>
}

interface InstructionProps {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

export function Instruction({ title, text, children }: InstructionProps) {
  return (
    <li className={styles.item}>
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
      {children !== undefined && children !== false && <div className={styles.action}>{children}</div>}
    </li>
  )
}
