import { notifications } from '@mantine/notifications'
import IconFileImport from '@tabler/icons-react/dist/esm/icons/IconFileImport.mjs'
import IconFiles from '@tabler/icons-react/dist/esm/icons/IconFiles.mjs'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { largestImport } from '../../../shared/import-file.ts'
import { currentImport, openDropped } from '../import-job.ts'
import styles from './FileDrop.module.css'

type Refusal = 'many' | 'large' | 'busy'
type Dragged = 'nothing' | 'one' | 'many'

/** What is wrong with these files before any of them is read; null: nothing. */
function refusalOf(files: readonly File[]): Refusal | null {
  if (currentImport().stage === 'saving') return 'busy'
  if (files.length > 1) return 'many'
  return files.some(({ size }) => size > largestImport) ? 'large' : null
}

/** Wherever on the window a file is let go, it is opened; while it hovers, the whole window says so. The page itself
 *  never goes to a file: Chromium's own answer to a drop is always stopped. */
export function FileDrop() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const receive = (files: readonly File[]) => {
    const refusal = refusalOf(files)
    const [file] = files
    if (refusal !== null) {
      notifications.show({
        id: 'file-refused',
        title: t(`imports.refused.${refusal}.title`),
        message: t(`imports.refused.${refusal}.text`),
        color: 'orange',
        autoClose: false,
        closeButtonProps: { 'aria-label': t('common.close') },
      })
    } else if (file !== undefined) {
      notifications.hide('file-refused')
      void openDropped(file)
      void navigate('/import')
    }
  }
  const dragged = useFileDrag(receive)
  if (dragged === 'nothing') return null
  const Icon = dragged === 'many' ? IconFiles : IconFileImport
  return (
    <div className={styles.veil} data-refused={dragged === 'many' || undefined}>
      <div className={styles.target}>
        <span className={styles.icon} aria-hidden="true">
          <Icon size={34} stroke={1.5} />
        </span>
        <p className={styles.title}>{t(`imports.overlay.${dragged}.title`)}</p>
        <p className={styles.text}>{t(`imports.overlay.${dragged}.text`)}</p>
      </div>
    </div>
  )
}

/** A part of a page that takes files of its own says so, and answers the drop itself. */
function isTakenBelow({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest('[data-takes-files]') !== null
}

function useFileDrag(onFiles: (files: readonly File[]) => void): Dragged {
  const [dragged, setDragged] = useState<Dragged>('nothing')
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      if (isTakenBelow(event)) return setDragged('nothing')
      event.preventDefault()
      const count = [...event.dataTransfer.items].filter(({ kind }) => kind === 'file').length
      event.dataTransfer.dropEffect = 'copy'
      setDragged(count > 1 ? 'many' : 'one')
    }
    // Only leaving the window has no other element on the far side.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragged('nothing')
    }
    const drop = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      setDragged('nothing')
      if (isTakenBelow(event)) return
      event.preventDefault()
      onFiles([...event.dataTransfer.files])
    }
    window.addEventListener('dragenter', over)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', over)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [onFiles])
  return dragged
}
