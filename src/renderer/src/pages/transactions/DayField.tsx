import { DateInput } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../../../shared/ids.ts'
import { calendarLocale } from '../../format/calendar.ts'
import { readDate } from '../../format/date-input.ts'
import { useFormat } from '../../format/use-format.ts'

interface DayFieldProps {
  readonly label: string
  readonly value: CalendarDate | null
  readonly onChange: (day: CalendarDate | null) => void
}

/** A day, typed or chosen in a calendar; may be left open. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  return (
    <DateInput
      label={label}
      size="sm"
      placeholder={t('transactions.period.dateHint')}
      value={value}
      onChange={onChange}
      dateParser={readDate}
      valueFormat={(day) => format.date(day, 'numeric')}
      locale={calendarLocale(i18n.language)}
      firstDayOfWeek={1}
      weekendDays={[]}
      hideOutsideDates
      highlightToday
      clearable
      clearButtonProps={{ 'aria-label': t('transactions.period.clearDate') }}
      ariaLabels={{
        previousMonth: t('transactions.period.earlier'),
        nextMonth: t('transactions.period.later'),
        previousYear: t('transactions.period.earlier'),
        nextYear: t('transactions.period.later'),
        previousDecade: t('transactions.period.earlier'),
        nextDecade: t('transactions.period.later'),
      }}
      // Inside the filter's own layer: outside it, a press in the calendar would count as a press outside the filter.
      popoverProps={{ withinPortal: false, position: 'bottom-start', shadow: 'md' }}
    />
  )
}
