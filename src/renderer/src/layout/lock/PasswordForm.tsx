import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppStatus } from '../../../../shared/app-status.ts'
import type { Instant } from '../../../../shared/ids.ts'
import { isAsked, queryKey, useCommand } from '../../api.ts'
import { PasswordField } from '../../components/PasswordField.tsx'
import { Problem } from '../../components/Problem.tsx'
import { minutesAndSeconds, useSecondsLeft } from '../../components/use-seconds-left.ts'
import styles from './LockScreen.module.css'

interface PasswordFormProps {
  /** Before it no password is looked at. */
  readonly retryAt: Instant | null
  readonly onUnlocked: (status: AppStatus) => void
}

/** The password: the field has the focus from the start, again after a wrong one, and again when a wait is over. */
export function PasswordForm({ retryAt, onUnlocked }: PasswordFormProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const unlock = useCommand('lock:unlock')
  const [password, setPassword] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const failure = unlock.error?.failure
  const until = later(retryAt, failure?.retryAt ?? null)
  const left = useSecondsLeft(until) ?? 0
  const isWaiting = left > 0
  const field = useRef<HTMLInputElement>(null)
  const isWrong = failure?.code === 'wrong-password' || failure?.code === 'unlock-wait'
  const said = isEmpty
    ? t('lock.field.empty')
    : failure?.code === 'wrong-password'
      ? t('lock.screen.wrong')
      : undefined
  useEffect(() => {
    if (!isWaiting) field.current?.focus()
  }, [isWaiting, failure])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isWaiting || isAsked(client, 'lock:unlock')) return
    setEmpty(password === '')
    if (password === '') return field.current?.focus()
    const look = (): void => {
      setPassword('') // a wrong one may be all but right, and whoever comes by could have it shown
      // It may have begun a wait, which the status tells.
      void client.invalidateQueries({ queryKey: queryKey('app:status') })
    }
    unlock.mutate({ password }, { onSuccess: onUnlocked, onError: look })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <PasswordField
        label={t('lock.screen.password')}
        kind="current"
        size="md"
        value={password}
        onChange={(typed) => {
          setEmpty(false)
          setPassword(typed)
        }}
        isDisabled={isWaiting}
        isBusy={unlock.isPending}
        error={isWaiting ? undefined : said}
        input={field}
        isFirst
      />
      {isWaiting && <Wait left={left} />}
      <Button type="submit" size="md" fullWidth loading={unlock.isPending} disabled={isWaiting}>
        {t('lock.screen.unlock')}
      </Button>
      {failure !== undefined && !isWrong && <Problem error={failure} />}
    </form>
  )
}

/** Said once when it begins; who listens is not told each second. */
function Wait({ left }: { readonly left: number }) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  // The field it was in is closed meanwhile.
  useEffect(() => {
    place.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={place} tabIndex={-1} className={styles.wait}>
      <p role="alert">{t('lock.field.wait')}</p>
      <p role="timer" className={styles.left}>
        {t('lock.field.again', { time: minutesAndSeconds(left) })}
      </p>
    </div>
  )
}

/** The later of two instants in ISO form, which sorts as text. */
function later(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
