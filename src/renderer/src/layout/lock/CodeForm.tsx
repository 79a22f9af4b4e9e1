import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { AppStatus } from '../../../../shared/app-status.ts'
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
  const field = useRef<HTMLInputElement>(null)
  const failure = unlock.error?.failure
  const isWrong = failure?.code === 'wrong-code'
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [failure])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (code.trim() === '' || isAsked(client, 'lock:unlock-with-code')) return
    unlock.mutate(
      { code },
      {
        onSuccess: (status) => {
          void navigate('/settings')
          onUnlocked(status)
        },
      },
    )
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
        onChange={(event) => setCode(event.currentTarget.value)}
        maxLength={100}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        readOnly={unlock.isPending}
        error={isWrong ? t('lock.screen.wrongCode') : undefined}
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
