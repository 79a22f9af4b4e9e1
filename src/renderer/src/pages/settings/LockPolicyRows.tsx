import { NativeSelect, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { idleChoices, type LockPolicy } from '../../../../shared/lock.ts'
import { useCommand } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import { useStatus } from '../../status.ts'
import { SettingRow } from './SettingRow.tsx'

const never = 'never'

/** When the app locks by itself. */
export function LockPolicyRows({ policy }: { readonly policy: LockPolicy }) {
  const { t } = useTranslation()
  const { platform } = useStatus()
  const save = useCommand('lock:set-policy')
  // Follows the hand at once, and goes back if main says no.
  const shown = save.isPending ? save.variables : policy
  const change = (part: Partial<LockPolicy>): void => save.mutate({ ...shown, ...part })
  const isLinux = platform === 'linux'
  return (
    <>
      <SettingRow label={t('lock.settings.idle')} help={t('lock.settings.idleHelp')}>
        <NativeSelect
          aria-label={t('lock.settings.idle')}
          value={String(shown.idleMinutes ?? never)}
          onChange={({ currentTarget: { value } }) =>
            change({ idleMinutes: idleChoices.find((minutes) => String(minutes) === value) ?? null })
          }
          data={[
            ...idleChoices.map((count) => ({
              value: String(count),
              label: t('lock.settings.idleMinutes', { count }),
            })),
            { value: never, label: t('lock.settings.idleNever') },
          ]}
        />
      </SettingRow>
      <SettingRow label={t('lock.settings.sleep')} help={t('lock.settings.sleepHelp')}>
        <Switch
          aria-label={t('lock.settings.sleep')}
          checked={shown.onSleep}
          onChange={({ currentTarget }) => change({ onSleep: currentTarget.checked })}
        />
      </SettingRow>
      <SettingRow
        label={t('lock.settings.screen')}
        help={isLinux ? t('lock.settings.screenLinux') : t('lock.settings.screenHelp')}
      >
        <Switch
          aria-label={t('lock.settings.screen')}
          checked={shown.onScreenLock && !isLinux}
          disabled={isLinux}
          onChange={({ currentTarget }) => change({ onScreenLock: currentTarget.checked })}
        />
      </SettingRow>
      {save.isError && <Problem error={save.error.failure} />}
    </>
  )
}
