import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlexQuery, FlexRow } from '../../../../shared/flex.ts'
import { HeaderCell } from './HeaderCell.tsx'
import { kindOf } from './columns.ts'
import { rowIdOf } from './flex-state.ts'
import { tableForms } from './tables.ts'
import type { FlexControl } from './use-flex-state.ts'
import { useWords } from './use-words.ts'
import { Value } from './Value.tsx'
import styles from './RowTable.module.css'

interface RowTableProps {
  readonly control: FlexControl
  readonly rows: readonly FlexRow[]
  readonly order: FlexQuery['order']
}

/** The rows of one page. A press or Enter looks into one; the arrows go from one to the next. */
export function RowTable({ control, rows, order }: RowTableProps) {
  const { t } = useTranslation()
  const words = useWords()
  const body = useRef<HTMLTableSectionElement>(null)
  const [active, setActive] = useState(0)
  const { resource } = control.state
  const { columns } = tableForms[resource]
  const open = (index: number) => {
    const id = rowIdOf(rows[index]?.['id'])
    if (id !== null) control.change({ row: { resource, id } })
  }
  const goTo = (event: KeyboardEvent) => {
    const target = targetOf(event.key, Math.min(active, rows.length - 1), rows.length)
    if (target === null || !isOpener(event.target)) return
    event.preventDefault()
    body.current?.querySelectorAll<HTMLElement>('[data-opens]')[target]?.focus()
  }
  const press = (event: MouseEvent, index: number) => {
    const isElsewhere = (event.target as Element).closest('a, button') !== null
    if (!isElsewhere && getSelection()?.isCollapsed !== false) open(index)
  }
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-label={t(`flex.tables.${resource}.many`)}>
      <table className={styles.table} aria-label={t('flex.table.caption', { table: t(`flex.tables.${resource}.many`), count: rows.length })}>
        <thead>
          <tr>
            {['id', ...columns].map((field) => (
              <HeaderCell key={field} {...{ control, field, order }} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={goTo}>
          {rows.map((row, index) => (
            <tr key={`${String(row['id'])} ${index}`} onClick={(event) => press(event, index)}>
              <th scope="row">
                <button
                  type="button"
                  data-opens
                  className={styles.open}
                  tabIndex={index === Math.min(active, rows.length - 1) ? 0 : -1}
                  aria-label={t('flex.table.open', { name: `${words.thing(resource)} ${String(row['id'])}` })}
                  onFocus={() => setActive(index)}
                  onClick={() => open(index)}
                >
                  {String(row['id'])}
                </button>
              </th>
              {columns.map((field) => (
                <td key={field} data-kind={kindOf(resource, field)}>
                  <Value {...{ resource, field, row, control }} isBrief />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
} // prettier-ignore

const isOpener = (target: EventTarget) => target instanceof HTMLElement && 'opens' in target.dataset

function targetOf(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, count - 1)
    case 'ArrowUp':
      return Math.max(from - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
