import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../../../shared/ids.ts'
import { useFormat } from '../../format/use-format.ts'
import { balanceProblem } from './choices.ts'

interface BalanceFieldProps {
  readonly day: CalendarDate
  readonly currency: string
  readonly typed: string
  readonly onChange: (typed: string) => void
}

/** The one number a file without balances cannot tell; may be left open. */
export function BalanceField({ day, currency, typed, onChange }: BalanceFieldProps) {
  const { t } = useTranslation()
  const { locale, date } = useFormat()
  const problem = balanceProblem(typed, currency, locale)
  return (
    <TextInput
      label={t('imports.review.balance', { day: date(day, 'long') })}
      description={t('imports.review.balanceHint')}
      inputMode="decimal"
      autoComplete="off"
      maxLength={24}
      value={typed}
      error={problem === null ? undefined : t(`imports.review.${problem}`, { currency })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
