import { ActionIcon, TextInput } from '@mantine/core'
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../shared/model.ts'
import { useCommand } from '../../api.ts'
import { useFailureText } from '../../components/use-failure-text.ts'
import styles from './AccountName.module.css'

const longestName = 80

/** The name, and on request a field in its place: Enter saves, Escape leaves things as they were. */
export function AccountName({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const pencil = useRef<HTMLButtonElement>(null)
  const [isEditing, setEditing] = useState(false)
  const finish = () => {
    setEditing(false)
    // Back to where one was: the field the focus stood in is gone.
    requestAnimationFrame(() => pencil.current?.focus())
  }
  if (isEditing) return <NameField account={account} onDone={finish} />
  return (
    <div className={styles.name}>
      <span className={styles.text}>{account.name}</span>
      <ActionIcon
        ref={pencil}
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('accounts.rename', { name: account.name })}
        onClick={() => setEditing(true)}
      >
        <IconPencil size={15} stroke={1.7} />
      </ActionIcon>
    </div>
  )
}

function NameField({ account, onDone }: { readonly account: Account; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState(account.name)
  const update = useCommand('account:update')
  const failureText = useFailureText(update.error?.failure ?? { code: 'internal' })
  const isEmpty = name.trim().length === 0
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (isEmpty) return
    if (name.trim() === account.name) return onDone()
    update.mutate({ accountId: account.id, name: name.trim() }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={save} className={styles.form}>
      <TextInput
        size="xs"
        autoFocus
        aria-label={t('accounts.newName')}
        value={name}
        maxLength={longestName}
        disabled={update.isPending}
        error={isEmpty ? t('accounts.nameRule') : update.isError && failureText.title}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
        }}
        onBlur={(event) => {
          if (!update.isPending) event.currentTarget.form?.requestSubmit()
        }}
      />
    </form>
  )
}
