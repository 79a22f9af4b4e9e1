import { useTranslation } from 'react-i18next'
import { optionalMeanings, type MappingFields, type Table } from './mapping-fields.ts'
import { useColumnNames } from './use-column-names.ts'
import styles from './SampleTable.module.css'

interface SampleTableProps {
  readonly table: Table
  readonly fields: MappingFields
}

/** The file as it is: its first rows, untouched, and above each column what it is taken for. */
export function SampleTable({ table, fields }: SampleTableProps) {
  const { t } = useTranslation()
  const names = useColumnNames(table)
  return (
    <div className={styles.scroll} role="region" aria-label={t('imports.columns.table')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {names.map((name, column) => {
              const meanings = meaningsOf(column, fields).map((meaning) => t(`imports.columns.${meaning}`))
              return (
                <th key={column} scope="col" data-used={meanings.length > 0 || undefined}>
                  <span className={styles.meaning}>{meanings.join(', ')}</span>
                  <bdi className={styles.name}>{name}</bdi>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {table.sample.map((row, index) => (
            <tr key={index}>
              {names.map((_, column) => (
                <td key={column} data-used={meaningsOf(column, fields).length > 0 || undefined}>
                  <bdi>{row[column] ?? ''}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function meaningsOf(column: number, fields: MappingFields) {
  const amounts = fields.amountKind === 'signed' ? (['amount'] as const) : (['in', 'out'] as const)
  return [
    ...(fields.date === column ? (['date'] as const) : []),
    ...amounts.filter((meaning) => fields[meaning] === column),
    ...(fields.text.includes(column) ? (['text'] as const) : []),
    ...optionalMeanings.filter((meaning) => fields.optional[meaning] === column),
  ]
}
