import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/errors.ts'
import type { EntryId, TransactionId } from '../../../shared/ids.ts'
import type { TransferLink } from '../../../shared/transfer.ts'
import { useCommand } from '../api.ts'

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
  const said = (answer: Answer) => ({
    onSuccess: ({ entryId }: { readonly entryId: EntryId }) => {
      const notice = `transfer ${entryId}`
      notifications.show({
        id: notice,
        message: <Said answer={answer} entryId={entryId} onUndone={() => notifications.hide(notice)} />,
        autoClose: 10_000,
        closeButtonProps: { 'aria-label': t('common.close') },
      })
      onSaid(answer)
    },
  })
  return {
    link: (firstId, secondId) => link.mutate({ firstId, secondId }, said('linked')),
    reject: ({ id }) => unlink.mutate({ linkId: id }, said('rejected')),
    isBusy: link.isPending || unlink.isPending,
    failure: link.error?.failure ?? unlink.error?.failure,
  }
}

interface SaidProps {
  readonly answer: Answer
  readonly entryId: EntryId
  readonly onUndone: () => void
}

/** Lives outside of the page, so that the way back outlasts what was answered. */
function Said({ answer, entryId, onUndone }: SaidProps) {
  const { t } = useTranslation()
  const undo = useCommand('journal:undo')
  return (
    <>
      {t(`transfers.said.${answer}`)}{' '}
      <Button
        variant="subtle"
        size="compact-sm"
        loading={undo.isPending}
        onClick={() => undo.mutate({ entryId, laterIds: [] }, { onSuccess: onUndone })}
      >
        {t('transfers.said.undo')}
      </Button>
      {undo.isError && <span role="alert">{t(`errors.${undo.error.failure.code}.title`)}</span>}
    </>
  )
}
