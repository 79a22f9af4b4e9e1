import { Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { EntryId } from '../../../../shared/ids.ts'
import { Page } from '../../components/Page.tsx'
import { ViewToggle } from '../../components/ViewToggle.tsx'
import { EntryDrawer } from './EntryDrawer.tsx'
import { kindsOf, type Shown } from './kinds.ts'
import { Timeline } from './Timeline.tsx'
import styles from './HistoryPage.module.css'

const choices: readonly Shown[] = ['all', 'syncs', 'files', 'mine']

/** The time machine: what was done to the data, day by day, each with its way back. */
export function HistoryPage() {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Shown>('all')
  const [hasIdle, setHasIdle] = useState(false)
  const [search, setSearch] = useSearchParams()
  const openId = entryIn(search)
  const setOpenId = (id: EntryId | null): void =>
    setSearch(id === null ? {} : { entry: String(id) }, { replace: true, preventScrollReset: true })
  const [said, setSaid] = useState('')
  return (
    <Page title={t('history.title')} subtitle={t('history.subtitle')}>
      <div className={styles.filter}>
        <ViewToggle
          label={t('history.filter.label')}
          value={shown}
          options={choices.map((value) => ({ value, label: t(`history.filter.${value}`) }))}
          onChange={setShown}
        />
        {(shown === 'all' || shown === 'syncs') && (
          <Switch
            size="sm"
            label={t('history.filter.idle')}
            checked={hasIdle}
            onChange={(event) => setHasIdle(event.currentTarget.checked)}
          />
        )}
      </div>
      <p role="status" className={styles.said}>
        {said}
      </p>
      <Timeline
        key={`${shown} ${String(hasIdle)}`}
        isFiltered={shown !== 'all'}
        kinds={kindsOf[shown]}
        withoutIdle={!hasIdle}
        onOpen={setOpenId}
      />
      <EntryDrawer entryId={openId} onSaid={setSaid} onClose={() => setOpenId(null)} />
    </Page>
  )
}

/** Other pages lead to an entry by its address; anything else in it is none. */
function entryIn(search: URLSearchParams): EntryId | null {
  const text = search.get('entry') ?? ''
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
}
