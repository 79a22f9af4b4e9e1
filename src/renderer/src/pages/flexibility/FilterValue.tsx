import { NativeSelect, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import type { FlexResource } from '../../../../shared/fis.ts'
import { calendarLocale } from '../../format/calendar.ts'
import { isCalendarDate, readDate } from '../../format/date-input.ts'
import { useFormat } from '../../format/use-format.ts'
import { kindOf } from './columns.ts'
import { longestValue } from './flex-state.ts'
import { useChoiceText } from './use-choice-text.ts'

interface FilterValueProps {
  readonly resource: FlexResource
  readonly field: string
  readonly value: string
  /** null: anything can be typed. */
  readonly choices: readonly string[] | null
  readonly error: string | null
  readonly onChange: (value: string) => void
}

/** The value of a filter, in the way its column wants it: chosen, a day, or typed. */
export function FilterValue({ resource, field, value, choices, error, onChange }: FilterValueProps) {
  const { t } = useTranslation()
  const choiceText = useChoiceText(resource)
  const label = t('flex.filter.value')
  const kind = kindOf(resource, field)
  if (choices !== null) {
    return (
      <NativeSelect
        label={label}
        value={value}
        data={choices.map((choice) => ({ value: choice, label: choiceText(field, choice) }))}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  if (kind === 'date' || kind === 'instant' || kind === 'validity') {
    return <Day {...{ label, value, error, onChange }} />
  }
  return (
    <TextInput
      label={label}
      value={value}
      error={error}
      maxLength={longestValue}
      spellCheck={false}
      inputMode={kind === 'power' || kind === 'id' || kind === 'reference' ? 'decimal' : 'text'}
      rightSection={
        kind === 'power' ? <span aria-hidden="true">{t('flex.table.kilowatts')}</span> : undefined
      }
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

type DayProps = Pick<FilterValueProps, 'value' | 'error' | 'onChange'> & { readonly label: string }

function Day({ label, value, error, onChange }: DayProps) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const earlier = t('transactions.period.earlier')
  const later = t('transactions.period.later')
  return (
    <DateInput
      label={label}
      error={error}
      placeholder={t('flex.filter.dateHint')}
      value={isCalendarDate(value) ? value : null}
      onChange={(day) => onChange(day ?? '')}
      dateParser={readDate}
      valueFormat={(day) => format.date(day, 'numeric')}
      locale={calendarLocale(i18n.language)}
      firstDayOfWeek={1}
      weekendDays={[]}
      hideOutsideDates
      highlightToday
      ariaLabels={{
        previousMonth: earlier,
        nextMonth: later,
        previousYear: earlier,
        nextYear: later,
        previousDecade: earlier,
        nextDecade: later,
      }}
      popoverProps={{ withinPortal: false, position: 'bottom-start', shadow: 'md' }}
    />
  )
}
