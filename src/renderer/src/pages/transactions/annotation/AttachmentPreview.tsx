import { Button, Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../../../shared/annotation.ts'
import { useApi } from '../../../api.ts'
import { Problem } from '../../../components/Problem.tsx'
import { RowsSkeleton } from '../../../components/Skeletons.tsx'
import styles from './AttachmentPreview.module.css'

interface AttachmentPreviewProps {
  /** null: none is looked at. */
  readonly attachment: Attachment | null
  readonly onClose: () => void
}

/** An attached image, drawn inside the window: nothing of it is written to the disk. */
export function AttachmentPreview({ attachment, onClose }: AttachmentPreviewProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={attachment !== null}
      onClose={onClose}
      size="xl"
      title={
        <bdi className={styles.title}>{attachment?.fileName ?? t('annotation.attachments.previewTitle')}</bdi>
      }
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {attachment !== null && <Picture attachment={attachment} />}
      <div className={styles.below}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common.close')}
        </Button>
      </div>
    </Modal>
  )
}

function Picture({ attachment }: { readonly attachment: Attachment }) {
  const { t } = useTranslation()
  // A picture may be ten megabytes.
  const preview = useApi('attachment:preview', { attachmentId: attachment.id }, { isBrief: true })
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isBroken, setBroken] = useState(false)
  const { data } = preview
  useEffect(() => {
    if (data === undefined || data === null) return
    let isGone = false
    // Through a bitmap, because the policy of the page lets no image be loaded but its own.
    const bytes = Uint8Array.from(atob(data.content), (character) => character.charCodeAt(0))
    createImageBitmap(new Blob([bytes], { type: data.mediaType }))
      .then((bitmap) => {
        if (!isGone) draw(canvas.current, bitmap)
        bitmap.close()
      })
      .catch(() => setBroken(true)) // cut off or damaged: it is said below
    return () => {
      isGone = true
    }
  }, [data])
  if (preview.isPending) return <RowsSkeleton rows={4} />
  if (preview.isError) return <Problem error={preview.error.failure} />
  if (data === null || isBroken) return <p className={styles.none}>{t('annotation.attachments.noPreview')}</p>
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={t('annotation.attachments.image', { name: attachment.fileName })}
      className={styles.picture}
    />
  )
}

/** As large as a screen needs; the rest of the pixels would only fill memory. */
const longestSide = 2400

function draw(canvas: HTMLCanvasElement | null, bitmap: ImageBitmap): void {
  if (canvas === null) return
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
}
