import { useTranslation } from 'react-i18next'
import type { EntryKind, LaterEntry } from '../../../shared/journal.ts'
import { useFormat } from '../format/use-format.ts'
import { useEntryText } from './use-entry-text.ts'
import styles from './LaterEntries.module.css'

interface LaterEntriesProps {
  /** What is taken back. */
  readonly of: EntryKind
  readonly entries: readonly LaterEntry[]
}

/** More may have to be scrolled, and what scrolls must be reached by the keyboard too. */
const surelyInSight = 3

/** All that was built on an entry and goes with it when it is taken back; nothing where there is none. */
export function LaterEntries({ of, entries }: LaterEntriesProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const textOf = useEntryText()
  if (entries.length === 0) return null
  // A payment that a bank or a file brings again is a new one; nothing leads from the old one's edits to it.
  const isLost = (of === 'sync' || of === 'import') && entries.some(({ isOwn }) => isOwn)
  const title = t('history.ask.later', { count: entries.length })
  return (
    <div className={styles.later}>
      <p>{title}</p>
      <ul aria-label={title} {...(entries.length > surelyInSight ? { tabIndex: 0 } : {})}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <bdi>{textOf(entry).title}</bdi> <span className={styles.when}>{format.instant(entry.at)}</span>
            {entry.staying !== undefined && entry.staying > 0 && (
              <span className={styles.staying}>{t('history.ask.staying', { count: entry.staying })}</span>
            )}
          </li>
        ))}
      </ul>
      {isLost && (
        <p className={styles.lost}>{t(of === 'sync' ? 'history.ask.lostSync' : 'history.ask.lostImport')}</p>
      )}
    </div>
  )
}
