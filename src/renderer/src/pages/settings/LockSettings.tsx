import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import type { LockProof } from '../../../../shared/contract-identity.ts'
import type { LockState } from '../../../../shared/lock.ts'
import { useApi } from '../../api.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { lockKey } from '../../components/lock-key.ts'
import { useStatus } from '../../status.ts'
import { LockDialogs, type LockStep } from './LockDialogs.tsx'
import { LockNow, LockRows } from './LockRows.tsx'
import { LockOff } from './LockOff.tsx'
import { useFocusBack } from './use-focus-back.ts'
import styles from './Lock.module.css'

/** Whether the app asks who one is, what opens it, and when it locks by itself. */
export function LockSettings() {
  const { t } = useTranslation()
  const { platform } = useStatus()
  const lock = useApi('lock:get', undefined)
  const [step, setStep] = useState<LockStep | null>(null)
  const [proof, setProof] = useState<LockProof>(null)
  const afterCode = useAfterCode()
  const isAfterCode = afterCode.is && lock.data?.isOn === true && !lock.data.needsProof
  const isOn = lock.data?.isOn === true
  const shown = isAfterCode ? 'password' : step
  const { place, leave } = useFocusBack(shown !== null, waysIn(lock.data))
  const goTo = (next: LockStep | null, proven: LockProof = null): void => {
    if (shown === null) leave()
    afterCode.end()
    setStep(next)
    setProof(proven)
  }
  return (
    <Panel
      title={t('lock.settings.title')}
      note={
        lock.data === undefined
          ? undefined
          : isOn
            ? t('lock.settings.onNote', { key: lockKey(platform) })
            : t('lock.settings.offNote')
      }
      actions={isOn ? <LockNow /> : undefined}
    >
      {lock.isPending && <RowsSkeleton rows={3} height={48} />}
      {lock.isError && <Problem error={lock.error.failure} onRetry={() => void lock.refetch()} />}
      {lock.data !== undefined && (
        <div
          ref={place}
          tabIndex={-1}
          role="group"
          aria-label={t('lock.settings.title')}
          className={styles.place}
        >
          {isOn ? <LockRows state={lock.data} onStep={goTo} /> : <LockOff onStep={goTo} />}
          {shown !== null && (
            <LockDialogs
              step={shown}
              proof={proof}
              state={lock.data}
              isAfterCode={isAfterCode}
              onStep={goTo}
            />
          )}
        </div>
      )}
    </Panel>
  )
}

/** The rows and buttons there are go by it: one that opened a dialog may go with what was done in it. */
function waysIn(state: LockState | undefined): string {
  if (state?.isOn !== true) return 'off'
  return `${state.hasPassword ? 'password' : ''} ${state.bankId === null ? '' : 'bankid'}`
}

/** Did the recovery code open the app just now? Then a new password is what comes next, once. */
function useAfterCode(): { readonly is: boolean; readonly end: () => void } {
  const state: unknown = useLocation().state
  const [isOver, setOver] = useState(false)
  const is = typeof state === 'object' && state !== null && 'openedByCode' in state && !isOver
  return { is, end: () => setOver(true) }
}
