import { Button } from '@mantine/core'
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
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
    <Page
      title={t('signing.title')}
      subtitle={t('signing.subtitle')}
      actions={
        <Button
          component={Link}
          to="/import"
          variant="default"
          leftSection={<IconArrowLeft size={17} stroke={1.7} aria-hidden="true" />}
        >
          {t('signing.back')}
        </Button>
      }
    >
      <div className={styles.ways}>
        <SignPanel />
        <CheckPanel hasResult={verification !== null} onChecked={setVerification} />
      </div>
      {verification !== null && <Result verification={verification} />}
    </Page>
  )
}
