import { useFormat } from '../format/use-format.ts'
import styles from './ChartTooltip.module.css'

export interface TooltipRow {
  readonly label: string
  readonly color?: string
  readonly minor: number | null
  /** true: the sum below the line. */
  readonly isTotal?: boolean
}

interface ChartTooltipProps {
  readonly heading: string
  readonly currency: string
  readonly rows: readonly TooltipRow[]
  /** For a value that is not known. */
  readonly unknown: string
}

/** The box that follows pointer or arrow keys. Announced politely: it is the only way to hear a single day. */
export function ChartTooltip({ heading, currency, rows, unknown }: ChartTooltipProps) {
  const format = useFormat()
  return (
    <div className={styles.box} role="status">
      <p className={styles.heading}>{heading}</p>
      <dl className={styles.rows}>
        {rows.map((row) => (
          <div key={row.label} className={row.isTotal === true ? styles.total : styles.row}>
            <dt>
              {row.color !== undefined && (
                <svg width="10" height="10" aria-hidden="true">
                  <rect width="10" height="10" rx="3" fill={row.color} />
                </svg>
              )}
              <span>{row.label}</span>
            </dt>
            <dd>
              {row.minor === null
                ? unknown
                : format.money({ minor: row.minor, currency }, { currency: 'hide' })}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
