import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../../../shared/annotation.ts'
import type { Failure } from '../../../../../shared/errors.ts'
import { useCommand } from '../../../api.ts'

/** Removing a file at once, and a notification with the way back. */
export function useRemoval({ id, fileName: name }: Attachment): {
  readonly remove: () => void
  readonly isBusy: boolean
  readonly failure: Failure | undefined
} {
  const { t } = useTranslation()
  const remove = useCommand('attachment:remove')
  const tell = (entryId: number) => {
    const notice = `attachment ${entryId}`
    notifications.show({
      id: notice,
      message: <Removed name={name} entryId={entryId} onUndone={() => notifications.hide(notice)} />,
      autoClose: 10_000,
      closeButtonProps: { 'aria-label': t('common.close') },
    })
  }
  return {
    remove: () => remove.mutate({ attachmentId: id }, { onSuccess: ({ entryId }) => tell(entryId) }),
    isBusy: remove.isPending,
    failure: remove.error?.failure,
  }
}

interface RemovedProps {
  readonly name: string
  readonly entryId: number
  readonly onUndone: () => void
}

/** Lives outside of the page, so that the way back outlasts the drawer. */
function Removed({ name, entryId, onUndone }: RemovedProps) {
  const { t } = useTranslation()
  const undo = useCommand('journal:undo')
  return (
    <>
      <bdi>{t('annotation.attachments.removed', { name })}</bdi>{' '}
      <Button
        variant="subtle"
        size="compact-sm"
        loading={undo.isPending}
        onClick={() => undo.mutate({ entryId, laterIds: [] }, { onSuccess: onUndone })}
      >
        {t('annotation.attachments.undo')}
      </Button>
      {undo.isError && <span role="alert">{t(`errors.${undo.error.failure.code}.title`)}</span>}
    </>
  )
}
