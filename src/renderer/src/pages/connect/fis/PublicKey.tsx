import { Button } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs'
import { useTranslation } from 'react-i18next'
import { useCopy } from '../../../components/use-copy.ts'
import styles from './PublicKey.module.css'

/** The public half to the letter. Nothing follows its last line: FIS takes no line end there (fact sheet 4). */
export function PublicKey({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  const { isCopied, copy } = useCopy(text)
  const Icon = isCopied ? IconCheck : IconCopy
  return (
    <div className={styles.box}>
      <pre className={styles.key} tabIndex={0} role="region" aria-label={t('connect.fis.register.publicKey')}>
        {text}
      </pre>
      <Button variant="light" leftSection={<Icon size={16} stroke={1.8} aria-hidden="true" />} onClick={copy}>
        {isCopied ? t('common.copied') : t('connect.fis.register.copy')}
      </Button>
    </div>
  )
}
