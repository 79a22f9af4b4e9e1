import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OrderId } from '../../../shared/order.ts'
import { BankIdOrder } from './BankIdOrder.tsx'
import { FileToSign } from './FileToSign.tsx'
import type { SignedOutcome } from './SignedFile.tsx'

interface SigningOrderProps {
  readonly orderId: OrderId
  /** What the app shows. */
  readonly visibleText: string | null
  /** Absent where what stands around it says it already. */
  readonly title?: string
  /** The signature lies beside the file; then `onClosed`. */
  readonly onSigned: (signed: SignedOutcome) => void
  /** After a failure: another order for the same. */
  readonly onRetry: () => void
  readonly onClosed: () => void
}

/** A file on its way to a signature: the order, with what the app shows beside it. */
export function SigningOrder({ visibleText, onSigned, onRetry, onClosed, ...order }: SigningOrderProps) {
  const { t } = useTranslation()
  return (
    <BankIdOrder
      {...order}
      about={<FileToSign visibleText={visibleText} />}
      onEnded={({ outcome }) => {
        if (outcome?.kind !== 'signed') return
        onSigned(outcome)
        onClosed()
      }}
      onCancel={onClosed}
      failedAction={
        <>
          <Button onClick={onRetry}>{t('signing.sign.retry')}</Button>
          <Button variant="default" onClick={onClosed}>
            {t('common.close')}
          </Button>
        </>
      }
    />
  )
}
