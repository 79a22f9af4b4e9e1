import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportStatement } from '../../../../shared/contract-import.ts'
import type { Account } from '../../../../shared/model.ts'
import { minorOf } from '../../format/amount-input.ts'
import { useFormat } from '../../format/use-format.ts'
import { BalanceField } from './BalanceField.tsx'
import { currencyOf, takesBalance, type Choice } from './choices.ts'
import type { TargetFieldsProps } from './target-fields-props.ts'
import { printedNumber } from '../../format/account-number.ts'
import { NewAccountFields } from './NewAccountFields.tsx'
import styles from './StatementPanel.module.css'

/** Where a statement goes: an account that is here, a new one, or nowhere. */
export function TargetFields({ statement, choice, accounts, onChange }: TargetFieldsProps) {
  const { t } = useTranslation()
  const { into } = choice
  const chosen = typeof into === 'string' ? into : into.accountId
  const currency = currencyOf(statement, choice, accounts)
  const nameOf = (account: Account) => [account.name, printedNumber(account) ?? []].flat().join(' · ')
  const hasNumber = statement.number !== null || statement.iban !== null
  const fits = (account: Account) => statement.currency === null || statement.currency === account.currency
  return (
    <>
      <NativeSelect
        label={t('imports.review.into')}
        description={
          chosen === statement.suggestedAccountId
            ? t(hasNumber ? 'imports.review.found' : 'imports.review.lastTime')
            : undefined
        }
        value={chosen}
        data={[
          ...(chosen === 'undecided' ? [{ value: 'undecided', label: t('imports.review.undecided') }] : []),
          ...accounts.map((account) => ({
            value: account.id,
            label: fits(account)
              ? nameOf(account)
              : t('imports.review.otherCurrency', { name: nameOf(account), currency: account.currency }),
            disabled: !fits(account),
          })),
          { value: 'new', label: t('imports.review.newAccount') },
          { value: 'skip', label: t('imports.review.skip') },
        ]}
        onChange={(event) => onChange({ into: intoOf(event.currentTarget.value) })}
      />
      {into === 'new' && (
        <NewAccountFields statement={statement} choice={choice} accounts={accounts} onChange={onChange} />
      )}
      {into !== 'skip' && <Closing statement={statement} currency={currency} />}
      {currency !== null && takesBalance(statement, choice, accounts) && statement.to !== null && (
        <BalanceField
          day={statement.to}
          currency={currency}
          typed={choice.balance}
          onChange={(balance) => onChange({ balance })}
        />
      )}
    </>
  )
}

function intoOf(value: string): Choice['into'] {
  return value === 'undecided' || value === 'new' || value === 'skip' ? value : { accountId: value }
}

interface ClosingProps {
  readonly statement: ImportStatement
  readonly currency: string | null
}

/** What the file itself says of the balance. */
function Closing({ statement: { closing }, currency }: ClosingProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const minor = closing === null || currency === null ? null : minorOf(closing.amount, currency)
  if (closing === null || currency === null || minor === null) return null
  return (
    <p className={styles.note}>
      {t('imports.review.balanceInFile', {
        amount: format.money({ minor, currency }),
        day: format.date(closing.on, 'long'),
      })}
    </p>
  )
}
