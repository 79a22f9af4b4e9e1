import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../../../shared/annotation.ts'
import type { Failure } from '../../../../../shared/errors.ts'
import { useCommand } from '../../../api.ts'
import { leaveUndoNotice, undoNotice } from '../../../components/undo-notice.ts'

/** Removing a file at once, and a notification with the way back. */
export function useRemoval({ id, fileName: name }: Attachment): {
  readonly remove: () => void
  readonly isBusy: boolean
  readonly failure: Failure | undefined
} {
  const { t } = useTranslation()
  const remove = useCommand('attachment:remove')
  const tell = (entryId: number) => {
    notifications.show({
      id: undoNotice(entryId),
      message: <Removed name={name} entryId={entryId} />,
      autoClose: 10_000,
      closeButtonProps: { 'aria-label': t('common.close') },
    })
  }
  return {
    // Told of also where the row is gone before the answer comes. What went wrong is in `failure`.
    remove: () =>
      void remove.mutateAsync({ attachmentId: id }).then(
        ({ entryId }) => tell(entryId),
        () => undefined,
      ),
    isBusy: remove.isPending,
    failure: remove.error?.failure,
  }
}

interface RemovedProps {
  readonly name: string
  readonly entryId: number
}

/** Lives outside of the page, so that the way back outlasts the drawer. */
function Removed({ name, entryId }: RemovedProps) {
  const { t } = useTranslation()
  const undo = useCommand('journal:undo')
  return (
    <>
      <bdi>{t('annotation.attachments.removed', { name })}</bdi>{' '}
      <Button
        variant="subtle"
        size="compact-sm"
        loading={undo.isPending}
        onClick={() => undo.mutate({ entryId, laterIds: [] }, { onSuccess: () => leaveUndoNotice(entryId) })}
      >
        {t('annotation.attachments.undo')}
      </Button>
      {undo.isError && <span role="alert">{t(`errors.${undo.error.failure.code}.title`)}</span>}
    </>
  )
}
