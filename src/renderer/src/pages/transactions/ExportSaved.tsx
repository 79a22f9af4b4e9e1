import { Button, Group } from '@mantine/core'
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs'
import IconFileCertificate from '@tabler/icons-react/dist/esm/icons/IconFileCertificate.mjs'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { systems } from '../../../../shared/systems.ts'
import { BankIdOrder } from '../../components/BankIdOrder.tsx'
import { FileToSign } from '../../components/FileToSign.tsx'
import { Problem } from '../../components/Problem.tsx'
import { SignedFile, type SignedOutcome } from '../../components/SignedFile.tsx'
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
      <BankIdOrder
        orderId={orderId}
        about={<FileToSign visibleText={visibleText} />}
        onEnded={({ outcome }) => {
          if (outcome?.kind !== 'signed') return
          setSigned(outcome)
          clear()
        }}
        onCancel={clear}
        failedAction={
          <>
            <Button onClick={sign}>{t('signing.sign.retry')}</Button>
            <Button variant="default" onClick={clear}>
              {t('common.close')}
            </Button>
          </>
        }
      />
    )
  }
  return (
    <>
      {signed === null ? <Saved fileName={fileName} rows={rows} /> : <SignedFile signed={signed} />}
      {connection !== undefined && signed === null && (
        <p className={styles.note}>{t('signing.export.personal')}</p>
      )}
      {failure !== null && <Problem error={failure} bank={systems.bankid.name} />}
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

function Saved({ fileName, rows }: Pick<ExportSavedProps, 'fileName' | 'rows'>) {
  const { t } = useTranslation()
  return (
    <div role="status" className={styles.saved}>
      <IconCircleCheck size={24} stroke={1.8} aria-hidden="true" />
      <div>
        <p className={styles.rows}>{t('transactions.export.saved', { count: rows, file: fileName })}</p>
        <p className={styles.note}>{t('transactions.export.savedNote')}</p>
      </div>
    </div>
  )
}
