import { Button } from '@mantine/core'
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryId } from '../../../../shared/ids.ts'
import type { EntryKind, JournalEntry } from '../../../../shared/journal.ts'
import { useApi } from '../../api.ts'
import { Empty } from '../../components/Empty.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { dateOf } from '../../format/date.ts'
import { Day } from './Day.tsx'
import styles from './HistoryPage.module.css'

/** As many as fill two windows. */
const atOnce = 60

interface TimelineProps {
  readonly isFiltered: boolean
  readonly kinds: EntryKind[] | undefined
  readonly withoutIdle: boolean
  readonly onOpen: (id: EntryId) => void
}

interface StretchProps extends TimelineProps {
  /** Older than this entry, whose day it was; null: from the newest on. */
  readonly after: { readonly id: EntryId; readonly day: string } | null
}

/** Day by day, the newest first. */
export function Timeline(props: TimelineProps) {
  return <Stretch {...props} after={null} />
}

/** So many entries, and a way to the ones before them: what is not asked for is not fetched. */
function Stretch(props: StretchProps) {
  const { after, kinds, withoutIdle, isFiltered, onOpen } = props
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const entries = useApi(
    'journal:list',
    {
      limit: atOnce,
      withoutIdle,
      ...(kinds === undefined ? {} : { kinds }),
      ...(after === null ? {} : { beforeId: after.id }),
    },
    { keepPrevious: true },
  )
  if (entries.isPending) return <RowsSkeleton rows={after === null ? 8 : 3} height={52} />
  if (entries.isError) {
    return (
      <Problem
        error={entries.error.failure}
        isRetrying={entries.isFetching}
        onRetry={() => void entries.refetch()}
      />
    )
  }
  if (entries.data.length === 0) return after === null ? <Nothing isFiltered={isFiltered} /> : null
  const last = entries.data.at(-1)
  const end = last === undefined ? null : { id: last.id, day: dateOf(last.at) }
  return (
    <>
      {byDay(entries.data).map(([day, rows]) => (
        <Day key={day} day={day} entries={rows} isContinued={day === after?.day} onOpen={onOpen} />
      ))}
      {entries.data.length === atOnce && end !== null && !isOpen && (
        <div className={styles.older}>
          <Button variant="default" onClick={() => setIsOpen(true)}>
            {t('history.older')}
          </Button>
        </div>
      )}
      {isOpen && end !== null && <Stretch {...props} after={end} />}
    </>
  )
}

function byDay(entries: readonly JournalEntry[]): readonly (readonly [string, readonly JournalEntry[]])[] {
  return [...Map.groupBy(entries, ({ at }) => dateOf(at))]
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation()
  return (
    <Panel>
      {isFiltered ? (
        <Empty>{t('history.empty.filtered')}</Empty>
      ) : (
        <Empty icon={<IconHistory size={26} stroke={1.6} />} title={t('history.empty.title')}>
          {t('history.empty.text')}
        </Empty>
      )}
    </Panel>
  )
}
