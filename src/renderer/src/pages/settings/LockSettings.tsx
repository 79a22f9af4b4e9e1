import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LockProof } from '../../../../shared/contract-identity.ts'
import { useApi } from '../../api.ts'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { LockDialogs, type LockStep } from './LockDialogs.tsx'
import { LockNow, LockRows } from './LockRows.tsx'
import { LockOff } from './LockOff.tsx'

/** Whether the app asks who one is, what opens it, and when it locks by itself. */
export function LockSettings() {
  const { t } = useTranslation()
  const lock = useApi('lock:get', undefined)
  const [step, setStep] = useState<LockStep | null>(null)
  const [proof, setProof] = useState<LockProof>(null)
  const goTo = (next: LockStep | null, proven: LockProof = null): void => {
    setStep(next)
    setProof(proven)
  }
  const isOn = lock.data?.isOn === true
  return (
    <Panel
      title={t('lock.settings.title')}
      note={
        lock.data === undefined ? undefined : isOn ? t('lock.settings.onNote') : t('lock.settings.offNote')
      }
      actions={isOn ? <LockNow /> : undefined}
    >
      {lock.isPending && <RowsSkeleton rows={3} height={48} />}
      {lock.isError && <Problem error={lock.error.failure} onRetry={() => void lock.refetch()} />}
      {lock.data !== undefined && (
        <>
          {isOn ? <LockRows state={lock.data} onStep={goTo} /> : <LockOff onStep={goTo} />}
          {step !== null && <LockDialogs step={step} proof={proof} state={lock.data} onStep={goTo} />}
        </>
      )}
    </Panel>
  )
}
