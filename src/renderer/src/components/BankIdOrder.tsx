import { Button, Loader } from '@mantine/core'
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs'
import IconDeviceMobileCheck from '@tabler/icons-react/dist/esm/icons/IconDeviceMobileCheck.mjs'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderId, OrderView } from '../../../shared/order.ts'
import { useIsInvented } from '../status.ts'
import { BankIdProblem } from './BankIdProblem.tsx'
import { BankIdQr } from './BankIdQr.tsx'
import { OrderFailure } from './OrderFailure.tsx'
import { OrderWaiting } from './OrderWaiting.tsx'
import { useFocusWhereLost } from './use-focus-where-lost.ts'
import { useOrder } from './use-order.ts'
import styles from './BankIdOrder.module.css'

interface BankIdOrderProps {
  readonly orderId: OrderId
  /** Once, when it is complete or has failed; it stays shown as it ended. */
  readonly onEnded: (view: OrderView) => void
  /** The person gave it up. It is cancelled at BankID already. */
  readonly onCancel: () => void
  readonly title?: string
  /** What the order is about, beside it. */
  readonly about?: ReactNode
  /** Beside a failure: a button that tries again. Without one, a button that closes. */
  readonly failedAction?: ReactNode
}

/** A BankID order from its beginning to its end: the code to scan, the app of this computer, what the app says, what came of it. */
export function BankIdOrder(props: BankIdOrderProps) {
  return <OneOrder key={props.orderId} {...props} />
}

function OneOrder({ orderId, onEnded, onCancel, title, about, failedAction }: BankIdOrderProps) {
  const { t } = useTranslation()
  const { view, lost, cancel } = useOrder(orderId, onEnded)
  const place = useFocusWhereLost(lost === null ? (view?.phase ?? 'starting') : 'lost')
  const close = failedAction ?? (
    <Button variant="default" onClick={onCancel}>
      {t('common.close')}
    </Button>
  )
  if (lost !== null) {
    const error = lost.code === 'not-found' ? { ...lost, code: 'bankid-failed' as const } : lost
    return (
      <div ref={place} tabIndex={-1} className={styles.place}>
        <BankIdProblem error={error} action={close} />
      </div>
    )
  }
  if (view?.phase === 'failed') {
    return (
      <div ref={place} tabIndex={-1} className={styles.place}>
        <OrderFailure view={view} action={close} />
      </div>
    )
  }
  const giveUp = (
    <GiveUp
      onPress={() => {
        cancel()
        onCancel()
      }}
    />
  )
  return (
    <section
      ref={place}
      tabIndex={-1}
      className={`${styles.place} ${styles.order}`}
      data-phase={view?.phase}
      aria-label={title ?? t('identity.order')}
    >
      <div className={styles.figure}>
        <Figure view={view} />
      </div>
      <div className={styles.words}>
        {title !== undefined && <h2 className={styles.title}>{title}</h2>}
        <p role="status" className={styles.said}>
          <Said view={view} />
        </p>
        {view?.phase === 'waiting' ? (
          <OrderWaiting view={view}>{giveUp}</OrderWaiting>
        ) : (
          view?.phase !== 'complete' && giveUp
        )}
      </div>
      {about}
    </section>
  )
}

function GiveUp({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation()
  return (
    <Button variant="default" onClick={onPress}>
      {t('common.cancel')}
    </Button>
  )
}

function Figure({ view }: { readonly view: OrderView | null }) {
  if (view?.phase === 'waiting' && view.qr !== null) return <BankIdQr text={view.qr} />
  return (
    <div className={styles.emblem} aria-hidden="true">
      {view?.phase === 'complete' ? (
        <IconCircleCheck size={64} stroke={1.3} />
      ) : view?.phase === 'open' ? (
        <IconDeviceMobileCheck size={64} stroke={1.3} className={styles.breathing} />
      ) : (
        <Loader size={44} />
      )}
    </div>
  )
}

/** What is going on, in one sentence that changes only when something does. */
function Said({ view }: { readonly view: OrderView | null }) {
  const { t } = useTranslation()
  const isInvented = useIsInvented('bankid')
  if (view === null || view.phase === 'starting') return t('identity.starting')
  if (view.phase === 'complete') return t('identity.complete')
  const { phase, pendingHint, isOpenedHere } = view
  if (phase === 'open') return t(`identity.pending.${pendingHint ?? 'unknown'}`)
  // The same words while one code gives way to the next: nothing is told anew that has not changed.
  if (isInvented) return t(isOpenedHere ? 'identity.pretend.opening' : 'identity.pretend.waiting')
  if (pendingHint === 'noClient') return t('identity.pending.noClient')
  return isOpenedHere ? t('identity.opening') : t('identity.pending.outstandingTransaction')
}
