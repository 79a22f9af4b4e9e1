import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Verification } from '../../../../shared/verification.ts'
import { Page } from '../../components/Page.tsx'
import { CheckPanel } from './CheckPanel.tsx'
import { Result } from './Result.tsx'
import { SignPanel } from './SignPanel.tsx'
import styles from './SigningPage.module.css'

/** Signing a file with BankID, and checking one that somebody signed. */
export function SigningPage() {
  const { t } = useTranslation()
  const [verification, setVerification] = useState<Verification | null>(null)
  return (
    <Page title={t('signing.title')} subtitle={t('signing.subtitle')}>
      <div className={styles.ways}>
        <SignPanel />
        <CheckPanel hasResult={verification !== null} onChecked={setVerification} />
      </div>
      {verification !== null && <Result verification={verification} />}
    </Page>
  )
}
