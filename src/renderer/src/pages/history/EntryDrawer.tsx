import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryId } from '../../../../shared/ids.ts'
import type { JournalDetails } from '../../../../shared/journal.ts'
import { useApi } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import { SideDrawer } from '../../components/SideDrawer.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { useEntryText } from '../../components/use-entry-text.ts'
import { useFormat } from '../../format/use-format.ts'
import { EffectsTable } from './EffectsTable.tsx'
import { TakeBackDialog } from './TakeBackDialog.tsx'
import { useStateText } from './use-state-text.ts'
import styles from './EntryDrawer.module.css'

interface EntryDrawerProps {
  /** null: none is looked into. */
  readonly entryId: EntryId | null
  /** What was done, once it is. */
  readonly onSaid: (text: string) => void
  readonly onClose: () => void
}

/** What one entry did, before and after, and the way back. */
export function EntryDrawer({ entryId, onSaid, onClose }: EntryDrawerProps) {
  const { t } = useTranslation()
  return (
    <SideDrawer title={t('history.details.title')} isOpen={entryId !== null} width={680} onClose={onClose}>
      {entryId !== null && <Content key={entryId} entryId={entryId} onSaid={onSaid} onDone={onClose} />}
    </SideDrawer>
  )
}

interface ContentProps {
  readonly entryId: EntryId
  readonly onSaid: (text: string) => void
  readonly onDone: () => void
}

function Content({ entryId, onSaid, onDone }: ContentProps) {
  const details = useApi('journal:get', { entryId })
  if (details.isPending) return <RowsSkeleton rows={6} height={40} />
  if (details.isError) {
    return (
      <Problem
        error={details.error.failure}
        isRetrying={details.isFetching}
        onRetry={() => void details.refetch()}
      />
    )
  }
  return <Details details={details.data} onSaid={onSaid} onDone={onDone} />
}

function Details({
  details,
  onSaid,
  onDone,
}: Omit<ContentProps, 'entryId'> & { readonly details: JournalDetails }) {
  const { t } = useTranslation()
  const [isAsking, setIsAsking] = useState(false)
  const { entry, canUndo } = details
  return (
    <>
      <Head details={details} />
      <div className={styles.way}>
        {canUndo ? (
          <Button variant="default" onClick={() => setIsAsking(true)}>
            {t(entry.kind === 'undo' ? 'history.details.doAgain' : 'history.details.takeBack')}
          </Button>
        ) : (
          <p className={styles.cannot}>{t(`history.details.cannot.${whyNot(details)}`)}</p>
        )}
      </div>
      <EffectsTable details={details} />
      <TakeBackDialog
        details={details}
        isOpen={isAsking}
        onDone={(text) => {
          onSaid(text)
          onDone()
        }}
        onClose={() => setIsAsking(false)}
      />
    </>
  )
}

function Head({ details: { entry } }: { readonly details: JournalDetails }) {
  const format = useFormat()
  const { title, counts } = useEntryText()(entry)
  const state = useStateText()(entry)
  return (
    <div>
      <h3 className={styles.title}>
        <bdi>{title}</bdi>
      </h3>
      <p className={styles.facts}>
        {[format.instant(entry.at), counts, state].filter((fact) => fact !== null).join(' · ')}
      </p>
    </div>
  )
}

function whyNot({ entry }: JournalDetails): 'idle' | 'open' | 'undo' | 'undone' {
  if (entry.state === 'undone') return 'undone'
  if (entry.state !== 'done') return 'open'
  return entry.kind === 'undo' ? 'undo' : 'idle'
}
