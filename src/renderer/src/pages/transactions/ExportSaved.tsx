import { Button, Group } from '@mantine/core'
import IconFileCertificate from '@tabler/icons-react/dist/esm/icons/IconFileCertificate.mjs'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BankIdProblem } from '../../components/BankIdProblem.tsx'
import { ExportDone } from '../../components/ExportStages.tsx'
import { SignedFile, type SignedOutcome } from '../../components/SignedFile.tsx'
import { SigningOrder } from '../../components/SigningOrder.tsx'
import { useBankId } from '../../components/use-bankid.ts'
import { useOrderStart } from '../../components/use-order-start.ts'
import styles from './ExportDialog.module.css'

interface ExportSavedProps {
  readonly fileName: string
  readonly rows: number
  readonly exportId: string
  /** A BankID order is on screen, or no longer. */
  readonly onSigning: (isSigning: boolean) => void
  readonly onClose: () => void
}

/** The file is there; with BankID it can be signed at once. */
export function ExportSaved({ fileName, rows, exportId, onSigning, onClose }: ExportSavedProps) {
  const { t } = useTranslation()
  const [connection] = useBankId().ready
  const [signed, setSigned] = useState<SignedOutcome | null>(null)
  const { orderId, visibleText, isStarting, failure, start, clear } = useOrderStart('signing:sign-export')
  const isSigning = orderId !== null
  useEffect(() => {
    onSigning(isSigning)
    return () => onSigning(false)
  }, [isSigning, onSigning])
  const sign = () => {
    if (connection !== undefined) start({ connectionId: connection.id, exportId })
  }
  if (orderId !== null) {
    return (
      <SigningOrder
        orderId={orderId}
        visibleText={visibleText}
        onSigned={setSigned}
        onRetry={sign}
        onClosed={clear}
      />
    )
  }
  return (
    <>
      <Outcome fileName={fileName} rows={rows} signed={signed} />
      {connection !== undefined && signed === null && (
        <p className={styles.personal}>{t('signing.export.personal')}</p>
      )}
      {failure !== null && <BankIdProblem error={failure} />}
      <Group justify="flex-end" mt="lg" gap="xs">
        {connection !== undefined && signed === null && (
          <Button
            variant="default"
            leftSection={<IconFileCertificate size={18} stroke={1.7} />}
            onClick={sign}
            loading={isStarting}
          >
            {t('signing.export.sign')}
          </Button>
        )}
        <Button onClick={onClose} data-autofocus>
          {t('common.close')}
        </Button>
      </Group>
    </>
  )
}

interface OutcomeProps extends Pick<ExportSavedProps, 'fileName' | 'rows'> {
  readonly signed: SignedOutcome | null
}

function Outcome({ fileName, rows, signed }: OutcomeProps) {
  const { t } = useTranslation()
  if (signed !== null) return <SignedFile signed={signed} />
  return (
    <ExportDone
      title={t('transactions.export.saved', { count: rows, file: fileName })}
      text={t('transactions.export.savedNote')}
    />
  )
}
