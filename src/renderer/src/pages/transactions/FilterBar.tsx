import { useCallback, useMemo, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../shared/model.ts'
import { useFormat } from '../../format/use-format.ts'
import { useStatus } from '../../status.ts'
import { AccountFilter } from './AccountFilter.tsx'
import { AmountFilter } from './AmountFilter.tsx'
import { Chips } from '../../components/Chips.tsx'
import { chipsOf } from './chips.ts'
import { PeriodFilter } from './PeriodFilter.tsx'
import { SearchField } from './SearchField.tsx'
import { StatusFilter } from './StatusFilter.tsx'
import { TagFilter } from './annotation/TagFilter.tsx'
import type { ListStateControl } from './use-list-state.ts'
import styles from './FilterBar.module.css'

interface FilterBarProps {
  readonly accounts: readonly Account[]
  readonly control: ListStateControl
  readonly search: RefObject<HTMLInputElement | null>
  readonly onLeave: () => void
}

/** Search and filters in one line, and below them what is in force. */
export function FilterBar({ accounts, control, search, onLeave }: FilterBarProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { today } = useStatus()
  const { state, change, clear } = control
  const onText = useCallback((text: string) => change({ text }, 'typing'), [change])
  const chips = useMemo(
    () => chipsOf(state, accounts, { t, format, today }),
    [state, accounts, t, format, today],
  )
  return (
    <section className={styles.bar} aria-label={t('transactions.filters')}>
      <div className={styles.line}>
        <SearchField field={search} value={state.text} onChange={onText} onLeave={onLeave} />
        <AccountFilter accounts={accounts} control={control} />
        <PeriodFilter control={control} />
        <AmountFilter accounts={accounts} control={control} />
        <StatusFilter control={control} />
        <TagFilter control={control} />
      </div>
      {chips.length > 0 && (
        <Chips
          chips={chips}
          onRemove={(chip) => change(chip.without)}
          onClear={clear}
          onGone={() => search.current?.focus()}
        />
      )}
    </section>
  )
}
