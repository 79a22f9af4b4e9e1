import { VisuallyHidden } from '@mantine/core'
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import type { TransferSideView } from '../../../../shared/transfer.ts'
import { AmountText } from '../../components/AmountText.tsx'
import { useFormat } from '../../format/use-format.ts'
import styles from './TransferSection.module.css'

interface TransferSideProps {
  readonly side: TransferSideView
  /** What choosing it does, in words before its own. */
  readonly label: string
  /** true: it leads somewhere. */
  readonly isWay?: boolean
  readonly isDisabled?: boolean
  readonly onChoose: () => void
}

/** One row of another account: where, when, what and how much. */
export function TransferSide({
  side,
  label,
  isWay = false,
  isDisabled = false,
  onChoose,
}: TransferSideProps) {
  const format = useFormat()
  return (
    <button type="button" className={styles.side} disabled={isDisabled} onClick={onChoose}>
      <VisuallyHidden>{label}</VisuallyHidden>
      <span className={styles.what}>
        <bdi className={styles.account}>{side.accountName}</bdi>
        <span className={styles.day}>
          {format.date(side.bookedOn)}
          {side.text !== '' && (
            <>
              {' · '}
              <bdi>{side.text}</bdi>
            </>
          )}
        </span>
      </span>
      <AmountText amount={side.amount} tone="flow" sign="always" />
      {isWay && <IconChevronRight size={16} stroke={1.8} aria-hidden="true" />}
    </button>
  )
}
