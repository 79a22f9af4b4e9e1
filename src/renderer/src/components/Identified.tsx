import IconUserCheck from '@tabler/icons-react/dist/esm/icons/IconUserCheck.mjs'
import { useTranslation } from 'react-i18next'
import type { OrderOutcome } from '../../../shared/order.ts'
import styles from './Identified.module.css'

interface IdentifiedProps {
  readonly outcome: Extract<OrderOutcome, { readonly kind: 'identified' }>
}

/** Who identified themselves, as BankID says it, and a word where they did so from elsewhere. */
export function Identified({ outcome: { user, isSameAddress } }: IdentifiedProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.box} role="status">
      <span className={styles.icon} aria-hidden="true">
        <IconUserCheck size={28} stroke={1.6} />
      </span>
      <div className={styles.words}>
        <p className={styles.says}>{t('identity.identified.says')}</p>
        <p className={styles.name}>{user.name}</p>
        <p className={styles.number}>{user.maskedNumber}</p>
        {isSameAddress === false && <p className={styles.address}>{t('identity.identified.elsewhere')}</p>}
      </div>
    </div>
  )
}
