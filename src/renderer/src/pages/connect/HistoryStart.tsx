import { Radio } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import dayjs from 'dayjs'
import norwegian from 'dayjs/locale/nb.js'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../../../shared/ids.ts'
import { monthsBefore } from '../../format/date.ts'
import { readDate } from '../../format/date-input.ts'
import { useStatus } from '../../status.ts'
import styles from './HistoryStart.module.css'

// Makes the calendar's Norwegian words known; which language is used is said where it is drawn.
dayjs.locale(norwegian, undefined, true)

interface HistoryStartProps {
  /** null: as far as the bank gives. */
  readonly value: CalendarDate | null
  readonly onChange: (value: CalendarDate | null) => void
  /** false while a day is wanted and none stands in the field. */
  readonly onComplete: (isComplete: boolean) => void
}

/** How far back to read: everything, or since a day, one year ago to begin with. */
export function HistoryStart({ value, onChange, onComplete }: HistoryStartProps) {
  const { t, i18n } = useTranslation()
  const { today } = useStatus()
  const [isSince, setSince] = useState(value !== null)
  const set = (date: CalendarDate | null) => {
    onChange(date)
    onComplete(date !== null)
  }
  const pick = (choice: string) => {
    setSince(choice === 'since')
    if (choice === 'since') return set(value ?? monthsBefore(today, 12))
    onChange(null)
    onComplete(true)
  }
  return (
    <Radio.Group
      label={t('connect.accounts.history')}
      classNames={{ label: styles.label ?? '' }}
      value={isSince ? 'since' : 'everything'}
      onChange={pick}
    >
      <div className={styles.choices}>
        <Radio
          value="everything"
          label={t('connect.accounts.everything')}
          description={t('connect.accounts.everythingText')}
        />
        <Radio value="since" label={t('connect.accounts.since')} />
        {isSince && (
          <DateInput
            className={styles.date ?? ''}
            label={t('connect.accounts.sinceLabel')}
            locale={i18n.language}
            valueFormat={i18n.language === 'nb' ? 'DD.MM.YYYY' : 'DD/MM/YYYY'}
            dateParser={readDate}
            maxDate={today}
            value={value}
            error={value === null ? t('connect.accounts.sinceRule') : null}
            onChange={set}
          />
        )}
      </div>
    </Radio.Group>
  )
}
