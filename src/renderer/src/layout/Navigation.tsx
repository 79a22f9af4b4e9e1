import { useHotkeys } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { NavLink, useLocation, useNavigate } from 'react-router'
import { useApi } from '../api.ts'
import { useStatus } from '../status.ts'
import { Brand } from './Brand.tsx'
import { LockNow } from './lock/LockNow.tsx'
import { Waiting } from './Waiting.tsx'
import { pages } from './pages.ts'
import styles from './Navigation.module.css'

/** The left side of the window. Every page also has a key, named where the pointer rests on its link. */
export function Navigation() {
  const { t } = useTranslation()
  const { platform } = useStatus()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const isMac = platform === 'darwin'
  const connections = useApi('connections:list', undefined)
  const shown = pages.filter(
    ({ needs }) => needs === undefined || connections.data?.some(({ system }) => system === needs),
  )
  // No ignored elements: the shortcut works from within a text field too, where Ctrl+digit types nothing.
  useHotkeys(
    shown.map((page, index) => [`mod+${index + 1}`, () => void navigate(page.path)]),
    [],
  )
  return (
    <nav className={styles.navigation} aria-label={t('common.nav.label')}>
      <div className={styles.brand}>
        <Brand />
      </div>
      <ul className={styles.list}>
        {shown.map(({ name, path, icon: Icon, also }, index) => {
          const label = t(`common.nav.${name}`)
          const key = isMac ? `⌘${index + 1}` : `Ctrl+${index + 1}`
          return (
            <li key={name}>
              <NavLink
                to={path}
                end={path === '/'}
                className={styles.link ?? ''}
                data-within={also?.includes(pathname)}
                title={t('common.nav.withKey', { page: label, key })}
                aria-keyshortcuts={`${isMac ? 'Meta' : 'Control'}+${index + 1}`}
              >
                <Icon size={18} stroke={1.7} aria-hidden="true" />
                <span>{label}</span>
                {name === 'review' && <Waiting />}
              </NavLink>
            </li>
          )
        })}
      </ul>
      <LockNow platform={platform} />
    </nav>
  )
}
