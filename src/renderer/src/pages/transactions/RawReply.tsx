import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../components/CopyButton.tsx'
import { prettyJson } from './pretty-json.ts'
import styles from './RawReply.module.css'

/** The row exactly as the bank sent it, folded away: the proof behind everything above. */
export function RawReply({ raw }: { readonly raw: string }) {
  const { t } = useTranslation()
  const text = useMemo(() => prettyJson(raw), [raw])
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>
        <IconChevronRight size={15} stroke={1.8} aria-hidden="true" />
        {t('transactions.details.raw')}
      </summary>
      <div className={styles.box}>
        <pre className={styles.text}>{text}</pre>
        <span className={styles.copy}>
          <CopyButton text={raw} label={t('transactions.details.copyRaw')} />
        </span>
      </div>
    </details>
  )
}
