import type { LockProof } from '../../src/shared/contract-identity.ts'
import type { Handlers } from '../../src/shared/contract.ts'
import { channels } from '../../src/shared/channels.ts'
import { AppError } from '../../src/shared/errors.ts'
import type { LockedView, LockState } from '../../src/shared/lock.ts'
import type { Connection } from '../../src/shared/model.ts'
import type { OrderOutcome, OrderView } from '../../src/shared/order.ts'
import { fullHandlers } from './fake-api.ts'
import { lockOff } from './invented-identity.ts'
import { connection, status } from './invented.ts'

export const password = 'en rolig fjelltur'
export const recoveryCode = '7K2M-9QXD-4T0B-H6WZ-1R8N-C3VE-5YPA-GJ7S'
/** Of it, what has to be typed back. */
export const askedGroups = '4T0B-5YPA'
export const kari = { name: 'Kari Nordmann', maskedNumber: '19750412••••' }
export const lockOrderId = '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0002'

export const bankIdConnection: Connection = {
  ...connection,
  id: '6f1c2f0e-0c55-4d0e-9b57-0000000000b1',
  system: 'bankid',
  name: 'BankID',
  settings: { environment: 'test', endUserIp: null },
  accountCount: 0,
}

export const locked: LockedView = { canPassword: true, canBankId: false, canRecover: false, retryAt: null }
export const lockOn: LockState = { ...lockOff, isOn: true, hasPassword: true, needsProof: true }

/** An order nobody has picked up yet. */
export const waitingOrder: OrderView = {
  orderId: lockOrderId,
  purpose: 'unlock',
  phase: 'waiting',
  qr: 'bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8',
  isOpenedHere: false,
  pendingHint: 'outstandingTransaction',
  failedHint: null,
  failure: null,
  outcome: null,
  waitsUntil: null,
  renewals: 0,
}
export const completeOrder = (outcome: OrderOutcome): OrderView => ({
  ...waitingOrder,
  phase: 'complete',
  qr: null,
  pendingHint: null,
  outcome,
})

/** What answers a locked app, as main does it. */
const answersLocked = /^(app:status|lock:(unlock|unlock-with-code|unlock-with-bankid|now)|order:.*)$/

export interface InventedLock {
  readonly handlers: Handlers
  /** As main sees it now; a spec may change it. */
  readonly state: {
    locked: LockedView | null
    lock: LockState
    wrong: number
    isCodeKept: boolean
    /** Where the window was last while it was open. */
    page: string | null
  }
}

/** A household with a lock that behaves: it asks for proofs, refuses wrong ones, and says nothing while it is locked. */
export function lockable(
  lock: LockState = lockOn,
  lockedNow: LockedView | null = null,
  more: Partial<Handlers> = {},
): InventedLock {
  const state: InventedLock['state'] = { locked: lockedNow, lock, wrong: 0, isCodeKept: false, page: null }
  const now = () => ({ ...status, locked: state.locked })
  const prove = (proof: LockProof): void => {
    if (!state.lock.needsProof) return
    if (proof === null) throw new AppError('invalid-input', 'no proof')
    if ('password' in proof && proof.password !== password) throw new AppError('wrong-password', 'wrong')
  }
  const open = () => {
    state.locked = null
    return now()
  }
  const all: Handlers = {
    ...fullHandlers(),
    ...settingsOf(state, prove),
    'lock:now': () => {
      state.locked = locked
      return null
    },
    'lock:unlock': (input) => {
      if (input.password === password) return open()
      state.wrong += 1
      throw new AppError('wrong-password', 'wrong')
    },
    'lock:unlock-with-code': ({ code }) => {
      if (code.replaceAll('-', '').toUpperCase() === recoveryCode.replaceAll('-', '')) {
        state.lock = { ...state.lock, needsProof: false }
        return open()
      }
      throw new AppError('wrong-code', 'wrong')
    },
    'lock:unlock-with-bankid': () => ({ orderId: lockOrderId }),
    'lock:remember-page': ({ path }) => {
      state.page = path
      return null
    },
    'lock:remembered-page': () => ({ path: state.page }),
    'order:get': () => waitingOrder,
    ...more,
    'app:status': now,
  }
  return { handlers: guarded(all, () => state.locked !== null), state }
}

type OfSettings =
  | 'lock:get'
  | 'lock:set-policy'
  | 'lock:set-password'
  | 'lock:remove-password'
  | 'lock:bind-bankid'
  | 'lock:unbind-bankid'
  | 'lock:confirm'
  | 'lock:make-recovery-code'
  | 'lock:keep-recovery-code'
  | 'lock:turn-off'

/** What changes the lock. */
function settingsOf(
  state: InventedLock['state'],
  prove: (proof: LockProof) => void,
): Pick<Handlers, OfSettings> {
  const become = (part: Partial<LockState>) => (state.lock = { ...state.lock, ...part })
  return {
    'lock:get': () => state.lock,
    'lock:set-policy': (policy) => become({ policy }),
    'lock:set-password': ({ proof }) => {
      prove(proof)
      return become({ isOn: true, hasPassword: true, needsProof: true })
    },
    'lock:remove-password': ({ proof }) => {
      prove(proof)
      if (!state.lock.hasRecoveryCode) throw new AppError('recovery-code-needed', 'no code')
      return become({ hasPassword: false })
    },
    'lock:bind-bankid': ({ proof }) => {
      prove(proof)
      const { hasPassword, hasRecoveryCode } = state.lock
      if (!hasPassword && !hasRecoveryCode && !state.isCodeKept)
        throw new AppError('recovery-code-needed', 'no code')
      return { orderId: lockOrderId }
    },
    'lock:unbind-bankid': ({ proof }) => (prove(proof), become({ bankId: null })),
    'lock:confirm': () => ({ orderId: lockOrderId }),
    'lock:make-recovery-code': ({ proof }) => {
      prove(proof)
      return { code: recoveryCode, asked: [3, 7] }
    },
    'lock:keep-recovery-code': ({ typed }) => {
      if (typed.replaceAll('-', '') !== askedGroups.replaceAll('-', ''))
        throw new AppError('wrong-code', 'wrong')
      state.isCodeKept = true
      return become({ hasRecoveryCode: state.lock.isOn })
    },
    'lock:turn-off': ({ proof }) => (prove(proof), become({ ...lockOff, policy: state.lock.policy })),
  }
}

/** The same handlers, which refuse while the app is locked. */
function guarded(all: Handlers, isLocked: () => boolean): Handlers {
  const entries = channels.map((channel) => {
    const handler = all[channel] as (input: never) => unknown
    const answer = (input: never): unknown => {
      if (isLocked() && !answersLocked.test(channel)) throw new AppError('app-locked', 'locked')
      return handler(input)
    }
    return [channel, answer]
  })
  return Object.fromEntries(entries) as Handlers
}
