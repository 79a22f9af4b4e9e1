import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LockProof } from '../../../../shared/contract-identity.ts'
import type { LockState } from '../../../../shared/lock.ts'
import { LockProofForm } from './LockProofForm.tsx'
import { LockRecoverySteps } from './LockRecoverySteps.tsx'
import { useRecoveryCode } from './use-recovery-code.ts'
import styles from './Lock.module.css'

interface LockRecoveryDialogProps {
  readonly state: LockState
  /** Given a moment ago: then nothing is asked again. */
  readonly proof: LockProof
  /** What has to wait for it: BankID is going to be the only other way in. */
  readonly isForBankId?: boolean
  /** With what the person proved themselves by. */
  readonly onKept: (proof: LockProof) => void
  readonly onClose: () => void
}

/** Offers a recovery code, shows it this once, and has a part of it typed back. */
export function LockRecoveryDialog(props: LockRecoveryDialogProps) {
  const { t } = useTranslation()
  const { state, proof, isForBankId = false, onKept, onClose } = props
  const recovery = useRecoveryCode(onKept)
  const { shown, isMaking, isKeeping } = recovery
  // What main was asked to do cannot be called off any more.
  const leave = (): void => (isMaking || isKeeping ? undefined : onClose())
  return (
    <Modal
      opened
      onClose={leave}
      title={t('lock.recovery.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      // What is shown once does not vanish by a slip of the hand.
      withCloseButton={shown === null}
      closeOnEscape={shown === null}
      closeOnClickOutside={false}
    >
      {shown !== null ? (
        <LockRecoverySteps recovery={recovery} shown={shown} onCancel={onClose} />
      ) : (
        <LockProofForm
          state={proof === null ? state : { ...state, needsProof: false }}
          action={t('lock.recovery.make')}
          isBusy={isMaking}
          failure={recovery.notMade}
          onProof={(given) => recovery.make(given ?? proof)}
          onCancel={leave}
          cancelLabel={isForBankId ? t('common.cancel') : t('lock.recovery.later')}
        >
          <p className={styles.words}>{t(isForBankId ? 'lock.recovery.first' : 'lock.recovery.offer')}</p>
          {state.hasRecoveryCode && <p className={styles.warning}>{t('lock.recovery.replaces')}</p>}
        </LockProofForm>
      )}
    </Modal>
  )
}
