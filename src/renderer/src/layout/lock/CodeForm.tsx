import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { AppStatus } from '../../../../shared/app-status.ts'
import { recoveryCodeLetters } from '../../../../shared/lock.ts'
import { isAsked, useCommand } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import styles from './LockScreen.module.css'

/** The recovery code. Who needs it has lost the other ways in, so it leads to where new ones are made. */
export function CodeForm({ onUnlocked }: { readonly onUnlocked: (status: AppStatus) => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const unlock = useCommand('lock:unlock-with-code')
  const [code, setCode] = useState('')
  const [isTried, setTried] = useState(false)
  const wrongLength = useWrongLength(code)
  const field = useRef<HTMLInputElement>(null)
  const failure = unlock.error?.failure
  const isWrong = failure?.code === 'wrong-code'
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [failure])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isAsked(client, 'lock:unlock-with-code')) return
    setTried(true)
    unlock.reset()
    if (wrongLength !== undefined) return field.current?.focus()
    const opened = (status: AppStatus): void => {
      void navigate('/settings', { state: { openedByCode: true } })
      onUnlocked(status)
    }
    unlock.mutate({ code }, { onSuccess: opened })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={t('lock.screen.code')}
        labelProps={{ mb: 4 }}
        descriptionProps={{ mb: 6 }}
        description={t('lock.screen.codeHelp')}
        size="md"
        value={code}
        onChange={(event) => {
          setTried(false)
          setCode(event.currentTarget.value)
        }}
        maxLength={100}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        readOnly={unlock.isPending}
        error={(isTried ? wrongLength : undefined) ?? (isWrong ? t('lock.screen.wrongCode') : undefined)}
        classNames={{ input: styles.code ?? '' }}
        ref={field}
      />
      <Button type="submit" size="md" fullWidth loading={unlock.isPending}>
        {t('lock.screen.unlock')}
      </Button>
      {failure !== undefined && !isWrong && <Problem error={failure} />}
    </form>
  )
}

/** Said before main is asked: what is missing or too much in what was typed; undefined: its length is that of a code. */
function useWrongLength(code: string): string | undefined {
  const { t } = useTranslation()
  // As main reads it: blanks and dashes of any kind do not count.
  const letters = code.replace(/[\s\p{Pd}]/gu, '').length
  if (letters === 0) return t('lock.screen.emptyCode')
  if (letters === recoveryCodeLetters) return undefined
  const all = recoveryCodeLetters
  return letters < all
    ? t('lock.screen.shortCode', { letters, all })
    : t('lock.screen.longCode', { letters, all })
}
