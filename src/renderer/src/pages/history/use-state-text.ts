import { useTranslation } from 'react-i18next'
import type { JournalEntry } from '../../../../shared/journal.ts'
import { dateOf } from '../../format/date.ts'
import { useFormat } from '../../format/use-format.ts'

/** What is to be known of an entry that does not simply stand; null: it does. */
export function useStateText(): (entry: JournalEntry) => string | null {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ state, kind, at, undoneAt }) => {
    if (state === 'done') return null
    if (state !== 'undone') return t(`history.state.${state}`)
    const isSameDay = undoneAt !== null && dateOf(undoneAt) === dateOf(at)
    const when = undoneAt === null ? '' : isSameDay ? format.time(undoneAt) : format.instant(undoneAt)
    return t(kind === 'undo' ? 'history.state.redone' : 'history.state.undone', { when })
  }
}
