import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs'
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs'
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs'
import IconKey from '@tabler/icons-react/dist/esm/icons/IconKey.mjs'
import IconPlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs'
import IconPlugOff from '@tabler/icons-react/dist/esm/icons/IconPlugOff.mjs'
import IconWifiOff from '@tabler/icons-react/dist/esm/icons/IconWifiOff.mjs'
import { useTranslation } from 'react-i18next'
import type { ConsentLeft } from '../../../../shared/consent.ts'
import type { Connection } from '../../../../shared/model.ts'
import { endsSoon } from '../../components/consent-left.ts'
import styles from './StatusBadge.module.css'

const looks = {
  new: { icon: IconHourglass, tone: styles.notice },
  ready: { icon: IconCircleCheck, tone: styles.good },
  'needs-login': { icon: IconKey, tone: styles.notice },
  disconnected: { icon: IconPlugOff, tone: styles.quiet },
  failing: { icon: IconAlertTriangle, tone: styles.notice },
  offline: { icon: IconWifiOff, tone: styles.quiet },
  paused: { icon: IconPlayerPause, tone: styles.quiet },
  'ends-soon': { icon: IconHourglass, tone: styles.notice },
} as const

interface StatusBadgeProps {
  readonly connection: Pick<Connection, 'status' | 'isPaused' | 'lastFailure' | 'waitsFor'>
  readonly left: ConsentLeft | null
  /** It is no bank: nobody signs in there, and what ends is no consent. */
  readonly isOther?: boolean
}

/** How a connection is, in a word and a picture as well as a colour. */
export function StatusBadge({ connection, left, isOther = false }: StatusBadgeProps) {
  const { t } = useTranslation()
  const ends = left !== null && left.days < 0 ? 'needs-login' : 'ends-soon'
  // One of these is tried out once, and not by itself again.
  const isRefused = isOther && connection.status === 'new' && connection.lastFailure !== null
  const shown = isRefused
    ? 'failing'
    : connection.status === 'ready' && endsSoon(left)
      ? ends
      : lookOf(connection)
  const { icon: Icon, tone } = looks[shown]
  return (
    <span className={`${styles.badge} ${tone}`}>
      <Icon size={15} stroke={2} aria-hidden="true" />
      {isRefused
        ? t('connections.other.status.refused')
        : isOther
          ? t(`connections.other.status.${shown}`)
          : t(`connections.status.${shown}`)}
    </span>
  )
}

/** A bank that could not be read the last time is not simply connected. A pause the bank asked for is no failure. */
function lookOf({
  status,
  isPaused,
  lastFailure,
  waitsFor,
}: StatusBadgeProps['connection']): keyof typeof looks {
  if (status !== 'ready') return status
  if (isPaused) return 'paused'
  if (waitsFor === 'network' || lastFailure?.code === 'offline') return 'offline'
  return lastFailure === null || lastFailure.code === 'bank-busy' ? 'ready' : 'failing'
}
