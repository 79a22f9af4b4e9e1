import { AppError } from '../../shared/errors.ts'
import type { HandlersOf } from './context.ts'

export function lockHandlers(): HandlersOf<'lock'> {
  const later = (): never => {
    throw new AppError('internal', 'not there yet')
  }
  return {
    'lock:get': () => ({
      isOn: false,
      hasPassword: false,
      bankId: null,
      hasRecoveryCode: false,
      needsProof: false,
      policy: { idleMinutes: null, onSleep: true, onScreenLock: true },
    }),
    'lock:set-policy': later,
    'lock:set-password': later,
    'lock:remove-password': later,
    'lock:bind-bankid': later,
    'lock:unbind-bankid': later,
    'lock:confirm': later,
    'lock:make-recovery-code': later,
    'lock:turn-off': later,
    'lock:now': later,
    'lock:unlock': later,
    'lock:unlock-with-code': later,
    'lock:unlock-with-bankid': later,
  }
}
