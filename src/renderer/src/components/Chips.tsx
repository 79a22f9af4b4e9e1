import { Button } from '@mantine/core'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { useTranslation } from 'react-i18next'
import { useNextFocus } from './use-next-focus.ts'
import styles from './Chips.module.css'

/** One filter in force, in words. */
export interface ShownChip {
  readonly id: string
  readonly name: string
  /** More to know, shown where the pointer rests: the days of a preset. */
  readonly detail?: string
}

interface ChipsProps<C extends ShownChip> {
  readonly chips: readonly C[]
  readonly onRemove: (chip: C) => void
  readonly onClear: () => void
  /** Called when the focus has no chip left to stand on. */
  readonly onGone: () => void
}

/** The filters in force, each removed by a press; the focus goes on to the next of them. */
export function Chips<C extends ShownChip>({ chips, onRemove, onClear, onGone }: ChipsProps<C>) {
  const { t } = useTranslation()
  const { list, leave } = useNextFocus(chips.length)
  return (
    <ul ref={list} className={styles.chips} aria-label={t('transactions.chips.label')}>
      {chips.map((chip, index) => (
        <li key={chip.id}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t('transactions.chips.remove', { name: chip.name })}
            title={chip.detail}
            onClick={() => {
              leave(index)
              onRemove(chip)
              if (chips.length === 1) onGone()
            }}
          >
            <bdi className={styles.name}>{chip.name}</bdi>
            <IconX size={13} stroke={2} aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            onClear()
            onGone()
          }}
        >
          {t('transactions.chips.clear')}
        </Button>
      </li>
    </ul>
  )
}
