import { Button, Group, Modal } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../../../shared/model.ts'
import type { OrderOutcome } from '../../../../../shared/order.ts'
import { BankIdOrder } from '../../../components/BankIdOrder.tsx'
import { BankIdProblem } from '../../../components/BankIdProblem.tsx'
import { Identified } from '../../../components/Identified.tsx'
import { useOrderStart } from '../../../components/use-order-start.ts'

interface TryDialogProps {
  readonly connection: Connection
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** One's own BankID through this connection, and the name that comes back. Closing it cancels what is under way. */
export function TryDialog({ connection, isOpen, onClose }: TryDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size={720}
      title={t('connections.other.tryTitle', { name: connection.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Trying connection={connection} onClose={onClose} />
    </Modal>
  )
}

function Trying({ connection, onClose }: Omit<TryDialogProps, 'isOpen'>) {
  const { t } = useTranslation()
  const { orderId, failure, start } = useOrderStart('identity:identify')
  const [outcome, setOutcome] = useState<OrderOutcome | null>(null)
  const begin = () => start({ connectionId: connection.id })
  const beginAtOnce = useEffectEvent(begin)
  useEffect(() => beginAtOnce(), [])
  const again = <Button onClick={begin}>{t('errorWords.tryAgain')}</Button>
  if (outcome?.kind === 'identified') {
    return (
      <>
        <Identified outcome={outcome} />
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose} data-autofocus>
            {t('common.close')}
          </Button>
        </Group>
      </>
    )
  }
  if (failure !== null) return <BankIdProblem error={failure} action={again} />
  if (orderId === null) return null
  return (
    <BankIdOrder
      orderId={orderId}
      failedAction={again}
      onCancel={onClose}
      onEnded={(view) => setOutcome(view.outcome)}
    />
  )
}
