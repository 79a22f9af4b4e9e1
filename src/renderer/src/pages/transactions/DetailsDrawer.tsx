import { ActionIcon, Tooltip } from '@mantine/core'
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs'
import IconChevronUp from '@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TransactionId } from '../../../../shared/ids.ts'
import { useApi } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import { SideDrawer } from '../../components/SideDrawer.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { AttachmentDrop } from './annotation/AttachmentDrop.tsx'
import { Details } from './Details.tsx'
import { DialogAbove } from './dialog-above.ts'
import { LeaveDialog, useLeaving } from './LeaveDialog.tsx'
import { Unfinished } from './unfinished.ts'
import { useRows } from './use-rows.ts'
import type { ShownList } from './use-shown-list.ts'
import styles from './DetailsDrawer.module.css'

/** The row whose details are open, and its place in the list. */
export interface OpenRow {
  readonly id: TransactionId
  readonly index: number
}

interface DetailsDrawerProps {
  readonly shown: ShownList
  readonly open: OpenRow | null
  readonly onOpen: (row: OpenRow) => void
  readonly onClose: () => void
}

/** Everything known of one transaction, beside the list it came from. The list takes the focus back. */
export function DetailsDrawer({ shown, open, onOpen, onClose }: DetailsDrawerProps) {
  const { t } = useTranslation()
  const [hasDialogAbove, setDialogAbove] = useState(false)
  const leaving = useLeaving()
  const { leave } = leaving.unfinished
  return (
    <>
      <SideDrawer
        title={t('transactions.details.title')}
        isOpen={open !== null}
        width={480}
        closesOnEscape={!hasDialogAbove && leaving.answers === null}
        givesFocusBack={false}
        onClose={() => leave(onClose)}
      >
        {open !== null && (
          <DialogAbove value={setDialogAbove}>
            <Unfinished value={leaving.unfinished}>
              <Neighbours shown={shown} open={open} onOpen={(row) => leave(() => onOpen(row))} />
              <DetailsContent key={open.id} id={open.id} />
            </Unfinished>
          </DialogAbove>
        )}
      </SideDrawer>
      {leaving.answers !== null && <LeaveDialog {...leaving.answers} />}
    </>
  )
}

/** The rows before and after it, so that one can read on without going back. */
function Neighbours({
  shown,
  open,
  onOpen,
}: Omit<DetailsDrawerProps, 'onClose'> & { readonly open: OpenRow }) {
  const { t } = useTranslation()
  const { count } = shown.summary
  const rows = useRows(shown, open.index, open.index, count)
  const steps = [
    { label: t('transactions.details.previous'), index: open.index - 1, Icon: IconChevronUp },
    { label: t('transactions.details.next'), index: open.index + 1, Icon: IconChevronDown },
  ]
  return (
    <div className={styles.neighbours}>
      {steps.map(({ label, index, Icon }) => {
        const row = index < 0 || index >= count ? undefined : rows.at(index)
        return (
          <Tooltip key={label} label={label}>
            <ActionIcon
              variant="default"
              aria-label={label}
              disabled={row === undefined}
              onClick={() => row !== undefined && onOpen({ id: row.id, index })}
            >
              <Icon size={16} stroke={1.8} />
            </ActionIcon>
          </Tooltip>
        )
      })}
      <span className={styles.position}>
        {t('transactions.details.position', { index: open.index + 1, count })}
      </span>
    </div>
  )
}

/** The row of the list, and from there the other side of its transfer and back. */
function DetailsContent({ id }: { readonly id: TransactionId }) {
  const [shownId, show] = useState(id)
  const { leave } = useContext(Unfinished)
  const details = useApi('transaction:get', { transactionId: shownId })
  if (details.isPending) return <RowsSkeleton rows={7} height={36} />
  if (details.isError) {
    return (
      <Problem
        error={details.error.failure}
        isRetrying={details.isFetching}
        onRetry={() => void details.refetch()}
      />
    )
  }
  const { data } = details
  // Another transaction begins anew: what is being written about one must never be saved to the other.
  const shown = <Details key={data.id} transaction={data} onOpen={(other) => leave(() => show(other))} />
  if (data.status === 'pending') return shown
  return <AttachmentDrop transactionId={data.id}>{shown}</AttachmentDrop>
}
