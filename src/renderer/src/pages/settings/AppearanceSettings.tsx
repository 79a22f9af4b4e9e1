import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../../shared/contract.ts'
import { useApi, useCommand } from '../../api.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { SettingRow } from './SettingRow.tsx'
import styles from './SettingRow.module.css'

/** What a person chooses about the look and the language. */
export function AppearanceSettings() {
  const { t } = useTranslation()
  const settings = useApi('settings:get', undefined)
  return (
    <Panel title={t('settings.appearance.title')} note={t('settings.appearance.note')}>
      {settings.isPending && <RowsSkeleton rows={2} height={48} />}
      {settings.isError && <Problem error={settings.error.failure} onRetry={() => void settings.refetch()} />}
      {settings.data !== undefined && <Choices settings={settings.data} />}
    </Panel>
  )
}

/** The value that stands for "not set": null cannot be an option of a control. */
const system = 'system'

function Choices({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation()
  const save = useCommand('settings:set')
  // Follows the hand at once, and goes back if main says no.
  const shown = save.isPending ? { ...settings, ...save.variables } : settings
  return (
    <div className={styles.rows}>
      <SettingRow label={t('settings.appearance.language')} help={t('settings.appearance.languageHelp')}>
        <SegmentedControl
          aria-label={t('settings.appearance.language')}
          value={shown.language ?? system}
          onChange={(value) => save.mutate({ language: value === 'en' || value === 'nb' ? value : null })}
          data={[
            { value: system, label: t('settings.appearance.languages.system') },
            { value: 'en', label: t('settings.appearance.languages.en') },
            { value: 'nb', label: t('settings.appearance.languages.nb') },
          ]}
        />
      </SettingRow>
      <SettingRow label={t('settings.appearance.theme')} help={t('settings.appearance.themeHelp')}>
        <SegmentedControl<Settings['theme']>
          aria-label={t('settings.appearance.theme')}
          value={shown.theme ?? system}
          onChange={(theme) => save.mutate({ theme })}
          data={[
            { value: 'system', label: t('settings.appearance.themes.system') },
            { value: 'light', label: t('settings.appearance.themes.light') },
            { value: 'dark', label: t('settings.appearance.themes.dark') },
          ]}
        />
      </SettingRow>
      {save.isError && <Problem error={save.error.failure} />}
    </div>
  )
}
