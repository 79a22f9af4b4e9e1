import styles from './ChartLegend.module.css'

interface LegendEntry {
  readonly id: string
  readonly label: string
  readonly color: string
}

interface ChartLegendProps {
  /** What the entries switch, for the ear. */
  readonly label: string
  readonly entries: readonly LegendEntry[]
  readonly hidden: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

/** Names the colours; each name also takes its series out of the chart and puts it back. */
export function ChartLegend({ label, entries, hidden, onToggle }: ChartLegendProps) {
  return (
    <ul className={styles.legend} aria-label={label}>
      {entries.map(({ id, label: name, color }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.entry}
            aria-pressed={!hidden.has(id)}
            onClick={() => onToggle(id)}
          >
            <svg width="12" height="12" aria-hidden="true">
              <rect
                className={styles.swatch}
                x="1"
                y="1"
                width="10"
                height="10"
                rx="3"
                fill={color}
                stroke={color}
              />
            </svg>
            <span>{name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
