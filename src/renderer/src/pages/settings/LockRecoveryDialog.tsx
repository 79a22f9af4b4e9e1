import { Button, Checkbox, Group, Modal } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LockProof } from '../../../../shared/contract-identity.ts'
import type { LockState } from '../../../../shared/lock.ts'
import { isAsked, useCommand } from '../../api.ts'
import { useCopy } from '../../components/use-copy.ts'
import { LockProofForm } from './LockProofForm.tsx'
import styles from './Lock.module.css'

interface LockRecoveryDialogProps {
  readonly state: LockState
  /** Given a moment ago: then nothing is asked again. */
  readonly proof: LockProof
  readonly onClose: () => void
}

/** Offers a recovery code, and shows it this once. */
export function LockRecoveryDialog({ state, proof, onClose }: LockRecoveryDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const make = useCommand('lock:make-recovery-code')
  const [code, setCode] = useState<string | null>(null)
  const isShown = code !== null
  // Once main was asked, the code of before may be worthless: the new one is seen before this closes.
  const leave = (): void => (make.isPending ? undefined : onClose())
  const run = (given: LockProof): void => {
    if (isAsked(client, 'lock:make-recovery-code')) return
    make.mutate({ proof: given }, { onSuccess: (made) => setCode(made.code) })
  }
  return (
    <Modal
      opened
      onClose={leave}
      title={t('lock.recovery.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      // What is shown once does not vanish by a slip of the hand.
      withCloseButton={!isShown}
      closeOnEscape={!isShown}
      closeOnClickOutside={false}
    >
      {code !== null ? (
        <Code code={code} onDone={onClose} />
      ) : (
        <LockProofForm
          state={proof === null ? state : { ...state, needsProof: false }}
          action={t('lock.recovery.make')}
          isBusy={make.isPending}
          failure={make.error?.failure}
          onProof={(given) => run(given ?? proof)}
          onCancel={leave}
          cancelLabel={t('lock.recovery.later')}
        >
          <p className={styles.words}>{t('lock.recovery.offer')}</p>
          {state.hasRecoveryCode && <p className={styles.warning}>{t('lock.recovery.replaces')}</p>}
        </LockProofForm>
      )}
    </Modal>
  )
}

/** Four groups a line; the dash between two lines ends the first. */
function linesOf(code: string): readonly string[] {
  return code.match(/(?:[^-]+-?){1,4}/g) ?? []
}

function Code({ code, onDone }: { readonly code: string; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { isCopied, copy } = useCopy(code)
  const [isKept, setKept] = useState(false)
  const Icon = isCopied ? IconCheck : IconCopy
  return (
    <div className={styles.form}>
      <p className={styles.words}>{t('lock.recovery.shown')}</p>
      <p className={styles.code} role="group" aria-label={t('lock.recovery.code')}>
        {linesOf(code).map((line, index) => (
          <span key={index} className={styles.line}>
            {line.split(/(-)/).map((part, place) => (
              // Groups may be alike; their place is what they are.
              <span key={place} className={part === '-' ? styles.dash : undefined}>
                {part}
              </span>
            ))}
          </span>
        ))}
      </p>
      <Group>
        <Button
          variant="default"
          leftSection={<Icon size={16} stroke={1.8} aria-hidden="true" />}
          onClick={copy}
          autoFocus
        >
          {isCopied ? t('common.copied') : t('lock.recovery.copy')}
        </Button>
      </Group>
      <Checkbox
        label={t('lock.recovery.kept')}
        checked={isKept}
        onChange={({ currentTarget }) => setKept(currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button disabled={!isKept} onClick={onDone}>
          {t('lock.recovery.done')}
        </Button>
      </Group>
    </div>
  )
}
