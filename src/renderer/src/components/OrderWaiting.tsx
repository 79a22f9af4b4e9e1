import { Button } from '@mantine/core'
import IconDeviceDesktop from '@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderView } from '../../../shared/order.ts'
import { useCommand } from '../api.ts'
import { useIsInvented } from '../status.ts'
import { Problem } from './Problem.tsx'
import { useSecondsLeft } from './use-seconds-left.ts'
import styles from './BankIdOrder.module.css'

interface OrderWaitingProps {
  readonly view: OrderView
  /** The way out, beside the button. */
  readonly children: ReactNode
}

/** While nobody has picked the order up: how to scan, how long BankID waits, and the app of this computer. */
export function OrderWaiting({ view, children }: OrderWaitingProps) {
  const { t } = useTranslation()
  const opening = useCommand('order:open-app')
  const isInvented = useIsInvented('bankid')
  const openWords = isInvented ? 'identity.pretend' : 'identity'
  const { orderId, qr, waitsUntil, isOpenedHere, renewals } = view
  return (
    <>
      {isInvented && <p className={styles.why}>{t('identity.pretend.why')}</p>}
      {!isInvented && qr !== null && !isOpenedHere && (
        <ol className={styles.steps}>
          <li>{t('identity.steps.open')}</li>
          <li>{t('identity.steps.scan')}</li>
          <li>{t('identity.steps.approve')}</li>
        </ol>
      )}
      <TimeLeft waitsUntil={waitsUntil} isRenewed={renewals > 0} />
      <div className={styles.actions}>
        <Button
          variant={isOpenedHere ? 'default' : isInvented ? 'filled' : 'light'}
          leftSection={<IconDeviceDesktop size={17} stroke={1.7} aria-hidden="true" />}
          loading={opening.isPending}
          onClick={() => opening.mutate({ orderId })}
        >
          {isOpenedHere ? t(`${openWords}.openAgain`) : t(`${openWords}.open`)}
        </Button>
        {children}
      </div>
      {opening.isError && (
        <Problem
          error={opening.error.failure}
          words={{
            title: t(`${openWords}.openFailed.title`),
            what: t(`${openWords}.openFailed.what`),
            next: t(`${openWords}.openFailed.next`),
          }}
        />
      )}
    </>
  )
}

/** BankID's half minute is the longest one waits. */
const longestWait = 30

interface TimeLeftProps {
  readonly waitsUntil: string | null
  readonly isRenewed: boolean
}

/** A timer, which screen readers tell when asked and not each second. */
function TimeLeft({ waitsUntil, isRenewed }: TimeLeftProps) {
  const { t } = useTranslation()
  const seconds = useSecondsLeft(waitsUntil)
  if (seconds === null) return null
  const share = Math.min(1, seconds / longestWait)
  return (
    <div className={styles.left}>
      <div className={styles.track} aria-hidden="true">
        <div className={styles.bar} style={{ transform: `scaleX(${share})` }} />
      </div>
      <p role="timer" className={styles.time}>
        {t('identity.left', { count: seconds })}
      </p>
      {isRenewed && <p className={styles.renewed}>{t('identity.renewed')}</p>}
    </div>
  )
}
