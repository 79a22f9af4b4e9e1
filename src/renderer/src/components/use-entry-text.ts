import { useTranslation } from 'react-i18next'
import type { EntryKind, EntrySubject, JournalEntry } from '../../../shared/journal.ts'
import { useFormat } from '../format/use-format.ts'

export type EntryToName = Pick<JournalEntry, 'kind' | 'state' | 'subject' | 'added' | 'changed' | 'removed'>

/** One entry of the journal in words: what it was, and what came of it. */
export interface EntryText {
  readonly title: string
  /** How many payments it brought, changed and removed; null for an edit of one payment, whose title says it all. */
  readonly counts: string | null
}

/** The words for entries of the journal, in the language in force. */
export function useEntryText(): (entry: EntryToName) => EntryText {
  const { t } = useTranslation()
  const format = useFormat()
  const countsOf = useCounts()
  const writtenIn = useWritten()
  const accountTitle = useAccountTitle()

  const paymentOf = ({ payment }: EntrySubject): string =>
    payment === undefined
      ? t('history.titles.payment')
      : `${payment.text.trim() === '' ? t('history.titles.payment') : payment.text}, ${format.money(payment.amount)}`

  const titleOf = (kind: EntryKind, subject: EntrySubject, changed: number): string => {
    const { name } = subject
    if (kind === 'sync') return t('history.titles.sync', { name: name ?? t('history.titles.bank') })
    if (kind === 'import') return t('history.titles.import', { name: name ?? t('history.titles.file') })
    if (kind === 'account') return accountTitle(subject)
    if (kind === 'undo') return undoTitle(subject, changed)
    const file = name ?? t('history.titles.file')
    const more = (subject.files ?? 1) - 1
    if (kind === 'attach' && more > 0)
      return t('history.titles.attachMany', { count: more, payment: paymentOf(subject), name: file })
    const title =
      kind === 'tags' && subject.payment === undefined
        ? t('history.titles.tagsMany', { count: Math.max(1, changed) })
        : t(`history.titles.${kind}`, { payment: paymentOf(subject), name: file })
    const written = writtenIn(subject)
    return written === '' ? title : t('history.titles.saying', { title, written })
  }

  const undoTitle = (subject: EntrySubject, changed: number): string => {
    const of = subject.of?.kind ?? 'undo'
    const { name } = subject
    if (of === 'sync') return t('history.titles.undoSync', { name: name ?? t('history.titles.bank') })
    if (of === 'import')
      return name === undefined ? t('history.titles.undoFile') : t('history.titles.undoImport', { name })
    return t('history.titles.undo', { what: of === 'undo' ? '' : titleOf(of, subject, changed) })
  }

  return ({ kind, state, subject, added, changed, removed }) => {
    if (state === 'open' && (kind === 'sync' || kind === 'import')) {
      const name = subject.name ?? t(kind === 'sync' ? 'history.titles.bank' : 'history.titles.file')
      return {
        title: t(kind === 'sync' ? 'history.titles.syncing' : 'history.titles.importing', { name }),
        counts: null,
      }
    }
    return {
      title: titleOf(kind, subject, changed),
      counts: countsOf(kind, { added, changed, removed }),
    }
  }
}

function useAccountTitle(): (subject: EntrySubject) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ name = '', account }) => {
    const bankName = t('history.details.bankName')
    const renamed = account?.name
    if (renamed !== undefined) {
      return t('history.titles.renamed', { before: name, after: renamed.after ?? bankName })
    }
    if (account?.setAside !== undefined)
      return t('history.titles.setAside', {
        name,
        amount: format.money(account.setAside, { sign: 'always' }),
      })
    if (account?.isCounted === undefined) return t('history.titles.account', { name })
    return t(account.isCounted ? 'history.titles.counted' : 'history.titles.notCounted', { name })
  }
}

/** The tags that came and went, or how a note begins; empty where the entry does not say. */
function useWritten(): (subject: EntrySubject) => string {
  const { t } = useTranslation()
  const list = (names: readonly string[]) => names.map((name) => `#${name}`).join(', ')
  return ({ written: { tags, note } = {} }) => {
    if (note !== undefined)
      return note === '' ? t('history.titles.emptied') : t('history.titles.quoted', { note })
    const { added = [], removed = [] } = tags ?? {}
    const gone = removed.length === 0 ? [] : [t('history.titles.untagged', { tags: list(removed) })]
    return [...(added.length === 0 ? [] : [list(added)]), ...gone].join('; ')
  }
}

type Counts = Pick<JournalEntry, 'added' | 'changed' | 'removed'>

function useCounts(): (kind: EntryKind, counts: Counts) => string | null {
  const { t } = useTranslation()
  return (kind, counts) => {
    const said = (['added', 'changed', 'removed'] as const)
      .filter((what) => counts[what] > 0)
      .map((what) => t(`history.counts.${what}`, { count: counts[what] }))
    if (kind === 'sync' || kind === 'import') {
      if (said.length > 0) return said.join(', ')
      return t(kind === 'sync' ? 'history.counts.nothing' : 'history.counts.known')
    }
    return kind === 'undo' && counts.added + counts.removed > 0 ? said.join(', ') : null
  }
}
