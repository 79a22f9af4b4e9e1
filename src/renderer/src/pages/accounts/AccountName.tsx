import { ActionIcon, TextInput } from '@mantine/core'
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../shared/model.ts'
import { useCommand } from '../../api.ts'
import { useFailureText } from '../../components/use-failure-text.ts'
import styles from './AccountName.module.css'

const longestName = 80

/** The name, and on request a field in its place: Enter or leaving the field saves, Escape changes nothing. */
export function AccountName({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const pencil = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<'reading' | 'editing' | 'edited'>('reading')
  useEffect(() => {
    // Back to where one was: the field the focus stood in is gone.
    if (state === 'edited') pencil.current?.focus()
  }, [state])
  if (state === 'editing') return <NameField account={account} onDone={setState} />
  return (
    <div className={styles.name}>
      <span className={styles.text}>{account.name}</span>
      <ActionIcon
        ref={pencil}
        className={styles.tool ?? ''}
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('accounts.rename', { name: account.name })}
        onClick={() => setState('editing')}
      >
        <IconPencil size={15} stroke={1.7} />
      </ActionIcon>
    </div>
  )
}

interface NameFieldProps {
  readonly account: Account
  /** `edited`: finished by key, so the focus comes back; `reading`: the person is already somewhere else. */
  readonly onDone: (how: 'edited' | 'reading') => void
}

function NameField({ account, onDone }: NameFieldProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(account.name)
  const update = useCommand('account:update')
  const failureText = useFailureText(update.error?.failure ?? { code: 'internal' })
  const wanted = name.trim()
  const save = (how: 'edited' | 'reading') => {
    if (wanted === account.name) onDone(how)
    else if (wanted !== '' && !update.isPending) {
      update.mutate({ accountId: account.id, name: wanted }, { onSuccess: () => onDone(how) })
    }
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save('edited')
      }}
    >
      <TextInput
        size="xs"
        autoFocus
        aria-label={t('accounts.newName')}
        value={name}
        maxLength={longestName}
        readOnly={update.isPending}
        error={wanted === '' ? t('accounts.nameRule') : update.isError && failureText.title}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={() => save('reading')}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone('edited')
        }}
      />
    </form>
  )
}
