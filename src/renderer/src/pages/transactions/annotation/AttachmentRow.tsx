import { ActionIcon, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import IconEye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs'
import IconFile from '@tabler/icons-react/dist/esm/icons/IconFile.mjs'
import IconFileText from '@tabler/icons-react/dist/esm/icons/IconFileText.mjs'
import IconPhoto from '@tabler/icons-react/dist/esm/icons/IconPhoto.mjs'
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs'
import { useTranslation } from 'react-i18next'
import { isImage, type Attachment } from '../../../../../shared/annotation.ts'
import { useCommand } from '../../../api.ts'
import { useFailureText } from '../../../components/use-failure-text.ts'
import { formatSize } from '../../../format/size.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useRemoval } from './use-removal.tsx'
import styles from './AttachmentsSection.module.css'

interface AttachmentRowProps {
  readonly attachment: Attachment
  readonly onPreview: () => void
}

/** One file: what it is, and what can be done with it. */
export function AttachmentRow({ attachment, onPreview }: AttachmentRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const copy = useCopy(attachment)
  const removal = useRemoval(attachment)
  const failure = copy.failure ?? removal.failure
  const failureText = useFailureText(failure ?? { code: 'internal' })
  const { fileName: name, sizeBytes, addedAt, isGone } = attachment
  const facts = [
    formatSize(sizeBytes, format.locale),
    t('annotation.attachments.addedAt', { at: format.instant(addedAt) }),
  ]
  return (
    <li className={styles.row}>
      <span className={styles.icon} aria-hidden="true">
        <TypeIcon mediaType={attachment.mediaType} />
      </span>
      <span>
        <bdi className={styles.name} title={name}>
          {name}
        </bdi>
        <span className={styles.facts}>{isGone ? t('annotation.attachments.gone') : facts.join(' · ')}</span>
      </span>
      <span className={styles.actions}>
        {isImage(attachment) && !isGone && (
          <Action label={t('annotation.attachments.preview', { name })} onClick={onPreview} Icon={IconEye} />
        )}
        {!isGone && (
          <Action
            label={t('annotation.attachments.save', { name })}
            isBusy={copy.isBusy}
            onClick={copy.save}
            Icon={IconDownload}
          />
        )}
        <Action
          label={t('annotation.attachments.remove', { name })}
          isBusy={removal.isBusy}
          onClick={removal.remove}
          Icon={IconTrash}
        />
      </span>
      {failure !== undefined && (
        <span role="alert" className={styles.failure}>
          {failureText.title}
        </span>
      )}
    </li>
  )
}

/** Saving a copy, and a notification that says what it is. */
function useCopy({ id }: Attachment) {
  const { t } = useTranslation()
  const save = useCommand('attachment:save')
  const tell = (name: string) =>
    notifications.show({
      title: t('annotation.attachments.saved', { name }),
      message: t('annotation.attachments.savedText'),
      closeButtonProps: { 'aria-label': t('common.close') },
    })
  return {
    save: () =>
      save.mutate({ attachmentId: id }, { onSuccess: (saved) => saved !== null && tell(saved.fileName) }),
    isBusy: save.isPending,
    failure: save.error?.failure,
  }
}

interface ActionProps {
  readonly label: string
  readonly isBusy?: boolean
  readonly onClick: () => void
  readonly Icon: typeof IconEye
}

function Action({ label, isBusy = false, onClick, Icon }: ActionProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} loading={isBusy} onClick={onClick}>
        <Icon size={16} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}

function TypeIcon({ mediaType }: { readonly mediaType: string }) {
  if (mediaType.startsWith('image/')) return <IconPhoto size={20} stroke={1.5} />
  if (mediaType === 'application/pdf' || mediaType === 'text/plain')
    return <IconFileText size={20} stroke={1.5} />
  return <IconFile size={20} stroke={1.5} />
}
