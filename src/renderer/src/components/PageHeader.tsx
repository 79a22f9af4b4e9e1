import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { endFirstPage, isFirstPage } from './first-page.ts'
import styles from './PageHeader.module.css'

interface PageHeaderProps {
  readonly title: string
  readonly subtitle?: ReactNode
  /** Buttons and pickers that concern the whole page. */
  readonly actions?: ReactNode
}

/** The heading of a page. Names the window after the page, and takes the focus when the page changes, so that a
 *  screen reader says where one is; not at the start of the app, where nothing was changed by anybody. Whoever unlocked it
 *  did something: what they did it with is gone. */
export function PageHeader({ title, subtitle, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { t } = useTranslation()
  const appName = t('common.appName')

  useEffect(() => {
    document.title = title === appName ? title : `${title} – ${appName}`
  }, [title, appName])

  useEffect(() => {
    if (!isFirstPage()) heading.current?.focus({ preventScroll: true })
    endFirstPage()
  }, [])

  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {subtitle !== undefined && <p className={styles.subtitle}>{subtitle}</p>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
