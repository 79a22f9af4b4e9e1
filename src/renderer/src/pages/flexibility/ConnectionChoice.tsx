import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../../shared/model.ts'
import type { FlexControl } from './use-flex-state.ts'

interface ConnectionChoiceProps {
  readonly connections: readonly Connection[]
  readonly chosen: Connection
  readonly control: FlexControl
}

/** Which of several connections to FIS is looked through. */
export function ConnectionChoice({ connections, chosen, control }: ConnectionChoiceProps) {
  const { t } = useTranslation()
  return (
    <NativeSelect
      aria-label={t('flex.act.connection')}
      value={chosen.id}
      data={connections.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(event) => control.change({ connectionId: event.currentTarget.value, page: 1, row: null })}
    />
  )
}
