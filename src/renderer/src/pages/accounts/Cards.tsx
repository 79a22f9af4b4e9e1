import { VisuallyHidden } from '@mantine/core'
import IconCreditCard from '@tabler/icons-react/dist/esm/icons/IconCreditCard.mjs'
import { useTranslation } from 'react-i18next'
import type { BankCard } from '../../../../shared/model.ts'
import { useFormat } from '../../format/use-format.ts'
import styles from './Cards.module.css'

/** The cards of an account, told apart by their last digits; one that is blocked or run out is struck through. */
export function Cards({ cards }: { readonly cards: readonly BankCard[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (cards.length === 0) return null
  return (
    <ul className={styles.cards} aria-label={t('accounts.cards')}>
      {cards.map(({ name, lastDigits, isActive, expiresOn }, index) => {
        const expires =
          expiresOn === null ? null : t('accounts.cardUntil', { month: format.month(expiresOn) })
        const state = isActive ? null : t('accounts.cardInactive')
        return (
          <li
            key={index}
            className={styles.card}
            data-inactive={!isActive || undefined}
            title={[name, state, expires].filter((part) => part !== null).join(' · ')}
          >
            <IconCreditCard size={13} stroke={1.8} aria-hidden="true" />
            <bdi>{lastDigits === null ? name : t('accounts.cardEnding', { digits: lastDigits })}</bdi>
            {state !== null && <VisuallyHidden>{`, ${state}`}</VisuallyHidden>}
          </li>
        )
      })}
    </ul>
  )
}
