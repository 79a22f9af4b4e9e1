import { Button, Loader } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconFileImport from '@tabler/icons-react/dist/esm/icons/IconFileImport.mjs'
import { useTranslation } from 'react-i18next'
import { chooseFile, type ImportJob } from '../../import-job.ts'
import styles from './DropArea.module.css'

interface DropAreaProps {
  /** The file that is being read; null: none. */
  readonly opening: Extract<ImportJob, { readonly stage: 'opening' }> | null
}

/** Where a file comes in. The whole window takes it; this is where one looks for it. The button stays focusable while a file is
 *  read, so that whoever pressed it is still there when it could not be. */
export function DropArea({ opening }: DropAreaProps) {
  const { t } = useTranslation()
  const busy =
    opening === null
      ? ''
      : opening.fileName === null
        ? t('imports.open.choosing')
        : t('imports.open.reading', { file: opening.fileName })
  return (
    <section className={styles.area} aria-label={t('imports.open.choose')}>
      <div className={styles.way}>
        <span className={styles.icon} aria-hidden="true">
          {opening === null ? <IconFileImport size={30} stroke={1.5} /> : <Loader size={28} />}
        </span>
        <h2 className={styles.title}>{t('imports.open.title')}</h2>
        <p className={styles.text}>{t('imports.open.text')}</p>
        <Button
          size="md"
          onClick={() => (opening === null ? void chooseFile() : undefined)}
          aria-disabled={opening !== null}
          data-disabled={opening !== null}
          className={styles.choose ?? ''}
        >
          {t('imports.open.choose')}
        </Button>
        <p role="status" className={styles.busy}>
          {busy}
        </p>
      </div>
      <Readable />
    </section>
  )
}

const readable = ['banks', 'standards', 'any', 'own'] as const

function Readable() {
  const { t } = useTranslation()
  return (
    <div className={styles.readable}>
      <h3 className={styles.small}>{t('imports.readable.title')}</h3>
      <ul>
        {readable.map((kind) => (
          <li key={kind}>
            <IconCheck size={15} stroke={2.2} aria-hidden="true" />
            <span>{t(`imports.readable.${kind}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
