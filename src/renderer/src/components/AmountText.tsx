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

/** An amount in figures of one width, its currency quieter than they are. Below zero it has a minus sign and a colour,
 *  and a word for the ear. */
export function AmountText({ amount, tone = 'balance', ...style }: AmountTextProps) {
  const format = useFormat()
  const colour = colourOf(amount.minor, tone)
  const parts = format.moneyParts(amount, style)
  const shown = parts.map(({ text, isCurrency }, index) =>
    isCurrency ? <Currency key="currency" text={text} isLast={index === parts.length - 1} /> : text,
  )
  if (amount.minor >= 0) return <span className={`${styles.amount} ${colour}`}>{shown}</span>
  return (
    <span className={`${styles.amount} ${colour}`}>
      <span aria-hidden="true">{shown}</span>
      <VisuallyHidden>{format.spokenMoney(amount)}</VisuallyHidden>
    </span>
  )
}

/** `NOK`, `kr`, `€`. Behind the figures all are of one width, so that a column of figures stays a column. */
function Currency({ text, isLast }: { readonly text: string; readonly isLast: boolean }) {
  const size = /\p{L}/u.test(text) ? styles.code : styles.symbol
  return <span className={`${styles.currency} ${size} ${isLast ? styles.last : ''}`}>{text}</span>
}

function colourOf(minor: number, tone: 'balance' | 'flow' | 'plain'): string {
  if (tone === 'plain') return ''
  if (minor < 0) return styles.negative ?? ''
  return tone === 'flow' && minor > 0 ? (styles.positive ?? '') : ''
}
