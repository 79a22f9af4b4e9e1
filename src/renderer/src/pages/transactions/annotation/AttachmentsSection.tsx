import { Button } from '@mantine/core'
import IconPaperclip from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs'
import { use, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../../../shared/annotation.ts'
import type { TransactionId } from '../../../../../shared/ids.ts'
import type { TransactionDetails } from '../../../../../shared/model.ts'
import { useCommand, usePendingCommands } from '../../../api.ts'
import { Problem } from '../../../components/Problem.tsx'
import { useFocusKept } from '../../../components/use-focus-kept.ts'
import { DialogAbove } from '../dialog-above.ts'
import { AttachmentPreview } from './AttachmentPreview.tsx'
import { AttachmentRow } from './AttachmentRow.tsx'
import { Block } from './Block.tsx'
import { useRefusal } from './use-refusal.ts'
import styles from './AttachmentsSection.module.css'

/** Asks for files and attaches them. Each that was not attached is named, also where its payment was left meanwhile. */
function useAdd() {
  const { mutateAsync, isPending, error } = useCommand('attachment:add')
  const refuse = useRefusal()
  const attach = (transactionId: TransactionId) =>
    void mutateAsync({ transactionId }).then(
      (added) => added?.failed.forEach(({ fileName, failure }) => refuse(fileName, failure.code)),
      () => undefined, // `error` has it
    )
  return { attach, isPending, error }
}

/** The files of one transaction. */
export function AttachmentsSection({ transaction }: { readonly transaction: TransactionDetails }) {
  const { t } = useTranslation()
  const add = useAdd()
  const dropped = usePendingCommands('attachment:drop').filter(
    ({ transactionId }) => transactionId === transaction.id,
  )
  const [previewed, setPreviewed] = useState<Attachment | null>(null)
  const tellDrawer = use(DialogAbove)
  const addButton = useRef<HTMLButtonElement>(null)
  const onPress = useFocusKept(() => addButton.current)
  const preview = (attachment: Attachment | null) => {
    setPreviewed(attachment)
    tellDrawer(attachment !== null)
  }
  const { id, attachments } = transaction
  return (
    <Block
      title={t('annotation.attachments.title')}
      actions={
        <Button
          ref={addButton}
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPaperclip size={14} stroke={1.8} aria-hidden="true" />}
          loading={add.isPending}
          onClick={() => add.attach(id)}
        >
          {t('annotation.attachments.add')}
        </Button>
      }
    >
      {attachments.length > 0 && (
        <ul className={styles.list} aria-label={t('annotation.attachments.list')} onClickCapture={onPress}>
          {attachments.map((attachment) => (
            <AttachmentRow
              key={attachment.id}
              attachment={attachment}
              onPreview={() => preview(attachment)}
            />
          ))}
        </ul>
      )}
      <div role="status" className={styles.adding}>
        {dropped.map(({ name }) => (
          <p key={name}>{t('annotation.attachments.adding', { name })}</p>
        ))}
      </div>
      {attachments.length === 0 && <p className={styles.hint}>{t('annotation.attachments.hint')}</p>}
      {add.error !== null && <Problem error={add.error.failure} />}
      <AttachmentPreview attachment={previewed} onClose={() => preview(null)} />
    </Block>
  )
}
