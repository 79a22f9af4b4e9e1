import { Input, SegmentedControl } from '@mantine/core'
import styles from './TechnicalSettings.module.css'

interface SegmentedFieldProps<V extends string> {
  readonly label: string
  readonly help: string
  readonly value: V
  readonly data: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}

/** One of two or three short words, with a name and a sentence of its own. */
export function SegmentedField<V extends string>({
  label,
  help,
  value,
  data,
  onChange,
}: SegmentedFieldProps<V>) {
  return (
    <Input.Wrapper label={label} description={help} labelElement="div">
      <div>
        <SegmentedControl<V>
          className={styles.choice ?? ''}
          aria-label={label}
          value={value}
          data={[...data]}
          onChange={onChange}
        />
      </div>
    </Input.Wrapper>
  )
}
