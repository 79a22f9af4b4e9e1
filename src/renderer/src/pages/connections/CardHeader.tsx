import { Badge, Button } from '@mantine/core'
import IconBuildingBank from '@tabler/icons-react/dist/esm/icons/IconBuildingBank.mjs'
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ConsentLeft } from '../../../../shared/consent.ts'
import { finInsts } from '../../../../shared/fin-insts.ts'
import type { Connection } from '../../../../shared/model.ts'
import { isSparebank1Settings } from '../../../../shared/sparebank1.ts'
import { systems } from '../../../../shared/systems.ts'
import { endsSoon } from '../../components/consent-left.ts'
import { ConnectionMenu } from './ConnectionMenu.tsx'
import { StatusBadge } from './StatusBadge.tsx'
import { hasConsent, isSandbox, wayOf } from './way.ts'
import styles from './CardHeader.module.css'

interface CardHeaderProps {
  readonly connection: Connection
  readonly left: ConsentLeft | null
  readonly isRunning: boolean
  readonly onSync: () => void
  readonly onTest: () => void
  readonly onPause: () => void
  readonly onRename: () => void
  readonly onDisconnect: () => void
}

/** Whose connection it is, how it is, the one thing to do next, and the rest in a menu. */
export function CardHeader(props: CardHeaderProps) {
  const { t } = useTranslation()
  const { connection, left } = props
  return (
    <header className={styles.header}>
      <span className={styles.icon} aria-hidden="true">
        <IconBuildingBank size={22} stroke={1.6} />
      </span>
      <div className={styles.words}>
        <h2 id={`connection-${connection.id}`} className={styles.name}>
          {connection.name}
        </h2>
        <div className={styles.small}>
          <StatusBadge connection={connection} left={left} />
          {connection.accountCount > 0 && (
            <span className={styles.more}>{t('common.accounts', { count: connection.accountCount })}</span>
          )}
          <BankName connection={connection} />
        </div>
      </div>
      <div className={styles.actions}>
        <NextAction {...props} />
        <ConnectionMenu {...props} />
      </div>
    </header>
  )
}

/** The bank's own name, where the person called the connection something else, and which way in it takes. */
function BankName({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation()
  const way = wayOf(connection)
  const finInst = isSparebank1Settings(connection.settings) ? connection.settings.finInst : null
  const name = finInsts.find((bank) => bank.finInst === finInst)?.name ?? systems[connection.system].name
  const known = [
    ...(name === connection.name ? [] : [name]),
    ...(way === 'sparebank1' ? [] : [t(`connections.ways.${way}`)]),
  ]
  return (
    <>
      {known.length > 0 && <span className={styles.more}>{known.join(' · ')}</span>}
      {isSandbox(connection) && (
        <Badge component="span" variant="light" color="gray" className={styles.sandbox ?? ''}>
          {t('connections.sandbox')}
        </Badge>
      )}
    </>
  )
}

function NextAction({ connection, left, isRunning, onSync }: CardHeaderProps) {
  const { t } = useTranslation()
  const isEndingSoon = endsSoon(left)
  const renew = `/connect?renew=${connection.id}`
  const way = wayOf(connection)
  const toClient = { to: `${renew}&step=credentials`, label: t(`connections.keys.${way}`) }
  const code = connection.lastFailure?.code
  const again = !hasConsent(way)
    ? t('connections.actions.checkAgain')
    : code === 'consent-expired'
      ? t('connections.actions.renew')
      : t('connections.actions.signIn')
  const isRefused = code === 'client-rejected' || code === 'client-missing'
  const leading = {
    // A provider that was never signed in may not have been set up to its end.
    new: isRefused
      ? toClient
      : {
          to: way === 'bunqProvider' ? `${renew}&step=prepare` : renew,
          label: t('connections.actions.goOn'),
        },
    'needs-login': isRefused ? toClient : { to: renew, label: again },
    disconnected: { to: `${renew}&step=credentials`, label: t('connections.actions.connectAgain') },
    ready: null,
  }[connection.status]
  if (leading !== null) {
    return (
      <Button component={Link} to={leading.to}>
        {leading.label}
      </Button>
    )
  }
  return (
    <>
      {isEndingSoon && (
        <Button component={Link} to={renew}>
          {t('connections.actions.renew')}
        </Button>
      )}
      <Button
        variant={isEndingSoon ? 'default' : 'light'}
        leftSection={<IconRefresh size={16} stroke={1.9} aria-hidden="true" />}
        disabled={isRunning}
        onClick={onSync}
      >
        {t('connections.actions.sync')}
      </Button>
    </>
  )
}
