import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { ErrorCode } from '../../../../../shared/errors.ts'

/** Says of one file by its name why it was not attached, and stays until it was read: others may have been attached meanwhile. */
export function useRefusal(): (name: string, code: ErrorCode) => void {
  const { t } = useTranslation()
  const messageOf = (name: string, code: ErrorCode): string => {
    if (code === 'attachment-too-large') return t('annotation.attachments.tooLarge', { name })
    if (code === 'file-unreadable') return t('annotation.attachments.unreadable', { name })
    return t('annotation.attachments.failed', { name, reason: t(`errors.${code}.title`) })
  }
  return (name, code) =>
    notifications.show({
      message: messageOf(name, code),
      color: 'orange',
      autoClose: false,
      closeButtonProps: { 'aria-label': t('common.close') },
    })
}
