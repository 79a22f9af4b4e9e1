import { Button } from '@mantine/core'
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import IconSearchOff from '@tabler/icons-react/dist/esm/icons/IconSearchOff.mjs'
import { useCallback, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../shared/model.ts'
import { Empty } from '../../components/Empty.tsx'
import { Page } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { useStatus } from '../../status.ts'
import { SelectionBar } from './annotation/SelectionBar.tsx'
import { DetailsDrawer, type OpenRow } from './DetailsDrawer.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { csvExport } from './export-job.ts'
import { FilterBar } from './FilterBar.tsx'
import { filterOf } from './filter.ts'
import { isFiltered, newestFirst, type ListState } from './list-state.ts'
import { Totals } from './Totals.tsx'
import { TransactionList } from './TransactionList.tsx'
import { useListState, type ListStateControl } from './use-list-state.ts'
import { useSelection } from './use-selection.ts'
import { useShownList, type ListQuestion, type ShownListReply } from './use-shown-list.ts'
import styles from './TransactionsView.module.css'

/** The page once the accounts are known: filters above, totals and rows of one and the same question below. */
export function TransactionsView({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation()
  const { today } = useStatus()
  const control = useListState()
  const { state } = control
  const filter = useMemo(() => filterOf(state, accounts, today), [state, accounts, today])
  const reply = useShownList({ filter, sort: state.sort })
  const search = useRef<HTMLInputElement>(null)
  const panel = useRef<HTMLElement>(null)
  const [isExporting, setExporting] = useState(csvExport.useJob().stage !== 'idle')
  const toList = () => panel.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus()
  const { shown } = reply
  return (
    <Page
      isFilling
      title={t('transactions.title')}
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.8} aria-hidden="true" />}
          disabled={shown === null || shown.summary.count === 0}
          onClick={() => setExporting(true)}
        >
          {t('transactions.export.open')}
        </Button>
      }
    >
      <FilterBar accounts={accounts} control={control} search={search} onLeave={toList} />
      <ListPanel panel={panel} reply={reply} control={control} onGone={toList} />
      {shown !== null && (
        <ExportDialog
          isOpen={isExporting}
          shown={shown}
          state={state}
          accounts={accounts}
          onClose={() => setExporting(false)}
        />
      )}
    </Page>
  )
}

/** Before the first list there is nothing to select from. */
const nothingShown: ListQuestion = { filter: {}, sort: newestFirst }

interface ListPanelProps {
  readonly panel: RefObject<HTMLElement | null>
  readonly reply: ShownListReply
  readonly control: ListStateControl
  /** Takes the focus when what had it is gone. */
  readonly onGone: () => void
}

/** Loading, a problem, nothing that matches, or the list. */
function ListPanel({ panel, reply, control, onGone }: ListPanelProps) {
  const { t } = useTranslation()
  const { state, change, clear } = control
  const { shown, error, isCatchingUp } = reply
  const [open, setOpen] = useState<OpenRow | null>(null)
  const onOpen = useCallback((id: number, index: number) => setOpen({ id, index }), [])
  const selection = useSelection(shown ?? nothingShown)
  if (error !== null) return <Problem error={error.failure} onRetry={reply.retry} />
  if (shown === null) return <RowsSkeleton rows={9} />
  return (
    <section ref={panel} className={styles.panel} aria-label={t('transactions.list')}>
      <Totals shown={shown} />
      {shown.summary.count === 0 ? (
        <NoMatch state={state} onClear={clear} />
      ) : (
        <TransactionList
          shown={shown}
          isBusy={isCatchingUp}
          openIndex={open?.index ?? null}
          selection={selection}
          hasAccount={shown.filter.accountIds?.length !== 1}
          hasCurrency={shown.summary.totals.length > 1}
          onSort={(sort) => change({ sort })}
          onOpen={onOpen}
        />
      )}
      {selection.rows.length > 0 && <SelectionBar selection={selection} onGone={onGone} />}
      <DetailsDrawer shown={shown} open={open} onOpen={setOpen} onClose={() => setOpen(null)} />
    </section>
  )
}

function NoMatch({ state, onClear }: { readonly state: ListState; readonly onClear: () => void }) {
  const { t } = useTranslation()
  return (
    <Empty
      icon={<IconSearchOff size={26} stroke={1.6} />}
      title={t('transactions.noMatch.title')}
      action={
        isFiltered(state) && (
          <Button variant="default" onClick={onClear}>
            {t('transactions.noMatch.action')}
          </Button>
        )
      }
    >
      {t('transactions.noMatch.text')}
    </Empty>
  )
}
