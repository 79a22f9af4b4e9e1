import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LockProof } from '../../../../shared/contract-identity.ts'
import type { LockState } from '../../../../shared/lock.ts'
import { isAsked, useCommand } from '../../api.ts'
import { LockNewPassword } from './LockNewPassword.tsx'
import { LockProofForm } from './LockProofForm.tsx'
import styles from './Lock.module.css'

interface LockPasswordDialogProps {
  readonly state: LockState
  /** The recovery code opened the app just now, which is said. */
  readonly isAfterCode: boolean
  /** It is set. The proof is the new password itself. */
  readonly onSet: (proof: LockProof) => void
  readonly onClose: () => void
}

/** Sets the first password, or another: first who one is, where that can be shown, then the new one. */
export function LockPasswordDialog({ state, isAfterCode, onSet, onClose }: LockPasswordDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const save = useCommand('lock:set-password')
  const [proof, setProof] = useState<LockProof | 'missing'>(state.needsProof ? 'missing' : null)
  const failure = save.error?.failure
  const isRefused = failure?.code === 'wrong-password' || failure?.code === 'unlock-wait'
  // What main was asked to do cannot be called off any more.
  const leave = (): void => (save.isPending ? undefined : onClose())
  const submit = (password: string): void => {
    if (proof === 'missing' || isAsked(client, 'lock:set-password')) return
    save.mutate(
      { password, proof },
      { onSuccess: () => onSet({ password }), onError: () => state.needsProof && setProof('missing') },
    )
  }
  return (
    <Modal
      opened
      onClose={leave}
      title={state.hasPassword ? t('lock.password.titleChange') : t('lock.password.titleSet')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={false}
    >
      {isAfterCode && <p className={`${styles.words} ${styles.first}`}>{t('lock.password.afterCode')}</p>}
      {proof === 'missing' ? (
        <LockProofForm
          state={state}
          action={t('lock.proof.next')}
          failure={failure}
          onProof={setProof}
          onCancel={leave}
        >
          {null}
        </LockProofForm>
      ) : (
        <LockNewPassword
          isBusy={save.isPending}
          failure={isRefused ? undefined : failure}
          hasWarning={!state.hasRecoveryCode}
          onChosen={submit}
          onCancel={leave}
        />
      )}
    </Modal>
  )
}
