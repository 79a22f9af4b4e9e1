import { Anchor, Button, Group } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LockProof } from '../../../../shared/contract-identity.ts'
import type { Failure } from '../../../../shared/errors.ts'
import type { LockState } from '../../../../shared/lock.ts'
import type { OrderId, OrderView } from '../../../../shared/order.ts'
import { BankIdOrder } from '../../components/BankIdOrder.tsx'
import { PasswordField } from '../../components/PasswordField.tsx'
import { BankIdProblem } from '../../components/BankIdProblem.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useOrderStart } from '../../components/use-order-start.ts'
import { minutesAndSeconds, useSecondsLeft } from '../../components/use-seconds-left.ts'
import styles from './Lock.module.css'

interface LockProofFormProps {
  readonly state: LockState
  /** What is done once it is proven ("Turn the lock off"). */
  readonly action: string
  readonly isDangerous?: boolean
  readonly isBusy?: boolean
  /** Why the last try did not do. */
  readonly failure?: Failure | undefined
  readonly onProof: (proof: LockProof) => void
  readonly onCancel: () => void
  readonly cancelLabel?: string
  /** What is going to happen. */
  readonly children: ReactNode
}

/** Asks for what shows that it is still the same person, where there is something to show it by, and goes on with it. */
export function LockProofForm(props: LockProofFormProps) {
  const { t } = useTranslation()
  const { state, action, failure, onProof, isBusy = false } = props
  const { orderId, isStarting, failure: notBegun, start, clear } = useOrderStart('lock:confirm')
  const [password, setPassword] = useState('')
  const left = useSecondsLeft(failure?.retryAt ?? null) ?? 0
  const asksPassword = state.needsProof && state.hasPassword
  const asksBankId = state.needsProof && state.bankId !== null
  const isAboutPassword = failure?.code === 'wrong-password' || failure?.code === 'unlock-wait'
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isBusy || isStarting || left > 0) return
    if (asksPassword) return password === '' ? undefined : onProof({ password })
    if (asksBankId) return start(undefined)
    onProof(null)
  }
  if (orderId !== null) {
    const onConfirmed = (): void => {
      clear()
      onProof({ orderId })
    }
    const again = (): void => start(undefined)
    return <ProofOrder orderId={orderId} onConfirmed={onConfirmed} onAgain={again} onCancel={clear} />
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {props.children}
      {asksPassword && (
        <ProofPassword
          value={password}
          onChange={setPassword}
          left={left}
          isBusy={isBusy}
          isWrong={failure?.code === 'wrong-password'}
          onBankId={asksBankId ? () => start(undefined) : null}
        />
      )}
      {failure !== undefined && !isAboutPassword && <Problem error={failure} />}
      {notBegun !== null && <BankIdProblem error={notBegun} />}
      <Buttons
        {...props}
        isStarting={isStarting}
        isWaiting={left > 0}
        action={asksBankId && !asksPassword ? t('lock.proof.withBankId') : action}
        isFirst={!asksPassword}
      />
    </form>
  )
}

interface ProofPasswordProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Seconds before which none is looked at. */
  readonly left: number
  readonly isBusy: boolean
  readonly isWrong: boolean
  /** null: there is no other way to prove it. */
  readonly onBankId: (() => void) | null
}

function ProofPassword({ value, onChange, left, isBusy, isWrong, onBankId }: ProofPasswordProps) {
  const { t } = useTranslation()
  const time = minutesAndSeconds(left)
  const wait = left > 0 ? `${t('lock.field.wait')} ${t('lock.field.again', { time })}.` : undefined
  return (
    <>
      <PasswordField
        label={t('lock.proof.password')}
        kind="current"
        value={value}
        onChange={onChange}
        isDisabled={left > 0}
        isBusy={isBusy}
        error={wait ?? (isWrong ? t('lock.proof.wrong') : undefined)}
        isFirst
      />
      {onBankId !== null && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          fw={560}
          className={styles.instead ?? ''}
          onClick={onBankId}
        >
          {t('lock.proof.withBankIdInstead')}
        </Anchor>
      )}
    </>
  )
}

interface ButtonsProps extends Omit<LockProofFormProps, 'children'> {
  readonly isStarting: boolean
  readonly isWaiting: boolean
  /** Nothing is typed before. */
  readonly isFirst: boolean
}

function Buttons(props: ButtonsProps) {
  const { t } = useTranslation()
  const { action, onCancel, cancelLabel, isStarting, isWaiting, isFirst, isBusy = false } = props
  return (
    <Group justify="flex-end" gap="xs">
      <Button
        variant="default"
        disabled={isBusy}
        onClick={onCancel}
        data-autofocus={isFirst && props.isDangerous === true ? true : undefined}
      >
        {cancelLabel ?? t('common.cancel')}
      </Button>
      <Button
        type="submit"
        loading={isBusy || isStarting}
        disabled={isWaiting}
        data-autofocus={isFirst && props.isDangerous !== true ? true : undefined}
        {...(props.isDangerous === true ? { color: 'red' } : {})}
      >
        {action}
      </Button>
    </Group>
  )
}

interface ProofOrderProps {
  readonly orderId: OrderId
  readonly onConfirmed: () => void
  readonly onAgain: () => void
  readonly onCancel: () => void
}

function ProofOrder({ orderId, onConfirmed, onAgain, onCancel }: ProofOrderProps) {
  const { t } = useTranslation()
  const ended = ({ outcome }: OrderView): void => {
    if (outcome?.kind === 'confirmed') onConfirmed()
  }
  const again = (
    <>
      <Button onClick={onAgain}>{t('errorWords.tryAgain')}</Button>
      <Button variant="default" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </>
  )
  const title = t('lock.proof.order')
  return (
    <BankIdOrder orderId={orderId} title={title} onEnded={ended} onCancel={onCancel} failedAction={again} />
  )
}
