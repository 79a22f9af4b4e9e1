import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs'
import { useTranslation } from 'react-i18next'
import { Note } from '../Note.tsx'
import type { Wizard } from '../use-wizard.ts'
import styles from '../BrowserConsent.module.css'

/** The QR code, the choice of accounts, the way back, and what the access could do. */
export function BunqExplanation({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation()
  const { environment, redirectScheme } = wizard.state.settings.bunq
  const isSandbox = environment === 'sandbox'
  return (
    <>
      <section>
        <h2 className={styles.heading}>{t('connect.consent.what')}</h2>
        <ol className={styles.steps}>
          <li>{t('connect.bunq.consent.steps.browser')}</li>
          <li>
            {isSandbox ? t('connect.bunq.consent.steps.sandboxScan') : t('connect.bunq.consent.steps.scan')}
          </li>
          <li>{t('connect.bunq.consent.steps.choose')}</li>
          <li>
            {redirectScheme === 'https'
              ? t('connect.bunq.consent.steps.paste')
              : t('connect.bunq.consent.steps.back')}
          </li>
        </ol>
        {!isSandbox && <p className={styles.minutes}>{t('connect.bunq.consent.ready')}</p>}
      </section>
      <Note title={t('connect.consent.honestTitle')} icon={<IconShieldCheck size={20} stroke={1.7} />}>
        <p>{t('connect.bunq.consent.honest')}</p>
        <p>{t('connect.bunq.consent.lasts')}</p>
      </Note>
    </>
  )
}
