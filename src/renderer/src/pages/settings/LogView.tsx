import { Button } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { queryKey, useApi } from '../../api.ts'
import { Empty } from '../../components/Empty.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { useCopy } from '../../components/use-copy.ts'
import styles from './LogView.module.css'

/** The log as it is written, to be read and copied. What is shown is what is copied. */
export function LogView() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const log = useApi('app:log', undefined)
  // Nothing tells that the log grew: each visit asks anew.
  useEffect(() => () => client.removeQueries({ queryKey: queryKey('app:log') }), [client])
  const lines = log.data?.lines ?? []
  return (
    <Panel
      title={t('settings.log.title')}
      note={t('settings.log.note')}
      actions={
        log.isSuccess && (
          <>
            <Button variant="default" loading={log.isFetching} onClick={() => void log.refetch()}>
              {t('settings.log.refresh')}
            </Button>
            {lines.length > 0 && <CopyLog text={lines.join('\n')} />}
          </>
        )
      }
    >
      {log.isPending && <RowsSkeleton rows={5} height={18} />}
      {log.isError && (
        <Problem error={log.error.failure} isRetrying={log.isFetching} onRetry={() => void log.refetch()} />
      )}
      {log.isSuccess && lines.length === 0 && <Empty>{t('settings.log.empty')}</Empty>}
      {lines.length > 0 && <Lines lines={lines} />}
    </Panel>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useTranslation()
  const box = useRef<HTMLPreElement>(null)
  useEffect(() => {
    // The newest are wanted first, and stand last.
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight
  }, [lines])
  return (
    <>
      <pre ref={box} className={styles.lines} tabIndex={0} role="region" aria-label={t('settings.log.label')}>
        {lines.join('\n')}
      </pre>
      <p className={styles.count}>{t('settings.log.lines', { count: lines.length })}</p>
    </>
  )
}

function CopyLog({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  const { isCopied, copy } = useCopy(text)
  return (
    <Button
      variant="default"
      leftSection={
        isCopied ? (
          <IconCheck size={16} stroke={2} aria-hidden="true" />
        ) : (
          <IconCopy size={16} stroke={1.7} aria-hidden="true" />
        )
      }
      onClick={copy}
    >
      {isCopied ? t('common.copied') : t('settings.log.copy')}
    </Button>
  )
}
