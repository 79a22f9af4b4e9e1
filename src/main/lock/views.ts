import { defaultLockPolicy, type LockedView, type LockState } from '../../shared/lock.ts'
import type { Attempts } from './attempts.ts'
import { secretOf } from './change.ts'
import type { LockFile } from './lock-file.ts'
import { slotOf } from './open-slot.ts'
import type { LockVault } from './port.ts'

/** What a locked app says of itself. */
export function lockedViewOf(file: LockFile | null, attempts: Attempts): LockedView {
  const has = (kind: 'password' | 'bankid' | 'recovery'): boolean =>
    file !== null && slotOf(file, kind) !== null
  return {
    canPassword: has('password'),
    canBankId: has('bankid'),
    canRecover: has('recovery'),
    retryAt: attempts.retryAt(),
  }
}

/** What the settings show. */
export async function lockStateOf(
  file: LockFile | null,
  vault: LockVault,
  isRecovered: boolean,
): Promise<LockState> {
  const isOn = file !== null && file.slots.length > 0
  return {
    isOn,
    hasPassword: file !== null && slotOf(file, 'password') !== null,
    bankId: file === null ? null : await boundOf(file, vault),
    hasRecoveryCode: file !== null && slotOf(file, 'recovery') !== null,
    needsProof: isOn && !isRecovered,
    policy: file?.policy ?? defaultLockPolicy,
  }
}

async function boundOf(file: LockFile, vault: LockVault): Promise<LockState['bankId']> {
  const slot = slotOf(file, 'bankid')
  if (slot === null) return null
  const secret = await secretOf(vault, slot)
  secret?.secret.fill(0)
  return {
    connectionId: slot.connectionId,
    maskedNumber: maskedNumber(secret?.personalNumber ?? unknownNumber),
  }
}

/** The keychain has lost whose it is. */
const unknownNumber = '•'.repeat(12)

/** Twelve digits, the last four as dots: enough to know oneself by. */
export function maskedNumber(personalNumber: string): string {
  return `${personalNumber.slice(0, 8)}••••`
}
