import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../../shared/model.ts'
import { SideDrawer } from '../../components/SideDrawer.tsx'
import { RecordView } from './RecordView.tsx'
import type { FlexControl } from './use-flex-state.ts'

interface RecordDrawerProps {
  readonly connection: Connection
  readonly control: FlexControl
}

/** One row with everything FIS says of it, beside the table. The way back closes it. */
export function RecordDrawer({ connection, control }: RecordDrawerProps) {
  const { t } = useTranslation()
  const { row } = control.state
  const title = row === null ? '' : `${t(`flex.tables.${row.resource}.one`)} ${row.id}`
  return (
    <SideDrawer title={title} isOpen={row !== null} width={640} onClose={() => control.change({ row: null })}>
      {row !== null && (
        <RecordView key={`${row.resource} ${row.id}`} connection={connection} control={control} row={row} />
      )}
    </SideDrawer>
  )
}
