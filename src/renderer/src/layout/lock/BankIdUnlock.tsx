import { Button } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderView } from '../../../../shared/order.ts'
import { BankIdOrder } from '../../components/BankIdOrder.tsx'
import { BankIdProblem } from '../../components/BankIdProblem.tsx'
import { useOrderStart } from '../../components/use-order-start.ts'
import styles from './LockScreen.module.css'

interface BankIdUnlockProps {
  /** The person asked for it: an order begins at once. Where BankID is the only way in, nothing begins by itself. */
  readonly isChosen: boolean
  readonly onUnlocked: () => void
  readonly onBack: () => void
}

/** An order at BankID, and the app opens when the right person has approved it. */
export function BankIdUnlock({ isChosen, onUnlocked, onBack }: BankIdUnlockProps) {
  const { t } = useTranslation()
  const { orderId, isStarting, failure, start, clear } = useOrderStart('lock:unlock-with-bankid')
  const begin = useEffectEvent(() => start(undefined))
  useEffect(() => {
    if (isChosen) begin()
  }, [isChosen])
  const leave = (): void => {
    clear()
    onBack()
  }
  const again = (
    <>
      <Button onClick={() => start(undefined)}>{t('errorWords.tryAgain')}</Button>
      <Button variant="default" onClick={leave}>
        {t('common.cancel')}
      </Button>
    </>
  )
  if (failure !== null) return <BankIdProblem error={failure} action={again} />
  if (orderId === null) {
    return (
      <Button size="md" fullWidth autoFocus loading={isStarting} onClick={() => start(undefined)}>
        {t('lock.screen.withBankId')}
      </Button>
    )
  }
  const ended = ({ phase }: OrderView): void => {
    if (phase === 'complete') onUnlocked()
  }
  return (
    <div
      className={styles.order}
      onKeyDown={({ key }) => {
        if (key === 'Escape') leave() // BankIdOrder cancels what has not ended
      }}
    >
      <BankIdOrder
        orderId={orderId}
        title={t('lock.screen.withBankId')}
        onEnded={ended}
        onCancel={leave}
        failedAction={again}
      />
    </div>
  )
}
