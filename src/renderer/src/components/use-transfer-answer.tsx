import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/errors.ts'
import type { EntryId, TransactionId } from '../../../shared/ids.ts'
import type { TransferLink } from '../../../shared/transfer.ts'
import { useCommand } from '../api.ts'
import { leaveUndoNotice, undoNotice } from './undo-notice.ts'

type Answer = 'linked' | 'rejected'

/** A person's word on two rows, and a notification with the way back. */
export function useTransferAnswer(onSaid: (answer: Answer) => void = () => undefined): {
  readonly link: (firstId: TransactionId, secondId: TransactionId) => void
  readonly reject: (pair: TransferLink) => void
  readonly isBusy: boolean
  readonly failure: Failure | undefined
} {
  const { t } = useTranslation()
  const link = useCommand('transfer:link')
  const unlink = useCommand('transfer:unlink')
  const said = (answer: Answer) => ({ onSuccess: () => onSaid(answer) })
  /** Also where what was answered is gone before the answer comes. What went wrong is in `failure`. */
  const tell = (answer: Answer, entry: Promise<{ readonly entryId: EntryId }>): void =>
    void entry.then(
      ({ entryId }) =>
        notifications.show({
          id: undoNotice(entryId),
          message: <Said answer={answer} entryId={entryId} />,
          autoClose: 10_000,
          closeButtonProps: { 'aria-label': t('common.close') },
        }),
      () => undefined,
    )
  return {
    link: (firstId, secondId) => tell('linked', link.mutateAsync({ firstId, secondId }, said('linked'))),
    reject: ({ id }) => tell('rejected', unlink.mutateAsync({ linkId: id }, said('rejected'))),
    isBusy: link.isPending || unlink.isPending,
    failure: link.error?.failure ?? unlink.error?.failure,
  }
}

interface SaidProps {
  readonly answer: Answer
  readonly entryId: EntryId
}

/** Lives outside of the page, so that the way back outlasts what was answered. */
function Said({ answer, entryId }: SaidProps) {
  const { t } = useTranslation()
  const undo = useCommand('journal:undo')
  return (
    <>
      {t(`transfers.said.${answer}`)}{' '}
      <Button
        variant="subtle"
        size="compact-sm"
        loading={undo.isPending}
        onClick={() => undo.mutate({ entryId, laterIds: [] }, { onSuccess: () => leaveUndoNotice(entryId) })}
      >
        {t('transfers.said.undo')}
      </Button>
      {undo.isError && <span role="alert">{t(`errors.${undo.error.failure.code}.title`)}</span>}
    </>
  )
}
