import IconClockQuestion from '@tabler/icons-react/dist/esm/icons/IconClockQuestion.mjs'
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs'
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TransactionDetails } from '../../../../shared/model.ts'
import { useFormat } from '../../format/use-format.ts'
import { useStatus } from '../../status.ts'
import styles from './BookingFacts.module.css'

/** How sure a booked row is: what it was announced as, how long the bank may change it, and whether it still tells of it. */
export function BookingFacts({ transaction }: { readonly transaction: TransactionDetails }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { today } = useStatus()
  const { announcements, amount, bookedOn, settlesOn, missingSince } = transaction
  const isSettling = settlesOn !== null && settlesOn >= today
  if (announcements.length === 0 && !isSettling && missingSince === null) return null
  return (
    <ul className={styles.facts} aria-label={t('annotation.facts.title')}>
      {missingSince !== null && (
        <Fact icon={<IconClockQuestion size={15} stroke={1.8} />} isNotice>
          {t('annotation.facts.missing', { since: format.instant(missingSince) })}
        </Fact>
      )}
      {isSettling && (
        <Fact icon={<IconHourglass size={15} stroke={1.8} />}>
          {t('annotation.facts.settling', { day: format.date(settlesOn, 'long') })}
        </Fact>
      )}
      {announcements.map((each) => {
        const isSame = each.amount.minor === amount.minor
        const words = {
          day: format.date(each.bookedOn, 'long'),
          announced: format.money(each.amount),
          bookedDay: format.date(bookedOn, 'long'),
          booked: format.money(amount),
        }
        return (
          <Fact
            key={`${each.firstSeenAt} ${each.endedAt}`}
            icon={<IconHistory size={15} stroke={1.8} />}
            detail={each.text === transaction.text ? null : each.text}
          >
            {t(`annotation.facts.${isSame ? 'announced' : 'announcedOtherwise'}`, words)}
          </Fact>
        )
      })}
    </ul>
  )
}

interface FactProps {
  readonly icon: ReactNode
  readonly isNotice?: boolean
  /** The bank's words then. */
  readonly detail?: string | null
  readonly children: string
}

function Fact({ icon, isNotice = false, detail = null, children }: FactProps) {
  return (
    <li className={isNotice ? `${styles.fact} ${styles.notice}` : styles.fact}>
      <span aria-hidden="true">{icon}</span>
      <span>
        {children}
        {detail !== null && <bdi className={styles.detail}>{detail}</bdi>}
      </span>
    </li>
  )
}
