import { Button, Group } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../../shared/errors.ts'
import { passwordLength } from '../../../../shared/lock.ts'
import { PasswordField } from '../../components/PasswordField.tsx'
import { Problem } from '../../components/Problem.tsx'
import styles from './Lock.module.css'

interface LockNewPasswordProps {
  readonly isBusy: boolean
  readonly failure: Failure | undefined
  /** No recovery code would open the app if it is forgotten. */
  readonly hasWarning: boolean
  readonly onChosen: (password: string) => void
  readonly onCancel: () => void
}

/** A password, typed twice. Its length is all that is asked of it. */
export function LockNewPassword({ isBusy, failure, hasWarning, onChosen, onCancel }: LockNewPasswordProps) {
  const { t } = useTranslation()
  const { min } = passwordLength
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setTried] = useState(false)
  const isShort = password.length < min
  const isDifferent = again !== password
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!isShort && !isDifferent && !isBusy) onChosen(password)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <PasswordField
        label={t('lock.password.fresh')}
        help={t('lock.password.rule', { min })}
        kind="new"
        value={password}
        onChange={setPassword}
        isBusy={isBusy}
        error={isTried && isShort ? t('lock.password.tooShort', { min }) : undefined}
        isFirst
      />
      <PasswordField
        label={t('lock.password.again')}
        kind="new"
        value={again}
        onChange={setAgain}
        isBusy={isBusy}
        error={isTried && !isShort && isDifferent ? t('lock.password.different') : undefined}
      />
      {hasWarning && <p className={styles.warning}>{t('lock.password.warning')}</p>}
      {failure !== undefined && <Problem error={failure} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" disabled={isBusy} onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={isBusy}>
          {t('lock.password.save')}
        </Button>
      </Group>
    </form>
  )
}
