import { useTranslation } from 'react-i18next'
import type { ImportOutcome, ImportStatement } from '../../../../shared/contract-import.ts'
import type { Account } from '../../../../shared/model.ts'
import { Panel } from '../../components/Panel.tsx'
import { formatAccountNumber } from '../../format/account-number.ts'
import { useFormat } from '../../format/use-format.ts'
import { currencyOf, type Choice } from './choices.ts'
import { NewestRows } from './NewestRows.tsx'
import { TargetFields } from './TargetFields.tsx'
import styles from './StatementPanel.module.css'

interface StatementPanelProps {
  readonly name: string
  readonly statement: ImportStatement
  readonly choice: Choice
  readonly accounts: readonly Account[]
  /** null: not compared yet, or left out. */
  readonly outcome: ImportOutcome | null
  readonly onChange: (change: Partial<Choice>) => void
}

/** One account's part of a file: what it holds, where it goes, and how much of it is new. */
export function StatementPanel(props: StatementPanelProps) {
  const { t } = useTranslation()
  const { name, statement, choice, accounts, outcome, onChange } = props
  const format = useFormat()
  const { rowCount, from, to, number, iban } = statement
  const isSkipped = choice.into === 'skip'
  const facts = [
    number === null ? iban : formatAccountNumber(number),
    t('imports.review.rows', { count: rowCount }),
    from !== null && to !== null
      ? t('imports.review.period', { from: format.date(from), to: format.date(to) })
      : null,
  ].filter((fact) => fact !== null)
  return (
    <Panel title={<bdi>{name}</bdi>} note={facts.join(' · ')}>
      <div className={styles.columns}>
        <div className={styles.form}>
          <TargetFields statement={statement} choice={choice} accounts={accounts} onChange={onChange} />
          <p role="status" className={styles.outcome}>
            {outcome !== null &&
              !isSkipped &&
              t('imports.review.outcome', { count: rowCount, added: outcome.added, known: outcome.known })}
          </p>
        </div>
        <NewestRows
          rows={statement.preview}
          currency={currencyOf(statement, choice, accounts)}
          isFaint={isSkipped}
        />
      </div>
    </Panel>
  )
}
