import { VisuallyHidden } from '@mantine/core'
import type { Money } from '../../../shared/money.ts'
import type { MoneyStyle } from '../format/money.ts'
import { useFormat } from '../format/use-format.ts'
import styles from './AmountText.module.css'

interface AmountTextProps extends MoneyStyle {
  readonly amount: Money
  /** `flow` colours what came in as well; `balance` (default) only what is below zero. */
  readonly tone?: 'balance' | 'flow' | 'plain'
}

/** An amount in figures of one width. Below zero it has a minus sign and a colour, and a word for the ear. */
export function AmountText({ amount, tone = 'balance', ...style }: AmountTextProps) {
  const format = useFormat()
  const text = format.money(amount, style)
  const colour = colourOf(amount.minor, tone)
  if (amount.minor >= 0) return <span className={`${styles.amount} ${colour}`}>{text}</span>
  return (
    <span className={`${styles.amount} ${colour}`}>
      <span aria-hidden="true">{text}</span>
      <VisuallyHidden>{format.spokenMoney(amount)}</VisuallyHidden>
    </span>
  )
}

function colourOf(minor: number, tone: 'balance' | 'flow' | 'plain'): string {
  if (tone === 'plain') return ''
  if (minor < 0) return styles.negative ?? ''
  return tone === 'flow' && minor > 0 ? (styles.positive ?? '') : ''
}
