import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LockProof } from '../../../../shared/contract-identity.ts'
import type { LockState } from '../../../../shared/lock.ts'
import { isAsked, useCommand } from '../../api.ts'
import { LockProofForm } from './LockProofForm.tsx'
import styles from './Lock.module.css'

interface LockEndDialogProps {
  readonly what: 'remove-password' | 'unbind' | 'turn-off'
  readonly state: LockState
  /** Given a moment ago: then nothing is asked again. */
  readonly proof: LockProof
  readonly onClose: () => void
}

const channels = {
  'remove-password': 'lock:remove-password',
  unbind: 'lock:unbind-bankid',
  'turn-off': 'lock:turn-off',
} as const

/** Takes something of the lock away: what then opens the app is said first, and who one is asked. */
export function LockEndDialog({ what, state, proof, onClose }: LockEndDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const end = useCommand(channels[what])
  const texts = {
    'remove-password': [
      t('lock.password.removeTitle'),
      t('lock.password.removeText'),
      t('lock.password.remove'),
    ],
    unbind: [t('lock.bind.endTitle'), t('lock.bind.endText'), t('lock.bind.end')],
    'turn-off': [t('lock.off.title'), t('lock.off.text'), t('lock.off.confirm')],
  } as const
  const run = (given: LockProof): void => {
    if (!isAsked(client, channels[what])) end.mutate({ proof: given ?? proof }, { onSuccess: onClose })
  }
  // What main was asked to do cannot be called off any more.
  const leave = (): void => (end.isPending ? undefined : onClose())
  const [title, text, action] = texts[what]
  return (
    <Modal opened onClose={leave} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <LockProofForm
        state={proof === null ? state : { ...state, needsProof: false }}
        action={action}
        isDangerous={what === 'turn-off'}
        isBusy={end.isPending}
        failure={end.error?.failure}
        onProof={run}
        onCancel={leave}
      >
        <p className={styles.words}>{text}</p>
      </LockProofForm>
    </Modal>
  )
}
