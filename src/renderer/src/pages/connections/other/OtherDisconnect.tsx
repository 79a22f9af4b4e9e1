import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Connection } from '../../../../../shared/model.ts'
import { useApi, useCommand } from '../../../api.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import styles from '../DisconnectDialog.module.css'

interface OtherDisconnectProps {
  readonly connection: Connection
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** What goes, what stays, and where: nothing was read through it, so there is nothing to keep. */
export function OtherDisconnect({ connection, isOpen, onClose }: OtherDisconnectProps) {
  const { t } = useTranslation()
  const { id, name, system } = connection
  const words = 'connections.other.disconnect'
  const disconnect = useCommand('connection:disconnect')
  const lock = useApi('lock:get', undefined, { enabled: system === 'bankid' })
  const opensApp = lock.data?.bankId?.connectionId === id
  const close = () => {
    disconnect.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('connections.disconnect.title', { name })}
      confirmLabel={t('connections.actions.disconnect')}
      isDangerous
      isBusy={disconnect.isPending}
      failure={disconnect.error?.failure}
      onConfirm={() => disconnect.mutate({ connectionId: id, data: 'delete' }, { onSuccess: close })}
      onClose={close}
    >
      <p className={styles.text}>{system === 'fis' ? t(`${words}.fis`) : t(`${words}.bankid`)}</p>
      {opensApp && (
        <p className={styles.small}>
          {t(`${words}.opensApp`)}{' '}
          <Anchor component={Link} to="/settings" size="sm">
            {t('common.nav.settings')}
          </Anchor>
        </p>
      )}
      {!opensApp && (
        <p className={styles.small}>{system === 'fis' ? t(`${words}.atFis`) : t(`${words}.atBankId`)}</p>
      )}
    </ConfirmDialog>
  )
}
