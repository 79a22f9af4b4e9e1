import { SegmentedControl } from '@mantine/core'
import styles from './ViewToggle.module.css'

interface ViewToggleProps<V extends string> {
  /** What is chosen here, for the ear. */
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}

/** A small choice between a few views, all in sight. */
export function ViewToggle<V extends string>({ label, value, options, onChange }: ViewToggleProps<V>) {
  return (
    <SegmentedControl<V>
      size="xs"
      classNames={{ label: styles.label ?? '' }}
      aria-label={label}
      value={value}
      data={[...options]}
      onChange={onChange}
    />
  )
}
