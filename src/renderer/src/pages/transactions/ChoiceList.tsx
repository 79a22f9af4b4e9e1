import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import styles from './ChoiceList.module.css'

interface ChoiceListProps<V extends string> {
  readonly label: string
  readonly options: readonly { readonly value: V | null; readonly label: string }[]
  readonly value: V | null
  readonly onChoose: (value: V | null) => void
}

/** One of a few, all in sight; the one in force has a tick. */
export function ChoiceList<V extends string>({ label, options, value, onChoose }: ChoiceListProps<V>) {
  const inForce = options.findIndex((option) => option.value === value)
  return (
    <div role="group" aria-label={label} className={styles.list}>
      {options.map((option, index) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          // Where the focus begins: on what is in force, else on the first.
          data-autofocus={index === Math.max(0, inForce) || undefined}
          className={styles.option}
          onClick={() => onChoose(option.value)}
        >
          <span className={styles.tick} aria-hidden="true">
            {option.value === value && <IconCheck size={15} stroke={2.2} />}
          </span>
          {option.label}
        </button>
      ))}
    </div>
  )
}
