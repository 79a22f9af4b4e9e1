import dayjs from 'dayjs'
import norwegian from 'dayjs/locale/nb.js'

// Registered for the calendars to choose by name; the global language of dayjs stays as it is.
dayjs.locale(norwegian, undefined, true)

/** The name by which the calendar widgets know a language: months, weekdays. */
export function calendarLocale(language: string): string {
  return language === 'nb' ? 'nb' : 'en'
}
