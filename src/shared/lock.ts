import type { ConnectionId, Instant } from './ids.ts'

/** Characters of a password: long enough that guessing is hopeless behind the delays, and nothing else is asked of it. */
export const passwordLength = { min: 8, max: 256 } as const

/** Letters and digits of a recovery code, without the dashes that group them. */
export const recoveryCodeLetters = 32

/** Characters of a page's address, with what is asked of it, to which an unlocked window returns. */
export const longestPath = 2000

/** Minutes without a key or a pointer after which the app locks; null: never by itself. */
export const idleChoices = [1, 2, 5, 10, 15, 30, 60] as const
export type IdleMinutes = (typeof idleChoices)[number]

/** When the app locks beyond its start and the shortcut. */
export interface LockPolicy {
  readonly idleMinutes: IdleMinutes | null
  readonly onSleep: boolean
  readonly onScreenLock: boolean
}

export const defaultLockPolicy: LockPolicy = { idleMinutes: 5, onSleep: true, onScreenLock: true }

/** What opens the app, as the settings show it; only while it is open. */
export interface LockState {
  /** False: no password and no BankID is set, and the app opens by itself. */
  readonly isOn: boolean
  readonly hasPassword: boolean
  /** The one person whose BankID opens it. */
  readonly bankId: { readonly connectionId: ConnectionId; readonly maskedNumber: string } | null
  readonly hasRecoveryCode: boolean
  /** What changes the lock asks for a proof. False while it is off, and after the recovery code opened the app: who forgot the
   *  password can set another, until it locks again. */
  readonly needsProof: boolean
  readonly policy: LockPolicy
}

/** What a locked app says of itself, and nothing more. */
export interface LockedView {
  readonly canPassword: boolean
  readonly canBankId: boolean
  readonly canRecover: boolean
  /** After wrong passwords: none is looked at before. */
  readonly retryAt: Instant | null
}
