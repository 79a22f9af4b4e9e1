import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionId } from '../../../../shared/ids.ts'
import type { Account } from '../../../../shared/model.ts'
import { suggestedAccounts } from '../../../../shared/suggested-accounts.ts'
import { useCommand } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import { AccountChoice } from './AccountChoice.tsx'
import { HistoryStart } from './HistoryStart.tsx'
import { Step } from './Step.tsx'
import type { StepProps } from './use-wizard.ts'
import styles from './AccountsForm.module.css'

interface AccountsFormProps extends StepProps {
  readonly connectionId: ConnectionId
  readonly accounts: readonly Account[]
}

/** Which accounts, and since when. */
export function AccountsForm({ wizard, sync, connectionId, accounts }: AccountsFormProps) {
  const { t } = useTranslation()
  const { state, change, goTo, back } = wizard
  const choose = useCommand('connection:choose-accounts')
  const [hasHistoryRule, setHistoryRule] = useState(true)
  const chosen = state.accountIds ?? suggestedAccounts(accounts).map(({ id }) => id)
  const canStart = chosen.length > 0 && hasHistoryRule
  const start = () => {
    if (!canStart) return
    const since = state.historyFrom === null ? {} : { historyFrom: state.historyFrom }
    choose.mutate(
      { connectionId, accountIds: [...chosen], ...since },
      {
        onSuccess: () => {
          sync.start()
          goTo('sync')
        },
      },
    )
  }
  return (
    <Step
      title={t('connect.accounts.title')}
      subtitle={t('connect.accounts.subtitle')}
      nextLabel={t('connect.accounts.start')}
      onNext={start}
      onBack={back}
      isBusy={choose.isPending}
    >
      <AccountList accounts={accounts} chosen={chosen} onChoose={(accountIds) => change({ accountIds })} />
      <HistoryStart
        value={state.historyFrom}
        onChange={(historyFrom) => change({ historyFrom })}
        onComplete={setHistoryRule}
      />
      {choose.isError && <Problem error={choose.error.failure} />}
    </Step>
  )
}

interface AccountListProps {
  readonly accounts: readonly Account[]
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}

function AccountList({ accounts, chosen, onChoose }: AccountListProps) {
  const { t } = useTranslation()
  const hasAll = accounts.every(({ id }) => chosen.includes(id))
  return (
    <div>
      <div className={styles.head}>
        <p className={styles.count} aria-live="polite">
          {t('connect.accounts.chosen', { count: chosen.length, total: accounts.length })}
        </p>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChoose(hasAll ? [] : accounts.map(({ id }) => id))}
        >
          {hasAll ? t('connect.accounts.none') : t('connect.accounts.all')}
        </Button>
      </div>
      <Checkbox.Group
        aria-label={t('connect.accounts.label')}
        value={[...chosen]}
        onChange={onChoose}
        error={chosen.length === 0 ? t('connect.accounts.needOne') : null}
      >
        <div className={styles.list}>
          {accounts.map((account) => (
            <AccountChoice key={account.id} account={account} />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  )
}
