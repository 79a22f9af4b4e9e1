import { ActionIcon, Menu } from '@mantine/core'
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Connection } from '../../../../shared/model.ts'
import { hasConsent, wayOf, type Way } from './way.ts'

interface ConnectionMenuProps {
  readonly connection: Connection
  readonly isRunning: boolean
  readonly onTest: () => void
  readonly onPause: () => void
  readonly onRename: () => void
  readonly onDisconnect: () => void
}

/** Everything that is needed less often. What changes the connection itself is done in the wizard, in place. */
export function ConnectionMenu({ connection, isRunning, ...act }: ConnectionMenuProps) {
  const { t } = useTranslation()
  const renew = `/connect?renew=${connection.id}`
  const { status } = connection
  const isDisconnected = status === 'disconnected'
  const way = wayOf(connection)
  return (
    <Menu position="bottom-end" width={260} shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('connections.actions.more', { name: connection.name })}
        >
          <IconDots size={18} stroke={1.8} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {status === 'ready' && (
          <>
            <Menu.Item onClick={act.onPause}>
              {connection.isPaused ? t('connections.actions.resume') : t('connections.actions.pause')}
            </Menu.Item>
            <Menu.Item onClick={act.onTest}>{t('connections.actions.test')}</Menu.Item>
            {hasConsent(way) && (
              <Menu.Item component={Link} to={renew}>
                {t('connections.actions.renew')}
              </Menu.Item>
            )}
            <Menu.Item component={Link} to={`${renew}&step=accounts`} disabled={isRunning}>
              {t('connections.actions.accounts')}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        {!isDisconnected && <Changes way={way} renew={renew} />}
        <Menu.Item onClick={act.onRename}>{t('connections.actions.rename')}</Menu.Item>
        <Menu.Item c="var(--ov-negative)" onClick={act.onDisconnect}>
          {isDisconnected ? t('connections.actions.deleteData') : t('connections.actions.disconnect')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

interface ChangesProps {
  readonly way: Way
  /** Where the wizard is entered on this connection. */
  readonly renew: string
}

/** What its own way in lets one change: nothing of another bank's. */
function Changes({ way, renew }: ChangesProps) {
  const { t } = useTranslation()
  return (
    <>
      <Menu.Item component={Link} to={`${renew}&step=credentials`}>
        {t(`connections.keys.${way}`)}
      </Menu.Item>
      {way === 'sparebank1' && (
        <Menu.Item component={Link} to={`${renew}&step=finInst`}>
          {t('connections.actions.finInst')}
        </Menu.Item>
      )}
      {way === 'bunqProvider' && (
        <Menu.Item component={Link} to={`${renew}&step=prepare`}>
          {t('connections.actions.prepare')}
        </Menu.Item>
      )}
      {hasConsent(way) && (
        <Menu.Item component={Link} to={`${renew}&step=register`}>
          {t('connections.actions.settings')}
        </Menu.Item>
      )}
      <Menu.Divider />
    </>
  )
}
