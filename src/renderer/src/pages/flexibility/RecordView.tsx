import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlexRow } from '../../../../shared/flex.ts'
import type { Connection } from '../../../../shared/model.ts'
import { useApi } from '../../api.ts'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { FisProblem } from './FisProblem.tsx'
import type { RowName } from './flex-state.ts'
import { JsonPanel } from './JsonPanel.tsx'
import { RecordFacts } from './RecordFacts.tsx'
import { nameOf } from './ReferenceValue.tsx'
import { mayNotBeRead } from './refused.ts'
import { Related } from './Related.tsx'
import { tableForms } from './tables.ts'
import type { FlexControl } from './use-flex-state.ts'
import styles from './RecordView.module.css'

interface RecordViewProps {
  readonly connection: Connection
  readonly control: FlexControl
  readonly row: RowName
}

/** A row fetched anew with what belongs to it; without that, where it may not be read. */
export function RecordView({ connection, control, row: { resource, id } }: RecordViewProps) {
  const { t } = useTranslation()
  const [isPlain, setPlain] = useState(false)
  const embed = isPlain ? [] : tableForms[resource].recordEmbed
  const input = { connectionId: connection.id, resource, id, embed }
  const record = useApi('flex:record', input, { isBrief: true })
  const lacksNames = mayNotBeRead(record.error)
  if (lacksNames && embed.length > 0) setPlain(true)
  if (record.isPending) return <RowsSkeleton rows={9} height={34} />
  if (record.isError) {
    const gone = { title: t('flex.record.gone.title'), what: t('flex.record.gone.what'), next: t('flex.record.gone.next') } // prettier-ignore
    return (
      <FisProblem
        connection={connection}
        error={record.error.failure}
        {...(record.error.code === 'not-found' ? { words: gone } : {})}
        isRetrying={record.isFetching}
        onRetry={() => void record.refetch()}
      />
    )
  }
  return (
    <>
      <Heading row={record.data} />
      <RecordFacts resource={resource} row={record.data} embed={embed} control={control} />
      <Related row={record.data} embed={embed} control={control} />
      <JsonPanel value={record.data} />
    </>
  )
}

/** The row's name. Whoever came here by a link of the drawer, which is gone now, goes on from it. */
function Heading({ row }: { readonly row: FlexRow }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const name = nameOf(row)
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])
  if (name === null) return null
  return (
    <h3 ref={heading} tabIndex={-1} className={styles.title}>
      <bdi>{name}</bdi>
    </h3>
  )
}
