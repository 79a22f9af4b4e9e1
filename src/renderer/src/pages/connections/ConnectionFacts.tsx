import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../../shared/model.ts'
import { useAgeText } from '../../components/Freshness.tsx'
import { dateOf } from '../../format/date.ts'
import { useFormat } from '../../format/use-format.ts'
import { useStatus } from '../../status.ts'
import type { ConsentLeft } from '../../../../shared/consent.ts'
import { endsSoon } from '../../components/consent-left.ts'
import { Fact } from './Fact.tsx'
import { hasConsent, wayOf } from './way.ts'
import styles from './ConnectionFacts.module.css'

interface ConnectionFactsProps {
  readonly connection: Connection
  readonly left: ConsentLeft | null
}

/** Last and next sync, what the bank still allows, how long the consent lasts. */
export function ConnectionFacts({ connection, left }: ConnectionFactsProps) {
  const { t } = useTranslation()
  const isLive = connection.status === 'ready' || connection.status === 'needs-login'
  const last = useAgeText(connection.syncedAt)
  return (
    <dl className={styles.facts}>
      <Fact
        label={t('connections.facts.lastSync')}
        value={connection.syncedAt === null ? t('connections.facts.notYet') : last}
      >
        {connection.lastFailure !== null
          ? t('connections.facts.lastFailed')
          : connection.syncedAt !== null && t('connections.facts.lastOk')}
      </Fact>
      {isLive && <NextSync connection={connection} />}
      {isLive && <Calls connection={connection} />}
      {isLive && <Consent connection={connection} left={left} />}
    </dl>
  )
}

/** When the app reads it by itself next, and what holds it up where something does. */
function NextSync({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { today } = useStatus()
  const { nextSyncAt: at, waitsFor, isPaused, failureCount } = connection
  const label = t('connections.facts.nextSync')
  if (isPaused) {
    return (
      <Fact label={label} value={t('connections.facts.paused')}>
        {t('connections.facts.pausedHelp')}
      </Fact>
    )
  }
  if (waitsFor === 'network') {
    return (
      <Fact label={label} value={t('connections.facts.whenOnline')}>
        {t('connections.waits.network')}
      </Fact>
    )
  }
  const value =
    at === null
      ? t('connections.facts.never')
      : dateOf(at) === today
        ? t('common.freshness.today', { time: format.time(at) })
        : format.instant(at)
  const why =
    waitsFor === null
      ? false
      : waitsFor === 'back-off' && failureCount > 0
        ? t('connections.waits.afterFailures', { count: failureCount })
        : t(`connections.waits.${waitsFor}`)
  return (
    <Fact label={label} value={value}>
      {why}
    </Fact>
  )
}

function Calls({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { callsLeft, nextCallAt } = connection
  if (callsLeft === null) return null
  return (
    <Fact
      label={t('connections.facts.calls')}
      value={t('connections.facts.callsText', { count: callsLeft })}
      isMarked={callsLeft === 0}
    >
      {nextCallAt === null
        ? t('connections.facts.callsHelp')
        : t('connections.facts.nextCall', { time: format.time(nextCallAt) })}
    </Fact>
  )
}

/** How long we are let in: by a consent with an end, by one without, or by keys that are good until they are deleted. */
function Consent({ connection, left }: ConnectionFactsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { consentIdleEndsAt, consentEndsAt, status } = connection
  const way = wayOf(connection)
  if (!hasConsent(way)) {
    return (
      <Fact label={t('connections.facts.access')} value={t(`connections.ways.${way}`)}>
        {t(`connections.facts.until.${way}`)}
      </Fact>
    )
  }
  if (left === null && status === 'ready' && way !== 'sparebank1') {
    return (
      <Fact label={t('connections.facts.consent')} value={t('connections.facts.noEnd')}>
        {t('connections.facts.until.bunqOAuth')}
      </Fact>
    )
  }
  if (left === null) {
    const value = status === 'needs-login' ? t('connections.facts.ended') : t('connections.facts.noConsent')
    return <Fact label={t('connections.facts.consent')} value={value} isMarked />
  }
  const value =
    left.days < 0 ? t('connections.facts.ended') : t('connections.facts.daysLeft', { count: left.days })
  return (
    <Fact label={t('connections.facts.consent')} value={value} isMarked={endsSoon(left)}>
      {consentIdleEndsAt !== null && (
        <span>{t('connections.facts.idle', { date: format.date(dateOf(consentIdleEndsAt)) })}</span>
      )}
      {consentEndsAt !== null && (
        <span>{t('connections.facts.absolute', { date: format.date(dateOf(consentEndsAt)) })}</span>
      )}
    </Fact>
  )
}
