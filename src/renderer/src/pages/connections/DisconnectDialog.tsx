import { Anchor, Radio } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../../shared/model.ts'
import { useCommand } from '../../api.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { LeavesInvented } from '../../components/LeavesInvented.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useOutsideLink } from '../../components/use-outside-link.ts'
import { wayOf, type Way } from './way.ts'
import styles from './DisconnectDialog.module.css'

interface DisconnectDialogProps {
  readonly connection: Connection
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** What disconnecting does, to the keys, to the data and at the bank, and which of two it shall be. A connection that is
 *  disconnected already has only its data left to delete. */
export function DisconnectDialog({ connection, isOpen, onClose }: DisconnectDialogProps) {
  const { t } = useTranslation()
  const isDisconnected = connection.status === 'disconnected'
  const [choice, setChoice] = useState<'keep' | 'delete'>('keep')
  const disconnect = useCommand('connection:disconnect')
  const data = isDisconnected ? 'delete' : choice
  const close = () => {
    disconnect.reset()
    setChoice('keep')
    onClose()
  }
  const { name } = connection
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={
        isDisconnected
          ? t('connections.disconnect.deleteTitle', { name })
          : t('connections.disconnect.title', { name })
      }
      confirmLabel={
        isDisconnected
          ? t('connections.disconnect.confirmDeleteOnly')
          : data === 'keep'
            ? t('connections.disconnect.confirmKeep')
            : t('connections.disconnect.confirmDelete')
      }
      isDangerous={data === 'delete'}
      isBusy={disconnect.isPending}
      failure={disconnect.error?.failure}
      onConfirm={() => disconnect.mutate({ connectionId: connection.id, data }, { onSuccess: close })}
      onClose={close}
    >
      {isDisconnected ? (
        <p className={styles.text}>{t('connections.disconnect.deleteOnly')}</p>
      ) : (
        <Choice way={wayOf(connection)} value={choice} onChange={setChoice} />
      )}
    </ConfirmDialog>
  )
}

interface ChoiceProps {
  readonly way: Way
  readonly value: 'keep' | 'delete'
  readonly onChange: (value: 'keep' | 'delete') => void
}

function Choice({ way, value, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <>
      <p className={styles.text}>{t('connections.disconnect.what')}</p>
      <Radio.Group
        label={t('connections.disconnect.choice')}
        value={value}
        onChange={(picked) => onChange(picked === 'delete' ? 'delete' : 'keep')}
      >
        <div className={styles.choices}>
          <Radio
            value="keep"
            label={t('connections.disconnect.keep')}
            description={t('connections.disconnect.keepText')}
          />
          <Radio
            value="delete"
            label={t('connections.disconnect.delete')}
            description={t('connections.disconnect.deleteText')}
          />
        </div>
      </Radio.Group>
      <AtBank way={way} />
    </>
  )
}

/** What stays at the bank, and where one ends it there. */
function AtBank({ way }: Pick<ChoiceProps, 'way'>) {
  const { t } = useTranslation()
  const outside = useOutsideLink('sparebank1-portal')
  if (way === 'sbanken') return null
  return (
    <>
      <p className={styles.small}>
        {t(`connections.disconnect.atBank.${way}`)}{' '}
        {way === 'sparebank1' && (
          <Anchor component="button" type="button" size="sm" onClick={outside.follow}>
            {t('connections.disconnect.openPortal')}
          </Anchor>
        )}
      </p>
      {outside.isAsking && <LeavesInvented {...outside} />}
      {outside.failure !== undefined && <Problem error={outside.failure} />}
    </>
  )
}
