import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../../components/Problem.tsx'
import { AmountText } from '../../../components/AmountText.tsx'
import { mostSelected, type Selection } from '../use-selection.ts'
import { TagSelection } from './TagSelection.tsx'
import styles from './SelectionBar.module.css'

interface SelectionBarProps {
  readonly selection: Selection
  /** Takes the focus when the bar goes. */
  readonly onGone: () => void
}

/** What can be done to all the selected rows at once; below the list, where Tab leads. */
export function SelectionBar({ selection, onGone }: SelectionBarProps) {
  const { t } = useTranslation()
  const { rows } = selection
  const [first] = rows
  const isOneCurrency = rows.every(({ amount }) => amount.currency === first?.amount.currency)
  const sum = rows.reduce((minor, { amount }) => minor + amount.minor, 0)
  return (
    <section className={styles.bar} aria-label={t('annotation.selection.bar')}>
      <p role="status" className={styles.count}>
        {t('annotation.selection.count', { count: rows.length })}
        {selection.isFull && (
          <span className={styles.limit}>{t('annotation.selection.limit', { count: mostSelected })}</span>
        )}
      </p>
      {first !== undefined && isOneCurrency && (
        <span className={styles.sum}>
          <AmountText amount={{ minor: sum, currency: first.amount.currency }} tone="flow" sign="always" />
        </span>
      )}
      <span className={styles.hint}>{t('annotation.selection.hint')}</span>
      <TagSelection selection={selection} />
      <Button
        variant="subtle"
        size="sm"
        onClick={() => {
          selection.clear()
          onGone()
        }}
      >
        {t('annotation.selection.clear')}
      </Button>
      {selection.failure !== null && <Problem error={selection.failure} />}
    </section>
  )
}
