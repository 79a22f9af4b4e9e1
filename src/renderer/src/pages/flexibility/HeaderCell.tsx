import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import { useTranslation } from 'react-i18next'
import type { FlexQuery } from '../../../../shared/flex.ts'
import { isSortable, kindOf } from './columns.ts'
import type { FlexControl } from './use-flex-state.ts'
import { useWords } from './use-words.ts'
import styles from './RowTable.module.css'

interface HeaderCellProps {
  readonly control: FlexControl
  readonly field: string
  /** null: by number. */
  readonly order: FlexQuery['order']
}

/** A column's name; pressed, FIS is asked for the rows in its order, and pressed again the other way round. */
export function HeaderCell({ control, field, order }: HeaderCellProps) {
  const { t } = useTranslation()
  const words = useWords()
  const { resource } = control.state
  const name = words.header(resource, field)
  const inForce = order ?? { field: 'id', descending: false }
  const isSorted = inForce.field === field
  const kind = kindOf(resource, field)
  if (!isSortable(resource, field)) {
    return (
      <th scope="col" data-kind={kind}>
        {name}
      </th>
    )
  }
  const Arrow = isSorted && inForce.descending ? IconArrowDown : IconArrowUp
  return (
    <th
      scope="col"
      data-kind={kind}
      aria-sort={isSorted ? (inForce.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={styles.sort}
        title={t('flex.table.sort', { field: name })}
        onClick={() => control.change({ order: { field, descending: isSorted && !inForce.descending } })}
      >
        {name}
        <Arrow size={13} stroke={2.2} aria-hidden="true" className={isSorted ? undefined : styles.idle} />
      </button>
    </th>
  )
}
