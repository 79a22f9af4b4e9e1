import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs'
import { useTranslation } from 'react-i18next'
import type { Prepared } from '../../../../../shared/contract.ts'
import { Note } from '../Note.tsx'
import { RedirectUri } from '../RedirectUri.tsx'
import styles from './PrepareStep.module.css'

/** What a provider's set-up made: its name as people see it, and where they are sent back to. */
export function PreparedFacts({ prepared: { providerName, redirectUri } }: { readonly prepared: Prepared }) {
  const { t } = useTranslation()
  return (
    <Note title={t('connect.bunq.prepare.done')} icon={<IconCircleCheck size={20} stroke={1.8} />}>
      <dl className={styles.made}>
        {providerName !== null && (
          <>
            <dt>{t('connect.bunq.prepare.providerName')}</dt>
            <dd>{providerName}</dd>
          </>
        )}
        {redirectUri !== null && (
          <>
            <dt>{t('connect.bunq.prepare.redirectUri')}</dt>
            <dd>
              <RedirectUri uri={redirectUri} />
            </dd>
          </>
        )}
      </dl>
    </Note>
  )
}
