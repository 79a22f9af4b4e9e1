import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './Choice.module.css'

export interface CardChoice<V extends string> {
  readonly value: V
  readonly icon?: ReactNode
  readonly name: string
  readonly badge?: ReactNode
  readonly text: string
}

interface RadioCardsProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly choices: readonly CardChoice<V>[]
  /** Of another sort, under a heading of their own. */
  readonly others?: { readonly heading: string; readonly choices: readonly CardChoice<V>[] }
  /** Two short ones stand side by side. */
  readonly isPair?: boolean
  readonly onChange: (value: V) => void
}

/** One of a few, each a card with a picture, a name and a sentence; the whole card is the radio button. */
export function RadioCards<V extends string>(props: RadioCardsProps<V>) {
  const { label, value, choices, others, isPair = false, onChange } = props
  return (
    <Radio.Group aria-label={label} value={value} onChange={(picked) => onChange(picked as V)}>
      <div className={isPair ? styles.pair : styles.list}>
        {choices.map((choice) => (
          <Card key={choice.value} choice={choice} />
        ))}
        {others !== undefined && (
          <>
            <h2 className={styles.heading}>{others.heading}</h2>
            {others.choices.map((choice) => (
              <Card key={choice.value} choice={choice} />
            ))}
          </>
        )}
      </div>
    </Radio.Group>
  )
}

function Card<V extends string>({ choice }: { readonly choice: CardChoice<V> }) {
  return (
    <Radio.Card value={choice.value} className={styles.card ?? ''}>
      {choice.icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {choice.icon}
        </span>
      )}
      <span className={styles.words}>
        <span className={styles.name}>
          {choice.name} {choice.badge}
        </span>
        <span className={styles.text}>{choice.text}</span>
      </span>
      <Radio.Indicator />
    </Radio.Card>
  )
}
