import { useTranslation } from 'react-i18next'
import type { BankIdEnvironment } from '../../../../../shared/bankid.ts'
import { useIsInvented } from '../../../status.ts'
import { Disclosure } from '../Disclosure.tsx'
import { OpenLink } from '../OpenLink.tsx'
import styles from '../TechnicalSettings.module.css'

/** Where a certificate comes from: BankID hands out one for everybody to test with, a real one comes from a bank. */
export function TestCertificate({ environment }: { readonly environment: BankIdEnvironment }) {
  const { t } = useTranslation()
  const isInvented = useIsInvented('bankid')
  if (isInvented) return null // what the real one hands out is of no use here
  const words = 'connect.bankid.certificate.where'
  return (
    <Disclosure title={t(`${words}.title`)}>
      <p className={styles.note}>{t(`${words}.${environment}`)}</p>
      <p className={styles.note}>{t(`${words}.form`)}</p>
      {environment === 'test' && <OpenLink link="bankid-developers" label={t(`${words}.open`)} />}
    </Disclosure>
  )
}
