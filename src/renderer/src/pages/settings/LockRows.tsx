import { Button } from '@mantine/core'
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import { useTranslation } from 'react-i18next'
import type { LockState } from '../../../../shared/lock.ts'
import { useCommand } from '../../api.ts'
import type { GoToStep } from './LockDialogs.tsx'
import { LockPolicyRows } from './LockPolicyRows.tsx'
import { SettingRow } from './SettingRow.tsx'
import rows from './SettingRow.module.css'
import styles from './Lock.module.css'

export function LockNow() {
  const { t } = useTranslation()
  const lock = useCommand('lock:now')
  return (
    <Button
      variant="default"
      loading={lock.isPending}
      leftSection={<IconLock size={16} stroke={1.8} aria-hidden="true" />}
      onClick={() => lock.mutate(undefined)}
    >
      {t('lock.now')}
    </Button>
  )
}

interface LockRowsProps {
  readonly state: LockState
  readonly onStep: GoToStep
}

/** What opens the app, what opens it when that is lost, and when it locks. */
export function LockRows({ state, onStep }: LockRowsProps) {
  const { t } = useTranslation()
  const { hasPassword, bankId, hasRecoveryCode } = state
  const goTo = (...[step]: Parameters<GoToStep>) => {
    return () => onStep(step)
  }
  return (
    <div className={rows.rows}>
      <SettingRow
        label={t('lock.settings.password')}
        help={t(
          `lock.settings.${!hasPassword ? 'passwordOff' : bankId === null ? 'passwordOn' : 'passwordBeside'}`,
        )}
      >
        <div className={styles.actions}>
          {hasPassword && bankId !== null && (
            <Plain about={t('lock.settings.password')} onClick={goTo('remove-password')}>
              {t('lock.settings.remove')}
            </Plain>
          )}
          <Plain about={t('lock.settings.password')} onClick={goTo('password')}>
            {hasPassword ? t('lock.settings.change') : t('lock.settings.set')}
          </Plain>
        </div>
      </SettingRow>
      <SettingRow
        label={t('lock.settings.bankId')}
        help={`${bankId === null ? t('lock.settings.bankIdOff') : t('lock.settings.bankIdOn', { number: bankId.maskedNumber })} ${t('lock.settings.bankIdHonest')}`}
      >
        {bankId === null ? (
          <Plain about={t('lock.settings.bankId')} onClick={goTo('bind')}>
            {t('lock.settings.bind')}
          </Plain>
        ) : (
          hasPassword && (
            <Plain about={t('lock.settings.bankId')} onClick={goTo('unbind')}>
              {t('lock.settings.remove')}
            </Plain>
          )
        )}
      </SettingRow>
      <SettingRow
        label={t('lock.settings.recovery')}
        help={hasRecoveryCode ? t('lock.settings.recoveryOn') : t('lock.settings.recoveryOff')}
      >
        <Plain about={t('lock.settings.recovery')} onClick={goTo('recovery')}>
          {hasRecoveryCode ? t('lock.settings.makeAnother') : t('lock.settings.make')}
        </Plain>
      </SettingRow>
      <LockPolicyRows policy={state.policy} />
      <div className={styles.end}>
        <Button variant="default" className={styles.danger ?? ''} onClick={goTo('turn-off')}>
          {t('lock.settings.turnOff')}
        </Button>
      </div>
    </div>
  )
}

interface PlainProps {
  /** What it is done to: its own words are the same in several rows. */
  readonly about: string
  readonly onClick: () => void
  readonly children: string
}

function Plain({ about, onClick, children }: PlainProps) {
  return (
    <Button variant="default" aria-label={`${about}: ${children}`} onClick={onClick}>
      {children}
    </Button>
  )
}
