import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Panel } from '../../components/Panel.tsx'
import { useWords } from './use-words.ts'
import { Value } from './Value.tsx'
import type { WhoProps } from './who-props.ts'
import styles from './WhoPanels.module.css'

/** What FIS has on record of the party one acts as. */
export function PartyPanel({ identity, control }: WhoProps) {
  const { t } = useTranslation()
  const words = useWords()
  const { party, partyId } = identity
  const fields = ['name', 'business_id', 'type', 'status', 'recorded_at']
  const idType = typeof party?.['business_id_type'] === 'string' ? party['business_id_type'] : null
  const labelOf = (field: string) =>
    field === 'business_id' && idType !== null
      ? words.value('party', 'business_id_type', idType)
      : words.field(field)
  return (
    <Panel
      title={t('flex.who.partyTitle')}
      actions={
        party !== null &&
        partyId !== null && (
          <Anchor component={Link} to={control.to({ row: { resource: 'party', id: partyId } })} size="sm">
            {t('flex.who.openRecord')}
          </Anchor>
        )
      }
    >
      {party === null ? (
        <p className={styles.note}>
          {t(partyId === null ? 'flex.who.noPartyEntity' : 'flex.who.noPartyRecord')}
        </p>
      ) : (
        <dl className={styles.facts}>
          {fields.map((field) => (
            <div key={field}>
              <dt>{labelOf(field)}</dt>
              <dd className={field === 'name' ? styles.main : undefined}>
                <Value resource="party" field={field} row={party} control={control} isBrief />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  )
}
