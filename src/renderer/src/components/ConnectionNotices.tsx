import { Button } from '@mantine/core'
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs'
import IconKey from '@tabler/icons-react/dist/esm/icons/IconKey.mjs'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ConsentLeft } from '../../../shared/consent.ts'
import { isBankConnection, type Connection } from '../../../shared/model.ts'
import { useApi } from '../api.ts'
import { useFormat } from '../format/use-format.ts'
import { useStatus } from '../status.ts'
import { certificateWarningDays, consentLeft, endsSoon } from './consent-left.ts'
import { useFailureText } from './use-failure-text.ts'
import styles from './ConnectionNotices.module.css'

/** Above the numbers: which bank is no longer read, or soon not, and the way to mend it. Nothing while all is well. */
export function ConnectionNotices() {
  const { t } = useTranslation()
  const { today } = useStatus()
  const connections = useApi('connections:list', undefined)
  const shown = (connections.data ?? []).flatMap((connection) => {
    if (connection.status === 'needs-login') return [<Closed key={connection.id} connection={connection} />]
    const left = connection.status === 'ready' ? consentLeft(connection, today) : null
    if (!isBankConnection(connection)) {
      const isNear = left !== null && left.days <= certificateWarningDays
      return isNear ? [<CertificateEnds key={connection.id} connection={connection} left={left} />] : []
    }
    return endsSoon(left) ? [<Ends key={connection.id} connection={connection} left={left} />] : []
  })
  if (shown.length === 0) return null
  return (
    <ul className={styles.list} aria-label={t('connections.notices.label')}>
      {shown}
    </ul>
  )
}

function Ends({ connection, left }: { readonly connection: Connection; readonly left: ConsentLeft }) {
  const { t } = useTranslation()
  const format = useFormat()
  const date = format.date(left.endsOn, 'long')
  const name = connection.name
  return (
    <Notice
      icon={<IconHourglass size={18} stroke={1.8} aria-hidden="true" />}
      title={
        left.days < 0
          ? t('connections.notices.ended', { name })
          : left.days === 0
            ? t('connections.notices.endsToday', { name })
            : t('connections.notices.ends', { name, count: left.days })
      }
      text={t(`connections.endsSoon.${left.days < 0 ? 'afterwards' : left.because}`, { date })}
      action={t('connections.actions.renew')}
      to={`/connect?renew=${connection.id}`}
    />
  )
}

/** What lets us in at BankID: nobody renews it with a press, so it is told of early. */
function CertificateEnds({
  connection,
  left,
}: {
  readonly connection: Connection
  readonly left: ConsentLeft
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, name } = connection
  return (
    <Notice
      icon={<IconHourglass size={18} stroke={1.8} aria-hidden="true" />}
      title={
        left.days < 0
          ? t('connections.notices.certificateEnded', { name })
          : t('connections.notices.certificateEnds', { name, date: format.date(left.endsOn, 'long') })
      }
      text={t('connections.other.certificateOrder')}
      action={t('connections.other.changeCertificate')}
      to={`/connect?renew=${id}&step=credentials`}
    />
  )
}

/** Why it ended is said in the words of its card, which is where the button leads: what helps depends on it. */
function Closed({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation()
  const text = useFailureText(connection.lastFailure ?? { code: 'needs-login' }, connection.name)
  return (
    <Notice
      icon={<IconKey size={18} stroke={1.8} aria-hidden="true" />}
      title={`${text.title}.`}
      text={text.what}
      action={t('connections.notices.open')}
      to="/connections"
    />
  )
}

interface NoticeProps {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly action: string
  readonly to: string
}

function Notice({ icon, title, text, action, to }: NoticeProps) {
  return (
    <li className={styles.notice}>
      {icon}
      <p>
        <strong>{title}</strong> {text}
      </p>
      <Button component={Link} to={to} size="xs" className={styles.action ?? ''}>
        {action}
      </Button>
    </li>
  )
}
