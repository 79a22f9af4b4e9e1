import { ActionIcon, Skeleton, Tooltip, VisuallyHidden } from '@mantine/core'
import IconAppWindow from '@tabler/icons-react/dist/esm/icons/IconAppWindow.mjs'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api.ts'
import styles from './Pocket.module.css'

interface PocketFrameProps {
  /** What the window is about: the account. */
  readonly name?: string
  readonly isLoading?: boolean
  readonly children?: ReactNode
  /** Buttons beside the one that opens the large window. */
  readonly tools?: ReactNode
}

/** The small window: a line to take hold of, the number, and the tools below. */
export function PocketFrame({ name, isLoading = false, children, tools }: PocketFrameProps) {
  const { t } = useTranslation()
  const show = useCommand('app:show-window')
  const appName = t('common.appName')
  useEffect(() => {
    document.title = name === undefined || name === appName ? appName : `${name} – ${appName}`
  }, [name, appName])
  return (
    <main className={styles.window} aria-busy={isLoading}>
      <h1 className={styles.name}>
        <bdi>{name ?? appName}</bdi>
      </h1>
      <div className={styles.content}>
        {isLoading ? (
          <div role="status">
            <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
            <Skeleton height={36} width="70%" radius="md" />
          </div>
        ) : (
          children
        )}
      </div>
      <div className={styles.tools}>
        {tools}
        <Tooltip label={t('pocket.open')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('pocket.open')}
            onClick={() => show.mutate(undefined)}
          >
            <IconAppWindow size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
    </main>
  )
}
