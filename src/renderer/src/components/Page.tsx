import type { ReactNode } from 'react'
import { PageHeader } from './PageHeader.tsx'
import styles from './Page.module.css'

interface PageProps {
  readonly title: string
  readonly subtitle?: ReactNode
  readonly actions?: ReactNode
  /** true: the page fills the window and scrolls inside itself, as a long list does. */
  readonly isFilling?: boolean
  readonly children: ReactNode
}

/** Width, padding and rhythm of every page; its heading first, its sections below with one gap between. */
export function Page({ isFilling = false, children, ...header }: PageProps) {
  return (
    <div className={isFilling ? `${styles.page} ${styles.filling}` : styles.page}>
      <PageHeader {...header} />
      {children}
    </div>
  )
}
