import { Button } from '@mantine/core'
import IconTable from '@tabler/icons-react/dist/esm/icons/IconTable.mjs'
import { useTranslation } from 'react-i18next'
import type { FlexResource } from '../../../../shared/fis.ts'
import type { FlexIdentity } from '../../../../shared/flex.ts'
import { Empty } from '../../components/Empty.tsx'
import { harmless } from '../../format/harmless.ts'
import type { FlexControl } from './use-flex-state.ts'

interface EmptyTableProps {
  readonly identity: FlexIdentity
  readonly control: FlexControl
}

/** Tables in which these roles see nothing, whatever is there: fact sheet 19. */
const marketOnly: readonly FlexResource[] = [
  'controllable_unit',
  'controllable_unit_service_provider',
  'technical_resource',
  'service_providing_group',
  'service_providing_group_membership',
  'accounting_point',
  'notice',
  'notification',
  'event',
]

/** No rows. That FIS shows none does not mean that there are none. */
export function EmptyTable({ identity, control }: EmptyTableProps) {
  const { t } = useTranslation()
  const { resource, filters, page } = control.state
  const name = harmless(identity.partyName ?? identity.entityName)
  const icon = <IconTable size={26} stroke={1.6} />
  if (page > 1) {
    return (
      <Empty
        icon={icon}
        title={t('flex.empty.beyond')}
        action={<Button onClick={() => control.change({ page: 1 })}>{t('flex.empty.toFirst')}</Button>}
      >
        {t('flex.empty.beyondText')}
      </Empty>
    )
  }
  if (filters.length > 0) {
    return (
      <Empty
        icon={icon}
        title={t('flex.empty.filtered')}
        action={
          <Button variant="default" onClick={() => control.change({ filters: [] })}>
            {t('flex.empty.clear')}
          </Button>
        }
      >
        {t('flex.empty.filteredText', { name })}
      </Empty>
    )
  }
  const isHidden = marketOnly.includes(resource)
  return (
    <Empty icon={icon} title={t('flex.empty.title')}>
      {isHidden && identity.partyId === null
        ? t('flex.empty.entityText')
        : isHidden && identity.role === 'flex_organisation'
          ? t('flex.empty.organisationText')
          : t('flex.empty.text', { name })}
    </Empty>
  )
}
