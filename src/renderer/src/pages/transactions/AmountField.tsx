import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { minorOf, readAmount, typedAmount } from '../../format/amount-input.ts'
import { useFormat } from '../../format/use-format.ts'

interface AmountFieldProps {
  readonly label: string
  /** Plain decimal text without a sign; null: open. */
  readonly value: string | null
  /** The currency in whose decimals it is read; null: cannot be told, so nothing can be typed. */
  readonly currency: string | null
  /** `isOutgoing`: a minus was typed, which says which way the money went. */
  readonly onChange: (size: string | null, isOutgoing: boolean) => void
}

const typingMs = 250

/** One end of an amount, typed with the comma or point one is used to. Says at once when it is no amount. */
export function AmountField({ label, value, currency, onChange }: AmountFieldProps) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const [typed, setTyped] = useState(value === null ? '' : typedAmount(value, locale))
  const amount = readAmount(typed, locale)
  const problem = problemOf(typed, amount, currency)
  const size = amount?.replace('-', '') ?? null
  const isOutgoing = amount?.startsWith('-') === true
  const isUsable = problem === null && currency !== null

  useEffect(() => {
    if (!isUsable || size === value) return
    const timer = setTimeout(() => onChange(size, isOutgoing), typingMs)
    return () => clearTimeout(timer)
  }, [isUsable, size, value, isOutgoing, onChange])

  return (
    <TextInput
      label={label}
      size="sm"
      inputMode="decimal"
      autoComplete="off"
      maxLength={24}
      value={typed}
      disabled={currency === null}
      error={problem === null ? undefined : t(`transactions.amount.${problem}`, { currency })}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}

function problemOf(typed: string, amount: string | null, currency: string | null) {
  if (typed.trim() === '' || currency === null) return null
  if (amount === null) return 'noNumber'
  return minorOf(amount, currency) === null ? 'tooManyDecimals' : null
}
