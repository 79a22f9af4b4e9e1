import { ActionIcon, Button, Loader, Tooltip } from '@mantine/core'
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface TableActionsProps {
  readonly isFetching: boolean
  readonly onRefresh: () => void
  readonly onExport: () => void
  /** What else can be done with this table. */
  readonly children: ReactNode
}

export function TableActions({ isFetching, onRefresh, onExport, children }: TableActionsProps) {
  const { t } = useTranslation()
  return (
    <>
      <Tooltip label={t('flex.table.refresh')}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('flex.table.refresh')}
          aria-busy={isFetching}
          onClick={() => !isFetching && onRefresh()} // what is disabled has no focus
        >
          {isFetching ? <Loader size={16} /> : <IconRefresh size={18} stroke={1.7} />}
        </ActionIcon>
      </Tooltip>
      {children}
      <Button
        variant="default"
        leftSection={<IconDownload size={17} stroke={1.7} aria-hidden="true" />}
        onClick={onExport}
      >
        {t('flex.export.action')}
      </Button>
    </>
  )
}
