import { Button } from '@mantine/core'
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import type { Connection } from '../../../../shared/model.ts'
import { SideDrawer } from '../../components/SideDrawer.tsx'
import { RecordView } from './RecordView.tsx'
import type { RowStep } from './RowLink.tsx'
import type { FlexControl } from './use-flex-state.ts'

interface RecordDrawerProps {
  readonly connection: Connection
  readonly control: FlexControl
}

/** One row with everything FIS says of it, beside the table. The way back closes it. */
export function RecordDrawer({ connection, control }: RecordDrawerProps) {
  const { t } = useTranslation()
  const { row } = control.state
  const navigate = useNavigate()
  const step = useLocation().state as Partial<RowStep> | null
  const title = row === null ? '' : `${t(`flex.tables.${row.resource}.one`)} ${row.id}`
  return (
    <SideDrawer title={title} isOpen={row !== null} width={640} onClose={() => control.change({ row: null })}>
      {step?.isFromRow === true && (
        <Button
          variant="subtle"
          size="compact-sm"
          mb="sm"
          leftSection={<IconArrowLeft size={15} stroke={1.8} aria-hidden="true" />}
          onClick={() => void navigate(-1)}
        >
          {t('flex.record.back')}
        </Button>
      )}
      {row !== null && (
        <RecordView key={`${row.resource} ${row.id}`} connection={connection} control={control} row={row} />
      )}
    </SideDrawer>
  )
}
