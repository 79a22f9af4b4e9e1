import { Button, Group, Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LockProof } from '../../../../shared/contract-identity.ts'
import type { LockState } from '../../../../shared/lock.ts'
import type { OrderOutcome, OrderView } from '../../../../shared/order.ts'
import { useApi } from '../../api.ts'
import { BankIdOrder } from '../../components/BankIdOrder.tsx'
import { useFocusWhereLost } from '../../components/use-focus-where-lost.ts'
import { useOrderStart } from '../../components/use-order-start.ts'
import { LockProofForm } from './LockProofForm.tsx'
import { LockRecoverySteps } from './LockRecoverySteps.tsx'
import { useRecoveryCode, type RecoveryCode } from './use-recovery-code.ts'
import styles from './Lock.module.css'

interface LockBindDialogProps {
  readonly state: LockState
  readonly onBound: () => void
  readonly onClose: () => void
}

type Bound = Extract<OrderOutcome, { kind: 'bound' }>

/** Makes one person's BankID open the app: by which connection, who one is, and an order that says whose BankID it is. */
export function LockBindDialog({ state, onBound, onClose }: LockBindDialogProps) {
  const { t } = useTranslation()
  const [bound, setBound] = useState<Bound | null>(null)
  const [isCodeKept, setCodeKept] = useState(state.hasPassword || state.hasRecoveryCode)
  const recovery = useRecoveryCode(() => setCodeKept(true))
  const isCodeShown = recovery.shown !== null && !isCodeKept
  const place = useFocusWhereLost(isCodeKept ? 'bankid' : 'code', { onlyLater: true })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('lock.bind.setUp')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
      withCloseButton={!isCodeShown}
      closeOnEscape={!isCodeShown}
      closeOnClickOutside={false}
    >
      {bound === null ? (
        <div ref={place} tabIndex={-1} className={styles.place}>
          <Bind
            state={state}
            recovery={recovery}
            isCodeKept={isCodeKept}
            onBound={setBound}
            onClose={onClose}
          />
        </div>
      ) : (
        <div className={styles.form}>
          <p className={styles.words} role="status">
            {t('lock.bind.done', { name: bound.user.name, number: bound.user.maskedNumber })}
          </p>
          <Group justify="flex-end">
            <Button onClick={onBound} autoFocus>
              {t('lock.proof.next')}
            </Button>
          </Group>
        </div>
      )}
    </Modal>
  )
}

interface BindProps {
  readonly state: LockState
  readonly recovery: RecoveryCode
  /** Something else than BankID opens the app, or will. */
  readonly isCodeKept: boolean
  readonly onBound: (bound: Bound) => void
  readonly onClose: () => void
}

function Bind({ state, recovery, isCodeKept, onBound, onClose }: BindProps) {
  const { t } = useTranslation()
  const connections = useApi('connections:list', undefined)
  const ready = (connections.data ?? []).filter(
    ({ system, status }) => system === 'bankid' && status === 'ready',
  )
  const [chosen, setChosen] = useState('')
  const [given, setGiven] = useState<LockProof>(null)
  const connectionId = chosen || (ready[0]?.id ?? '')
  const { orderId, isStarting, failure, start, clear } = useOrderStart('lock:bind-bankid')
  if (orderId !== null) {
    const ended = ({ outcome }: OrderView): void => {
      if (outcome?.kind === 'bound') onBound(outcome)
    }
    const again = (
      <>
        <Button onClick={() => start({ connectionId, proof: given })}>{t('errorWords.tryAgain')}</Button>
        <Button variant="default" onClick={clear}>
          {t('common.cancel')}
        </Button>
      </>
    )
    return <BankIdOrder orderId={orderId} onEnded={ended} onCancel={clear} failedAction={again} />
  }
  if (connections.isSuccess && ready.length === 0) return <NoConnection onClose={onClose} />
  if (!isCodeKept) return <CodeFirst state={state} recovery={recovery} onClose={onClose} />
  return (
    <LockProofForm
      state={state}
      action={t('lock.bind.start')}
      isBusy={isStarting}
      failure={failure ?? undefined}
      onProof={(proof) => {
        setGiven(proof)
        start({ connectionId, proof })
      }}
      onCancel={onClose}
    >
      <p className={styles.words}>
        {t('lock.bind.text')} {state.hasPassword && t('lock.bind.beside')}
      </p>
      <p className={styles.help}>{t('lock.settings.bankIdHonest')}</p>
      {ready.length > 1 && (
        <NativeSelect
          label={t('lock.bind.which')}
          value={connectionId}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={ready.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </LockProofForm>
  )
}

/** BankID alone would shut the person out the day it cannot be asked. */
function CodeFirst({ state, recovery, onClose }: Pick<BindProps, 'state' | 'recovery' | 'onClose'>) {
  const { t } = useTranslation()
  const { shown, make, isMaking, notMade } = recovery
  if (shown !== null) return <LockRecoverySteps recovery={recovery} shown={shown} onCancel={onClose} />
  return (
    <LockProofForm
      state={state}
      action={t('lock.recovery.make')}
      isBusy={isMaking}
      failure={notMade}
      onProof={make}
      onCancel={onClose}
    >
      <p className={styles.words}>{t('lock.recovery.first')}</p>
      <p className={styles.help}>{t('lock.settings.bankIdHonest')}</p>
    </LockProofForm>
  )
}

function NoConnection({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.form}>
      <p className={styles.words}>{t('lock.settings.bankIdNeeds')}</p>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button component={Link} to="/connect?system=bankid" data-autofocus>
          {t('lock.settings.connectBankId')}
        </Button>
      </Group>
    </div>
  )
}
