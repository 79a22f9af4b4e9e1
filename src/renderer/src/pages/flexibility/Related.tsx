import { useTranslation } from 'react-i18next'
import type { FlexResource } from '../../../../shared/fis.ts'
import type { FlexRow } from '../../../../shared/flex.ts'
import { rowIdOf } from './flex-state.ts'
import { RowLink } from './RowLink.tsx'
import { nameOf, rowOf } from './ReferenceValue.tsx'
import type { FlexControl } from './use-flex-state.ts'
import { useWords } from './use-words.ts'
import styles from './RecordView.module.css'

interface RelatedProps {
  readonly row: FlexRow
  readonly embed: readonly string[]
  readonly control: FlexControl
}

/** Relations that can bring several rows, and the table these are of: fact sheet 14. */
const targets: Readonly<Record<string, FlexResource>> = {
  technical_resource: 'technical_resource',
  service_provider: 'controllable_unit_service_provider',
  service_providing_group_membership: 'service_providing_group_membership',
  membership: 'service_providing_group_membership',
  controllable_unit: 'controllable_unit',
  party: 'party',
  party_membership: 'party_membership',
  notification: 'notification',
}

/** Rows that belong to this one, each a press away. */
export function Related({ row, embed, control }: RelatedProps) {
  const { t } = useTranslation()
  const words = useWords()
  const lists = embed.flatMap((relation) => {
    const rows = row[relation]
    const target = relation === 'membership' && 'entity_id' in row ? 'party_membership' : targets[relation]
    return Array.isArray(rows) && target !== undefined ? [{ relation, target, rows }] : []
  })
  return lists.map(({ relation, target, rows }) => (
    <section key={relation}>
      <h3 className={styles.head}>{t(`flex.tables.${target}.many`)}</h3>
      {rows.length === 0 && <p className={styles.more}>{t('flex.record.noneRelated')}</p>}
      <ul className={styles.related}>
        {rows.map((value, index) => {
          const each = rowOf(value)
          const id = rowIdOf(each?.['id'])
          if (each === null || id === null) return null
          const name = nameOf(each)
          return (
            <li key={`${id} ${index}`}>
              <RowLink control={control} row={{ resource: target, id }}>
                {name ?? `${words.thing(target)} ${id}`}
              </RowLink>
              {name !== null && <span className={styles.more}> #{id}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  ))
}
