import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Chips } from '../../components/Chips.tsx'
import { FilterButton } from '../../components/FilterButton.tsx'
import { harmless } from '../../format/harmless.ts'
import { useFormat } from '../../format/use-format.ts'
import { AddFilter } from './AddFilter.tsx'
import { kindOf } from './columns.ts'
import { isCalendarDate } from '../../format/date-input.ts'
import { isSame } from './quick.ts'
import { QuickFilters } from './QuickFilters.tsx'
import { filterOf, needsValue, type Term } from './terms.ts'
import type { FlexControl } from './use-flex-state.ts'
import { useChoiceText } from './use-choice-text.ts'
import { useWords } from './use-words.ts'
import styles from './FilterLine.module.css'

/** What is asked of the table: the quick questions, one's own, and below them what is in force. */
export function FilterLine({ control }: { readonly control: FlexControl }) {
  const { t } = useTranslation()
  const bar = useRef<HTMLElement>(null)
  const termText = useTermText(control)
  const { resource, filters } = control.state
  const chips = filters
    .filter((term) => filterOf(resource, term) !== null)
    .map((term) => ({ id: `${term.field} ${term.operator} ${term.value}`, name: termText(term), term }))
  return (
    <section ref={bar} className={styles.bar} aria-label={t('flex.filter.region')}>
      <div className={styles.line}>
        <QuickFilters control={control} />
        <FilterButton label={t('flex.filter.add')} isInForce={chips.length > 0}>
          {(close) => (
            <AddFilter
              key={resource}
              resource={resource}
              onAdd={(term) => {
                if (!filters.some((each) => isSame(each, term)))
                  control.change({ filters: [...filters, term] })
                close()
              }}
            />
          )}
        </FilterButton>
      </div>
      {chips.length > 0 && (
        <Chips
          chips={chips}
          onRemove={({ term }) => control.change({ filters: filters.filter((each) => each !== term) })}
          onClear={() => control.change({ filters: [] })}
          onGone={() => bar.current?.querySelector('button')?.focus()}
        />
      )}
    </section>
  )
}

/** One filter in words: "Max. power is at least 5 kW". */
function useTermText({ state: { resource } }: FlexControl) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  const choiceText = useChoiceText(resource)
  return ({ field, operator, value }: Term): string => {
    const slots = { field: words.header(resource, field), operator: t(`flex.filter.operators.${operator}`) }
    if (!needsValue(operator)) return t('flex.filter.chipAlone', slots)
    const shown = isCalendarDate(value)
      ? format.date(value)
      : kindOf(resource, field) === 'power'
        ? t('flex.table.power', { value: harmless(value) })
        : harmless(choiceText(field, value))
    if (operator === 'since' && field === 'time') return t('flex.filter.chipSince', { value: shown })
    return t('flex.filter.chip', { ...slots, value: shown })
  }
}
