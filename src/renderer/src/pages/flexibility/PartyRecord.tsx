import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { FlexIdentity } from '../../../../shared/flex.ts'
import type { FlexControl } from './use-flex-state.ts'
import { useWords } from './use-words.ts'
import { Value } from './Value.tsx'
import styles from './WhoPanel.module.css'

interface PartyRecordProps {
  readonly identity: FlexIdentity
  readonly control: FlexControl
}

const fields = ['name', 'business_id', 'type', 'status', 'recorded_at']

/** What FIS has on record of the party one acts as. */
export function PartyRecord({ identity: { party, partyId }, control }: PartyRecordProps) {
  const { t } = useTranslation()
  const words = useWords()
  const idType = typeof party?.['business_id_type'] === 'string' ? party['business_id_type'] : null
  const labelOf = (field: string) =>
    field === 'business_id' && idType !== null
      ? words.value('party', 'business_id_type', idType)
      : words.field(field)
  return (
    <section>
      <h3 className={styles.head}>
        {t('flex.who.partyTitle')}
        {party !== null && partyId !== null && (
          <Anchor
            component={Link}
            to={control.to({ row: { resource: 'party', id: String(partyId) } })}
            className={styles.all ?? ''}
          >
            {t('flex.who.openRecord')}
          </Anchor>
        )}
      </h3>
      {party === null ? (
        <p className={styles.note}>
          {t(partyId === null ? 'flex.who.noPartyEntity' : 'flex.who.noPartyRecord')}
        </p>
      ) : (
        <dl className={styles.record}>
          {fields.map((field) => (
            <div key={field}>
              <dt>{labelOf(field)}</dt>
              <dd>
                <Value resource="party" field={field} row={party} control={control} isBrief />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
