import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../../../shared/ids.ts'
import type { TransactionDetails } from '../../../../shared/model.ts'
import { formatAccountNumber } from '../../format/account-number.ts'
import { typedAmount } from '../../format/amount-input.ts'
import { useFormat } from '../../format/use-format.ts'
import { useStatus } from '../../status.ts'
import { Field, Section } from './DetailsFields.tsx'

/** The dates told apart: when it was paid, when the bank booked it, from when it bears interest. */
export function Dates({ transaction }: { readonly transaction: TransactionDetails }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { today } = useStatus()
  const { status, bookedOn, valueOn, purchasedOn } = transaction
  const text = (date: CalendarDate | null) => (date === null ? null : format.date(date, 'long'))
  const isAhead = bookedOn > today // what has not happened yet is not told as past
  const booked = `transactions.details.${status}${isAhead ? 'Ahead' : 'On'}` as const
  return (
    <Section title={t('transactions.details.dates')}>
      <Field label={t('transactions.details.purchasedOn')}>{text(purchasedOn)}</Field>
      <Field label={t(booked)}>{text(bookedOn)}</Field>
      <Field label={t('transactions.details.valueOn')}>{text(valueOn)}</Field>
    </Section>
  )
}

/** Between whom, and in which currencies. */
export function Payment({ transaction }: { readonly transaction: TransactionDetails }) {
  const { t } = useTranslation()
  const { locale, money } = useFormat()
  const { accountName, counterparty, counterpartyAccount, message, original, rate, amount, balanceAfter } =
    transaction
  const rateWords =
    rate === null
      ? null
      : original === null
        ? typedAmount(rate, locale)
        : t('transactions.details.rateOf', {
            foreign: original.currency,
            own: amount.currency,
            rate: typedAmount(rate, locale),
          })
  return (
    <Section title={t('transactions.details.payment')}>
      <Field label={t('transactions.details.account')}>{accountName}</Field>
      <Field label={t('transactions.details.counterparty')}>{counterparty}</Field>
      <Field
        label={t('transactions.details.counterpartyAccount')}
        copy={{ text: counterpartyAccount, label: t('transactions.details.copyAccount') }}
      >
        {counterpartyAccount === null ? null : formatAccountNumber(counterpartyAccount)}
      </Field>
      <Field
        label={t('transactions.details.message')}
        copy={{ text: message, label: t('transactions.details.copyMessage') }}
      >
        {message}
      </Field>
      <Field label={t('transactions.details.balanceAfter')}>
        {balanceAfter === null ? null : money(balanceAfter)}
      </Field>
      <Field label={t('transactions.details.original')}>{original === null ? null : money(original)}</Field>
      <Field label={t('transactions.details.rate')}>{rateWords}</Field>
    </Section>
  )
}

/** What the bank and the files said, and when. */
export function FromBank({ transaction }: { readonly transaction: TransactionDetails }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { bankText, typeCode, typeText, bankRef, files, firstSeenAt, changedAt } = transaction
  const type = [typeText, typeCode].filter((part) => part !== null && part !== '').join(' · ')
  return (
    <Section title={t('transactions.details.bank')}>
      <Field
        label={t('transactions.details.bankText')}
        copy={{ text: bankText, label: t('transactions.details.copyText') }}
      >
        {bankText}
      </Field>
      <Field label={t('transactions.details.type')}>{type}</Field>
      <Field
        label={t('transactions.details.reference')}
        copy={{ text: bankRef, label: t('transactions.details.copyReference') }}
      >
        {bankRef}
      </Field>
      <Field label={t('transactions.details.files', { count: files.length })}>{files.join('\n')}</Field>
      <Field label={t('transactions.details.firstSeenAt')}>{format.instant(firstSeenAt)}</Field>
      {changedAt !== firstSeenAt && (
        <Field label={t('transactions.details.changedAt')}>{format.instant(changedAt)}</Field>
      )}
    </Section>
  )
}
