import { useState, type DragEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import IconCertificate from '@tabler/icons-react/dist/esm/icons/IconCertificate.mjs'
import { contentOf } from '../../../file-content.ts'
import { largestPkcs12, readRpFile, type FileFault, type RpFile } from './rp-files.ts'
import styles from './FileArea.module.css'

export interface ReadFile {
  readonly name: string
  readonly file: RpFile | FileFault
}

interface FileAreaProps {
  readonly onRead: (files: readonly ReadFile[]) => void
  /** `choose` takes the files of a button. */
  readonly children: (choose: (files: readonly File[]) => void) => ReactNode
}

/** Files let go of over this step are looked at as certificates and keys, wherever on it; elsewhere they would be a bank's. */
export function FileArea({ onRead, children }: FileAreaProps) {
  const { t } = useTranslation()
  const [isOver, setOver] = useState(false)
  const choose = (files: readonly File[]) => {
    void Promise.all(files.map(read)).then(onRead)
  }
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  const leave = (event: DragEvent) => {
    const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
    if (!isInside) setOver(false)
  }
  const drop = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(false)
    choose([...event.dataTransfer.files])
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
      {children(choose)}
      {isOver && (
        <div className={styles.veil} aria-hidden="true">
          <IconCertificate size={30} stroke={1.5} />
          {t('connect.bankid.certificate.drop')}
        </div>
      )}
    </div>
  )
}

async function read(file: File): Promise<ReadFile> {
  const { name } = file
  if (file.size > largestPkcs12) return { name, file: 'tooLarge' }
  const content = await contentOf(file)
  return { name, file: content === null ? 'unreadable' : readRpFile(name, content) }
}
