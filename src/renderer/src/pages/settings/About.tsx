import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../components/CopyButton.tsx'
import { Panel } from '../../components/Panel.tsx'
import { useStatus } from '../../status.ts'
import styles from './About.module.css'

const keychains = ['linux', 'darwin', 'win32'] as const

/** What this is, what it runs in, where it keeps data and secrets: what a support answer asks for first. */
export function About() {
  const { t } = useTranslation()
  const { version, runtime, platform, profileFolder, isDemo } = useStatus()
  const keychain = keychains.find((name) => name === platform) ?? 'other'
  return (
    <Panel title={t('settings.about.title')}>
      <dl className={styles.facts}>
        <dt>{t('settings.about.version')}</dt>
        <dd>{version}</dd>
        <dt>{t('settings.about.runtime')}</dt>
        <dd>{t(`settings.about.runtimes.${runtime}`)}</dd>
        <dt>{t('settings.about.folder')}</dt>
        <dd>
          <span className={styles.path}>
            <code>{profileFolder}</code>
            <CopyButton text={profileFolder} label={t('settings.about.copyFolder')} />
          </span>
          <span className={styles.help}>{t('settings.about.folderHelp')}</span>
        </dd>
        <dt>{t('settings.about.secrets')}</dt>
        <dd>{isDemo ? t('settings.about.secretsDemo') : t(`settings.about.keychains.${keychain}`)}</dd>
      </dl>
    </Panel>
  )
}
