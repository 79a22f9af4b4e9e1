import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../../shared/contract.ts'
import { useApi, useCommand } from '../../api.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { SettingRow } from './SettingRow.tsx'
import styles from './SettingRow.module.css'

/** What the app does while nobody looks: an icon beside the clock, and whether it lives on without a window. */
export function BackgroundSettings() {
  const { t } = useTranslation()
  const settings = useApi('settings:get', undefined)
  return (
    <Panel title={t('settings.background.title')} note={t('settings.background.note')}>
      {settings.isPending && <RowsSkeleton rows={2} height={48} />}
      {settings.isError && <Problem error={settings.error.failure} onRetry={() => void settings.refetch()} />}
      {settings.data !== undefined && <Choices settings={settings.data} />}
    </Panel>
  )
}

function Choices({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation()
  const save = useCommand('settings:set')
  // Follows the hand at once, and goes back if main says no.
  const shown = save.isPending ? { ...settings, ...save.variables } : settings
  const hasIcon = shown.showsInTray ?? false
  return (
    <div className={styles.rows}>
      <SettingRow label={t('settings.background.tray')} help={t('settings.background.trayHelp')}>
        <Switch
          aria-label={t('settings.background.tray')}
          checked={hasIcon}
          onChange={(event) => save.mutate({ showsInTray: event.currentTarget.checked })}
        />
      </SettingRow>
      <SettingRow label={t('settings.background.running')} help={t('settings.background.runningHelp')}>
        <Switch
          aria-label={t('settings.background.running')}
          checked={hasIcon && (shown.keepsRunning ?? false)}
          disabled={!hasIcon}
          onChange={(event) => save.mutate({ keepsRunning: event.currentTarget.checked })}
        />
      </SettingRow>
      {save.isError && <Problem error={save.error.failure} />}
    </div>
  )
}
