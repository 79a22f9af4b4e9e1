import { useTranslation } from 'react-i18next'
import type { JournalEntry } from '../../../shared/journal.ts'
import { useFormat } from '../format/use-format.ts'
import { useEntryText } from './use-entry-text.ts'
import styles from './LaterEntries.module.css'

/** More would push the buttons out of the window. */
const mostNamed = 6

/** What was built on an entry and goes with it when it is taken back; nothing where there is none. */
export function LaterEntries({ entries }: { readonly entries: readonly JournalEntry[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const textOf = useEntryText()
  const rest = entries.length - mostNamed
  if (entries.length === 0) return null
  return (
    <div className={styles.later}>
      <p>{t('history.ask.later', { count: entries.length })}</p>
      <ul>
        {entries.slice(0, mostNamed).map((entry) => (
          <li key={entry.id}>
            <bdi>{textOf(entry).title}</bdi> <span className={styles.when}>{format.instant(entry.at)}</span>
          </li>
        ))}
        {rest > 0 && <li>{t('history.ask.more', { count: rest })}</li>}
      </ul>
    </div>
  )
}
