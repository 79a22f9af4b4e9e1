import type { ReactNode } from 'react'
import styles from './ChartLegend.module.css'

export interface LegendEntry {
  readonly id: string
  readonly label: string
  readonly color: string
}

interface ChartLegendProps {
  /** What the entries name, for the ear. */
  readonly label: string
  readonly entries: readonly LegendEntry[]
}

/** Names the colours of a chart. */
export function ChartLegend({ label, entries }: ChartLegendProps) {
  return (
    <Legend label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <Swatch color={entry.color} />
          <span>{entry.label}</span>
        </li>
      ))}
    </Legend>
  )
}

interface SwitchingLegendProps extends ChartLegendProps {
  readonly hidden: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

/** Names the colours; each name also takes its series out of the chart and puts it back. */
export function SwitchingLegend({ label, entries, hidden, onToggle }: SwitchingLegendProps) {
  return (
    <Legend label={label}>
      {entries.map(({ id, label: name, color }) => (
        <li key={id}>
          <button
            type="button"
            className={`${styles.entry} ${styles.button}`}
            aria-pressed={!hidden.has(id)}
            onClick={() => onToggle(id)}
          >
            <Swatch color={color} />
            <span>{name}</span>
          </button>
        </li>
      ))}
    </Legend>
  )
}

function Legend({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ul className={styles.legend} aria-label={label}>
      {children}
    </ul>
  )
}

function Swatch({ color }: { readonly color: string }) {
  return (
    <svg width="12" height="12" aria-hidden="true">
      <rect className={styles.swatch} x="1" y="1" width="10" height="10" rx="3" fill={color} stroke={color} />
    </svg>
  )
}
