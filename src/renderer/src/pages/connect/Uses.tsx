import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './Uses.module.css'

export interface Use {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly to: string
  readonly action: string
}

/** What one can do now that something is connected, each with the way there. */
export function Uses({ uses }: { readonly uses: readonly Use[] }) {
  return (
    <ul className={styles.list}>
      {uses.map(({ icon, title, text, to, action }, index) => (
        <li key={title} className={styles.use}>
          <span className={styles.icon} aria-hidden="true">
            {icon}
          </span>
          <div className={styles.words}>
            <h2 className={styles.title}>{title}</h2>
            <p className={styles.text}>{text}</p>
          </div>
          <Button component={Link} to={to} variant={index === 0 ? 'light' : 'default'}>
            {action}
          </Button>
        </li>
      ))}
    </ul>
  )
}
