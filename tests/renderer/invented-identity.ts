import type { IdentityOutputs } from '../../src/shared/contract-identity.ts'
import type { Handlers } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import type { LockState } from '../../src/shared/lock.ts'
import { status } from './invented.ts'

export const lockOff: LockState = {
  isOn: false,
  hasPassword: false,
  bankId: null,
  hasRecoveryCode: false,
  needsProof: false,
  policy: { idleMinutes: 5, onSleep: true, onScreenLock: true },
}

const orderId = '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0001'

/** No lock, no order under way, and nobody at FIS. */
export const identity: Pick<Handlers, keyof IdentityOutputs> = {
  'order:get': () => {
    throw new AppError('not-found', 'there is no order')
  },
  'order:cancel': () => null,
  'order:open-app': () => null,
  'identity:identify': () => ({ orderId }),
  'lock:get': () => lockOff,
  'lock:set-policy': (policy) => ({ ...lockOff, policy }),
  'lock:set-password': () => ({ ...lockOff, isOn: true, hasPassword: true, needsProof: true }),
  'lock:remove-password': () => lockOff,
  'lock:bind-bankid': () => ({ orderId }),
  'lock:unbind-bankid': () => lockOff,
  'lock:confirm': () => ({ orderId }),
  'lock:make-recovery-code': () => ({ code: '7K2M-9QXD-4T0B-H6WZ-1R8N-C3VE-5YPA-GJ7S', asked: [3, 7] }),
  'lock:keep-recovery-code': () => lockOff,
  'lock:turn-off': () => lockOff,
  'lock:now': () => null,
  'lock:unlock': () => status,
  'lock:unlock-with-code': () => status,
  'lock:unlock-with-bankid': () => ({ orderId }),
  'lock:remember-page': () => null,
  'lock:remembered-page': () => ({ path: null }),
  'signing:sign-export': () => ({ orderId, visibleText: 'I sign this file:' }),
  'signing:sign-file': () => null,
  'signing:verify': () => null,
  'flex:identity': () => {
    throw new AppError('not-found', 'there is no connection to FIS')
  },
  'flex:parties': () => [],
  'flex:assume': () => {
    throw new AppError('not-found', 'there is no connection to FIS')
  },
  'flex:page': () => ({ rows: [], total: 0 }),
  'flex:record': () => ({}),
  'flex:export': () => null,
  'flex:look-up': () => ({ outcome: 'unknown' }),
  'flex:cancel-export': () => null,
}
