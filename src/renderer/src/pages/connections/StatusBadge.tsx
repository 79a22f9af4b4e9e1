import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs'
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs'
import IconKey from '@tabler/icons-react/dist/esm/icons/IconKey.mjs'
import IconPlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs'
import IconPlugOff from '@tabler/icons-react/dist/esm/icons/IconPlugOff.mjs'
import { useTranslation } from 'react-i18next'
import type { ConnectionStatus } from '../../../../shared/model.ts'
import styles from './StatusBadge.module.css'

const looks = {
  new: { icon: IconHourglass, tone: styles.notice },
  ready: { icon: IconCircleCheck, tone: styles.good },
  'needs-login': { icon: IconKey, tone: styles.notice },
  disconnected: { icon: IconPlugOff, tone: styles.quiet },
  paused: { icon: IconPlayerPause, tone: styles.quiet },
  'ends-soon': { icon: IconHourglass, tone: styles.notice },
} as const

interface StatusBadgeProps {
  readonly status: ConnectionStatus
  readonly isEndingSoon: boolean
  readonly isPaused: boolean
}

/** How a connection is, in a word and a picture as well as a colour. */
export function StatusBadge({ status, isEndingSoon, isPaused }: StatusBadgeProps) {
  const { t } = useTranslation()
  const shown = status !== 'ready' ? status : isEndingSoon ? 'ends-soon' : isPaused ? 'paused' : status
  const { icon: Icon, tone } = looks[shown]
  return (
    <span className={`${styles.badge} ${tone}`}>
      <Icon size={15} stroke={2} aria-hidden="true" />
      {t(`connections.status.${shown}`)}
    </span>
  )
}
