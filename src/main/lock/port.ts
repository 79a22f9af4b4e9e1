import type { BankIdSettings } from '../../shared/bankid.ts'
import type { LockProof } from '../../shared/contract-identity.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { LockedView, LockPolicy, LockState } from '../../shared/lock.ts'
import type { OrderId } from '../../shared/order.ts'
import type { Vault } from '../vault/port.ts'

/** What the lock may ask the vault for. */
export type LockVault = Pick<
  Vault,
  | 'loadStoreKey'
  | 'saveStoreKey'
  | 'removeStoreKey'
  | 'loadLockSecret'
  | 'saveLockSecret'
  | 'removeLockSecret'
>

/** The connection BankID is asked by. */
export interface LockConnection {
  readonly connectionId: ConnectionId
  readonly settings: BankIdSettings
}
export interface BoundPerson extends LockConnection {
  /** Twelve digits. */
  readonly personalNumber: string
}
/** Who answered BankID, and for which slot they were asked: an answer counts for no other one, of this lock or of another. */
export interface Answer {
  readonly slotId: string
  /** Twelve digits. */
  readonly personalNumber: string
}

/** For the lock as it was when the proof was given. */
export type BindPermit = string & { readonly brand: 'BindPermit' }

/** A recovery code that opens nothing yet. */
export interface RecoveryDraft {
  readonly code: string
  /** Which groups of it have to be typed back, the first being 1. */
  readonly asked: readonly number[]
}

/**
 * The lock of one profile, and while it is on and open the only owner of the store's key. One piece of work at a time, also between
 * processes. Every change survives a kill at any point: what opened before opens after it, or what was newly set does.
 *
 * All that asks the keychain throws what the vault does; all that writes, `disk-full` and `file-unwritable`; each with a proof
 * `wrong-password`, `unlock-wait`, and `invalid-input` where a proof is missing or used up.
 */
export interface Lock {
  /** Reads what is set, and ends what a killed process left half done. Before all else.
   *  @throws AppError `lock-damaged`, `store-newer` */
  begin(): Promise<void>
  /** Is anything set? As it was last read. */
  isOn(): boolean
  isLocked(): boolean
  view(): LockedView
  policy(): LockPolicy
  /** As it was when the app was last open; null: the lock is off. */
  language(): Language | null
  state(): Promise<LockState>
  /** By whose connection BankID opens the app; null: by none. */
  boundTo(): ConnectionId | null
  /** A copy of the key, whose caller wipes it. null: the lock is off, and the key lies in the keychain.
   *  @throws AppError `app-locked` */
  key(): Uint8Array | null

  /** @throws AppError `wrong-password`, `unlock-wait`, `lock-damaged` where the keychain's part of it is gone */
  unlockWithPassword(password: string): Promise<void>
  /** @throws AppError `wrong-code` */
  unlockWithCode(code: string): Promise<void>
  /** Only after BankID said that it is this person. @throws AppError `bankid-other-person`, `lock-damaged` */
  unlockWithPerson(answer: Answer): Promise<void>
  /** Wipes the key. From here on only an unlock brings it back. */
  forget(): void

  /** The person BankID is to be asked for. @throws AppError `invalid-input` where none is bound, `lock-damaged` */
  boundPerson(): Promise<BoundPerson & Answer>
  /** BankID said in this order that it is still this person: its number is a proof, once and for some minutes.
   *  @throws AppError `bankid-other-person` */
  confirm(orderId: OrderId, answer: Answer): Promise<void>
  setPolicy(policy: LockPolicy): Promise<void>
  setPassword(password: string, proof: LockProof): Promise<void>
  /** @throws AppError `invalid-input` where nothing else would open the app */
  removePassword(proof: LockProof): Promise<void>
  /** May somebody be bound? @throws AppError `recovery-code-needed` where BankID would be the only way in and no code was kept */
  mayBind(proof: LockProof): Promise<BindPermit>
  /** After BankID said who it is. Where BankID is to be the only way in, the code that was kept becomes good with it.
   *  @throws AppError as `mayBind`, and `invalid-input` where the lock is another one than was proven */
  bind(person: BoundPerson, permit: BindPermit): Promise<void>
  /** @throws AppError `invalid-input` where nothing else would open the app */
  unbind(proof: LockProof): Promise<void>
  /** A code that opens nothing until it was kept; the one before it stays good. */
  draftRecoveryCode(proof: LockProof): Promise<RecoveryDraft>
  /** The person has the drafted code at hand, and typed of it what was asked, or all of it. From then on it opens the app; while the lock
   *  is off, from when BankID is bound on. @throws AppError `wrong-code`, `invalid-input` where none was drafted */
  keepRecoveryCode(typed: string): Promise<void>
  turnOff(proof: LockProof): Promise<void>
  /** What the locked app has to know, as it is now. Nothing is written where nothing changed. */
  keepUp(now: { readonly language: Language; readonly connection: LockConnection | null }): Promise<void>
}
