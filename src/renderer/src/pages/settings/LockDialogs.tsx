import type { LockProof } from '../../../../shared/contract-identity.ts'
import type { LockState } from '../../../../shared/lock.ts'
import { LockBindDialog } from './LockBindDialog.tsx'
import { LockEndDialog } from './LockEndDialog.tsx'
import { LockPasswordDialog } from './LockPasswordDialog.tsx'
import { LockRecoveryDialog } from './LockRecoveryDialog.tsx'

/** What a person is changing. */
export type LockStep = 'password' | 'recovery' | 'bind' | 'remove-password' | 'unbind' | 'turn-off'

/** Goes on to another change, which the proof just given may be good for; null: none. */
export type GoToStep = (next: LockStep | null, proof?: LockProof) => void

interface LockDialogsProps {
  readonly step: LockStep
  /** Given a moment ago, and still good. */
  readonly proof: LockProof
  readonly state: LockState
  /** The recovery code opened the app just now. */
  readonly isAfterCode: boolean
  readonly onStep: GoToStep
}

export function LockDialogs({ step, proof, state, isAfterCode, onStep }: LockDialogsProps) {
  const close = (): void => onStep(null)
  if (step === 'recovery')
    return <LockRecoveryDialog state={state} proof={proof} onKept={close} onClose={close} />
  if (step === 'password') {
    // Offered where one was never made: whoever has one knows where it is.
    const onSet = (given: LockProof): void => onStep(state.hasRecoveryCode ? null : 'recovery', given)
    return <LockPasswordDialog state={state} isAfterCode={isAfterCode} onSet={onSet} onClose={close} />
  }
  if (step === 'bind') {
    // Without a password the code came first.
    const onBound = (): void => onStep(state.hasRecoveryCode || !state.hasPassword ? null : 'recovery')
    return <LockBindDialog state={state} onBound={onBound} onClose={close} />
  }
  if (step === 'remove-password' && !state.hasRecoveryCode) {
    const onKept = (given: LockProof): void => onStep(step, stillGood(given))
    return <LockRecoveryDialog state={state} proof={proof} isForBankId onKept={onKept} onClose={close} />
  }
  return <LockEndDialog what={step} state={state} proof={proof} onClose={close} />
}

/** An order is a proof once. */
function stillGood(proof: LockProof): LockProof {
  return proof !== null && 'password' in proof ? proof : null
}
