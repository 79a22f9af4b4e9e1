import { useTranslation } from 'react-i18next'
import type { CalendarDate, EntryId } from '../../../../shared/ids.ts'
import type { JournalEntry } from '../../../../shared/journal.ts'
import { useEntryText } from '../../components/use-entry-text.ts'
import { daysBetween } from '../../format/date.ts'
import { useFormat } from '../../format/use-format.ts'
import { useStatus } from '../../status.ts'
import { EntryIcon } from './EntryIcon.tsx'
import { useStateText } from './use-state-text.ts'
import styles from './Day.module.css'

interface DayProps {
  readonly day: CalendarDate
  readonly entries: readonly JournalEntry[]
  /** true: its heading stands above already. */
  readonly isContinued: boolean
  readonly onOpen: (id: EntryId) => void
}

/** The entries of one day. */
export function Day({ day, entries, isContinued, onOpen }: DayProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { today } = useStatus()
  const ago = daysBetween(day, today)
  const date = format.date(day, 'long')
  const relative = ago === 0 ? t('history.today') : ago === 1 ? t('history.yesterday') : null
  return (
    <section className={styles.day} aria-label={relative ?? date}>
      {!isContinued && (
        <h2 className={styles.heading}>
          {relative !== null && <span>{relative}</span>}
          <span className={relative === null ? undefined : styles.date}>{date}</span>
        </h2>
      )}
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} onOpen={() => onOpen(entry.id)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Entry({ entry, onOpen }: { readonly entry: JournalEntry; readonly onOpen: () => void }) {
  const format = useFormat()
  const { title, counts } = useEntryText()(entry)
  const state = useStateText()(entry)
  return (
    <button type="button" className={styles.entry} data-state={entry.state} onClick={onOpen}>
      <span className={styles.icon}>
        <EntryIcon kind={entry.kind} />
      </span>
      <span className={styles.words}>
        <bdi className={styles.title}>{title}</bdi>
        {counts !== null && <span className={styles.counts}>{counts}</span>}
      </span>
      {state !== null && <span className={styles.state}>{state}</span>}
      <time className={styles.time} dateTime={entry.at}>
        {format.time(entry.at)}
      </time>
    </button>
  )
}
