import { ActionIcon, Badge, Button, Menu } from '@mantine/core'
import IconBolt from '@tabler/icons-react/dist/esm/icons/IconBolt.mjs'
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import IconId from '@tabler/icons-react/dist/esm/icons/IconId.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ConsentLeft } from '../../../../../shared/consent.ts'
import type { Connection } from '../../../../../shared/model.ts'
import { systems } from '../../../../../shared/systems.ts'
import { StatusBadge } from '../StatusBadge.tsx'
import { isTest, toSteps } from './other.ts'
import styles from '../CardHeader.module.css'

interface OtherHeaderProps {
  readonly connection: Connection
  readonly left: ConsentLeft | null
  readonly onTest: () => void
  readonly onTry: () => void
  readonly onRename: () => void
  readonly onDisconnect: () => void
}

/** What it is, how it is, the one thing to do with it, and the rest in a menu. */
export function OtherHeader(props: OtherHeaderProps) {
  const { t } = useTranslation()
  const { connection, left } = props
  const { id, name, system } = connection
  const Icon = system === 'fis' ? IconBolt : IconId
  return (
    <header className={styles.header}>
      <span className={styles.icon} aria-hidden="true">
        <Icon size={22} stroke={1.6} />
      </span>
      <div className={styles.words}>
        <h2 id={`connection-${id}`} className={styles.name}>
          {name}
        </h2>
        <div className={styles.small}>
          <StatusBadge connection={connection} left={left} isOther />
          {name !== systems[system].name && <span className={styles.more}>{systems[system].name}</span>}
          {isTest(connection) && (
            <Badge component="span" variant="light" color="gray" className={styles.sandbox ?? ''}>
              {t('connections.other.test')}
            </Badge>
          )}
        </div>
      </div>
      <div className={styles.actions}>
        <NextAction {...props} />
        <OtherMenu {...props} />
      </div>
    </header>
  )
}

function NextAction({ connection, onTry }: OtherHeaderProps) {
  const { t } = useTranslation()
  const { status, system } = connection
  const to = toSteps(connection)
  switch (status) {
    case 'new':
      return <Way to={to.wizard}>{t('connections.actions.goOn')}</Way>
    case 'needs-login':
      return <Way to={to.wizard}>{t('connections.actions.checkAgain')}</Way>
    case 'disconnected':
      return <Way to={to.credentials}>{t('connections.actions.connectAgain')}</Way>
    case 'ready':
      return system === 'fis' ? (
        <Button component={Link} to="/flexibility" variant="light">
          {t('connections.other.openFlexibility')}
        </Button>
      ) : (
        <Button variant="light" onClick={onTry}>
          {t('connections.other.try')}
        </Button>
      )
  }
}

function Way({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <Button component={Link} to={to}>
      {children}
    </Button>
  )
}

function OtherMenu({ connection, onTest, onRename, onDisconnect }: OtherHeaderProps) {
  const { t } = useTranslation()
  const { name, status, system } = connection
  const to = toSteps(connection)
  return (
    <Menu position="bottom-end" width={260} shadow="md">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('connections.actions.more', { name })}>
          <IconDots size={18} stroke={1.8} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {status === 'ready' && <Menu.Item onClick={onTest}>{t('connections.actions.test')}</Menu.Item>}
        {status !== 'disconnected' && (
          <>
            <Menu.Item component={Link} to={to.credentials}>
              {system === 'fis' ? t('connections.other.changeKey') : t('connections.other.changeCertificate')}
            </Menu.Item>
            {system === 'fis' && (
              <>
                <Menu.Item component={Link} to={to.register}>
                  {t('connections.other.showPublicKey')}
                </Menu.Item>
                <Menu.Item component={Link} to={to.actAs}>
                  {t('connections.other.changeParty')}
                </Menu.Item>
              </>
            )}
            <Menu.Item component={Link} to={system === 'fis' ? to.place : to.environment}>
              {system === 'fis'
                ? t('connections.other.changePlace')
                : t('connections.other.changeEnvironment')}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Item onClick={onRename}>{t('connections.actions.rename')}</Menu.Item>
        <Menu.Item c="var(--ov-negative)" onClick={onDisconnect}>
          {status === 'disconnected' ? t('connections.other.remove') : t('connections.actions.disconnect')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
