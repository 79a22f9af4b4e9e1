import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './SideDrawer.module.css'

interface SideDrawerProps {
  readonly title: string
  readonly isOpen: boolean
  /** In pixels; a smaller window gives it all it has. */
  readonly width: number
  /** false while a dialog stands over it, which Escape is meant for. */
  readonly closesOnEscape?: boolean
  /** false: whoever opened it sees to the focus. */
  readonly givesFocusBack?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What is known of one thing of a page, beside it: the page stays in sight. */
export function SideDrawer({
  title,
  isOpen,
  width,
  closesOnEscape = true,
  givesFocusBack = true,
  onClose,
  children,
}: SideDrawerProps) {
  const { t } = useTranslation()
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      closeOnEscape={closesOnEscape}
      returnFocus={givesFocusBack}
      position="right"
      size={width}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      classNames={{ content: styles.content ?? '', header: styles.header ?? '', body: styles.body ?? '' }}
    >
      {children}
    </Drawer>
  )
}
