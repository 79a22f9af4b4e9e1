import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { JournalEntry } from '../../../shared/journal.ts'
import { useFormat } from '../format/use-format.ts'
import { useEntryText } from './use-entry-text.ts'
import styles from './ProofDrawer.module.css'

/** The files and undos that a difference came with; each leads to its place in the history, where it can be taken back. */
export function ProofCauses({ causes }: { readonly causes: readonly JournalEntry[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const textOf = useEntryText()
  return (
    <section>
      <h3 className={styles.heading}>{t('proof.causes')}</h3>
      <ul className={styles.list}>
        {causes.map((entry) => {
          const { title, counts } = textOf(entry)
          return (
            <li key={entry.id}>
              <Link className={styles.suspect ?? ''} to={`/history?entry=${entry.id}`}>
                <bdi className={styles.text}>{title}</bdi>
                <span className={styles.day}>{format.instant(entry.at)}</span>
                {counts !== null && <span className={styles.why}>{counts}</span>}
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
