import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page.tsx'
import { About } from './About.tsx'
import { AppearanceSettings } from './AppearanceSettings.tsx'
import { BackgroundSettings } from './BackgroundSettings.tsx'
import { Copies } from './Copies.tsx'
import { LockSettings } from './LockSettings.tsx'
import { LogView } from './LogView.tsx'

/** Language and theme, what this is and where it keeps things, and the log. */
export function SettingsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.title')} subtitle={t('settings.subtitle')}>
      <AppearanceSettings />
      <LockSettings />
      <BackgroundSettings />
      <Copies />
      <About />
      <LogView />
    </Page>
  )
}
