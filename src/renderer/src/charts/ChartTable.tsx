import styles from './ChartTable.module.css'

export interface ChartTableColumn {
  readonly key: string
  readonly label: string
}

interface ChartTableProps {
  /** Says what the numbers are, with their currency. */
  readonly caption: string
  /** Heading of the first column, which names the row. */
  readonly rowLabel: string
  readonly columns: readonly ChartTableColumn[]
  readonly rows: readonly { readonly key: string; readonly name: string; readonly cells: readonly string[] }[]
}

/** The numbers of a chart as text. Scrolls in itself, by keyboard too. */
export function ChartTable({ caption, rowLabel, columns, rows }: ChartTableProps) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rowLabel}</th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" className={styles.number}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={columns[index]?.key ?? index} className={styles.number}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
