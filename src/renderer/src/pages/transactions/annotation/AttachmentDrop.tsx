import IconPaperclip from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs'
import { useState, type DragEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { largestAttachment } from '../../../../../shared/annotation.ts'
import type { TransactionId } from '../../../../../shared/ids.ts'
import { failureOf, useCommand } from '../../../api.ts'
import { contentOf } from '../../../file-content.ts'
import { useRefusal } from './use-refusal.ts'
import styles from './AttachmentDrop.module.css'

interface AttachmentDropProps {
  readonly transactionId: TransactionId
  readonly children: ReactNode
}

/** Files let go of over the details are attached. Elsewhere on the window they are taken in as a bank's. */
export function AttachmentDrop({ transactionId, children }: AttachmentDropProps) {
  const { t } = useTranslation()
  const [count, setCount] = useState(0)
  const attach = useAttach(transactionId)
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setCount([...event.dataTransfer.items].filter(({ kind }) => kind === 'file').length)
  }
  const leave = (event: DragEvent) => {
    const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
    if (!isInside) setCount(0)
  }
  const drop = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setCount(0)
    void attach([...event.dataTransfer.files])
  }
  return (
    <div
      className={styles.area}
      data-takes-files
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={leave}
      onDrop={drop}
    >
      {children}
      {count > 0 && (
        <div className={styles.veil} aria-hidden="true">
          <IconPaperclip size={26} stroke={1.6} />
          {count === 1 ? t('annotation.attachments.drop') : t('annotation.attachments.dropMany', { count })}
        </div>
      )}
    </div>
  )
}

/** One after another: each may be 25 MB on its way to main. */
function useAttach(transactionId: TransactionId) {
  const { mutateAsync } = useCommand('attachment:drop')
  const refuse = useRefusal()
  return async (files: readonly File[]) => {
    for (const file of files) {
      const { name } = file
      const content = file.size > largestAttachment ? '' : await contentOf(file)
      if (file.size > largestAttachment) refuse(name, 'attachment-too-large')
      else if (content === null) refuse(name, 'file-unreadable')
      else {
        await mutateAsync({ transactionId, name: name.slice(0, 255), content }).catch((error: unknown) =>
          refuse(name, failureOf(error).code),
        )
      }
    }
  }
}
