import { ActionIcon, Button, Tooltip } from '@mantine/core'
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs'
import { useTranslation } from 'react-i18next'

interface TableActionsProps {
  readonly isFetching: boolean
  readonly onRefresh: () => void
  readonly onExport: () => void
}

export function TableActions({ isFetching, onRefresh, onExport }: TableActionsProps) {
  const { t } = useTranslation()
  return (
    <>
      <Tooltip label={t('flex.table.refresh')}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('flex.table.refresh')}
          loading={isFetching}
          onClick={onRefresh}
        >
          <IconRefresh size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
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
