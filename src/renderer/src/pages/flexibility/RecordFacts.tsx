import { flexFields } from '../../../../shared/flex-fields.ts'
import type { FlexResource } from '../../../../shared/fis.ts'
import type { FlexRow } from '../../../../shared/flex.ts'
import { harmless } from '../../format/harmless.ts'
import type { FlexControl } from './use-flex-state.ts'
import { useWords } from './use-words.ts'
import { rowOf } from './ReferenceValue.tsx'
import { Value } from './Value.tsx'
import styles from './RecordView.module.css'

interface RecordFactsProps {
  readonly resource: FlexResource
  readonly row: FlexRow
  readonly embed: readonly string[]
  readonly control: FlexControl
}

/** Every column of the row: those Oversikt knows in its own order and words, then all others as FIS calls them. */
export function RecordFacts({ resource, row, embed, control }: RecordFactsProps) {
  const words = useWords()
  // An identity has the names of its entity and party beside their numbers, which are links with these names where they came along.
  const isSaid = (field: string) =>
    field.endsWith('_name') && rowOf(row[field.slice(0, -'_name'.length)]) !== null
  const known = flexFields[resource].filter((field) => field in row)
  const others = Object.keys(row).filter((field) => !known.includes(field) && !embed.includes(field))
  return (
    <dl className={styles.facts}>
      {known
        .filter((field) => !isSaid(field))
        .map((field) => (
          <Fact key={field} {...{ resource, field, row, control }} label={words.header(resource, field)} />
        ))}
      {others.map((field) => (
        <Fact key={field} {...{ resource, field, row, control }} label={harmless(field)} isForeign />
      ))}
    </dl>
  )
}

interface FactProps extends Omit<RecordFactsProps, 'embed'> {
  readonly field: string
  readonly label: string
  /** A name of FIS's that Oversikt does not know. */
  readonly isForeign?: boolean
}

function Fact({ label, isForeign = false, ...value }: FactProps) {
  return (
    <>
      <dt className={isForeign ? styles.own : undefined}>{label}</dt>
      <dd className={styles.text}>
        <Value {...value} />
      </dd>
    </>
  )
}
