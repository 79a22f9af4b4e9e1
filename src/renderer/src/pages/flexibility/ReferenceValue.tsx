import { useTranslation } from 'react-i18next'
import type { FlexRow, JsonValue } from '../../../../shared/flex.ts'
import { harmless } from '../../format/harmless.ts'
import { referenceOf } from './columns.ts'
import { rowIdOf } from './flex-state.ts'
import { Happening } from './Happening.tsx'
import { RowLink } from './RowLink.tsx'
import type { ValueProps } from './value-props.ts'
import styles from './Value.module.css'

/** Another row: its name where it came along, and its number where it did not. */
export function ReferenceValue({ field, row, control, isBrief = false }: ValueProps) {
  const { t } = useTranslation()
  const reference = referenceOf(field)
  const value = row[field] ?? null
  const id = rowIdOf(value)
  if (reference === null || id === null) return <bdi>{harmless(String(value))}</bdi>
  const along = reference.relation === null ? null : rowOf(row[reference.relation])
  if (reference.resource === 'event' && along !== null) {
    return <Happening resource="event" field="type" row={along} control={control} isBrief={isBrief} />
  }
  if (field === 'recorded_by' && id === '0') return t('flex.table.system')
  const name = along === null ? null : nameOf(along)
  const target = { resource: reference.resource, id }
  if (isBrief) return name === null ? <RowNumber id={id} /> : <bdi>{name}</bdi>
  return (
    <>
      <RowLink control={control} row={target}>
        {name ?? `#${id}`}
      </RowLink>
      {name !== null && (
        <>
          {' '}
          <RowNumber id={id} />
        </>
      )}
    </>
  )
}

function RowNumber({ id }: { readonly id: string }) {
  return <span className={styles.number}>#{id}</span>
}

/** null: no row. */
export function rowOf(value: JsonValue | undefined): FlexRow | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as FlexRow) : null
}

/** What people know a row by. */
export function nameOf(row: FlexRow): string | null {
  for (const field of ['name', 'contract_reference', 'business_id']) {
    const value = row[field]
    if (typeof value === 'string' && value.trim() !== '') return harmless(value)
  }
  return null
}
