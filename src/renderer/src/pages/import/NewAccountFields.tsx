import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AccountKind } from '../../../../shared/model.ts'
import { kindsInOrder } from '../../format/account-kind.ts'
import { longestName } from './choices.ts'
import type { TargetFieldsProps } from './target-fields-props.ts'
import styles from './StatementPanel.module.css'

/** What people here hold accounts in; a file in another currency says so itself. */
const usualCurrencies = ['NOK', 'EUR', 'SEK', 'DKK', 'USD', 'GBP', 'CHF', 'PLN']

/** An account no bank tells of: its name, its kind and its currency. */
export function NewAccountFields({ statement, choice, accounts, onChange }: TargetFieldsProps) {
  const { t } = useTranslation()
  const currencies = new Set([
    ...(statement.currency === null ? [] : [statement.currency]),
    ...accounts.map(({ currency }) => currency),
    ...usualCurrencies,
    choice.currency,
  ])
  return (
    <div className={styles.fields}>
      <TextInput
        className={styles.wide ?? ''}
        label={t('imports.review.name')}
        value={choice.name}
        maxLength={longestName}
        required
        error={choice.name.trim() === '' && choice.name !== '' ? t('imports.review.nameRule') : undefined}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('imports.review.kind')}
        value={choice.kind}
        data={kindsInOrder.map((kind) => ({ value: kind, label: t(`common.kinds.${kind}`) }))}
        onChange={(event) => onChange({ kind: event.currentTarget.value as AccountKind })}
      />
      <NativeSelect
        label={t('imports.review.currency')}
        value={statement.currency ?? choice.currency}
        disabled={statement.currency !== null}
        data={[...currencies]}
        onChange={(event) => onChange({ currency: event.currentTarget.value })}
      />
    </div>
  )
}
