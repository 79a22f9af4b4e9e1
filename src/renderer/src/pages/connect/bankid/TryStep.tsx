import { Button } from '@mantine/core'
import IconUserCheck from '@tabler/icons-react/dist/esm/icons/IconUserCheck.mjs'
import { useTranslation } from 'react-i18next'
import { BankIdOrder } from '../../../components/BankIdOrder.tsx'
import { BankIdProblem } from '../../../components/BankIdProblem.tsx'
import { Identified } from '../../../components/Identified.tsx'
import { useOrderStart } from '../../../components/use-order-start.ts'
import { useIsInvented } from '../../../status.ts'
import { Note } from '../Note.tsx'
import { Step } from '../Step.tsx'
import type { BankIdStepProps } from './use-bankid.ts'

/** The proof that it works from end to end: one's own BankID, and the name that comes back. */
export function TryStep({ wizard: { state, change, steps } }: BankIdStepProps) {
  const { t } = useTranslation()
  const words = 'connect.bankid.try'
  const { connectionId, identified } = state
  const isInvented = useIsInvented('bankid')
  const order = useOrderStart('identity:identify')
  const start = () => {
    if (connectionId === null) return
    change({ identified: null })
    order.start({ connectionId })
  }
  const isShowing = order.orderId !== null
  const again = (
    <>
      <Button onClick={start}>{t('errorWords.tryAgain')}</Button>
      <Button variant="default" onClick={order.clear}>
        {t('common.close')}
      </Button>
    </>
  )
  return (
    <Step
      title={t(`${words}.title`)}
      subtitle={t(`${words}.subtitle`)}
      onBack={isShowing ? undefined : steps.back}
      isBusy={order.isStarting}
      nextLabel={identified !== null ? t('connect.next') : isShowing ? undefined : t(`${words}.start`)}
      onNext={identified !== null ? steps.next : start}
      aside={
        identified === null && !isShowing ? (
          <Button variant="default" onClick={steps.next}>
            {t(`${words}.skip`)}
          </Button>
        ) : undefined
      }
    >
      {order.failure !== null && <BankIdProblem error={order.failure} />}
      {order.orderId !== null && identified === null && (
        <BankIdOrder
          orderId={order.orderId}
          failedAction={again}
          onCancel={order.clear}
          onEnded={({ outcome }) => {
            if (outcome?.kind !== 'identified') return
            change({ identified: outcome })
            order.clear()
          }}
        />
      )}
      {identified !== null && <Identified outcome={identified} />}
      {!isShowing && identified === null && (
        <Note title={t(`${words}.whatTitle`)} icon={<IconUserCheck size={20} stroke={1.7} />}>
          <p>{t(`${words}.what.${isInvented ? 'invented' : state.settings.environment}`)}</p>
          <p>{t(`${words}.kept`)}</p>
        </Note>
      )}
    </Step>
  )
}
