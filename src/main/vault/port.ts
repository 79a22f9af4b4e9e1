import type { Credentials } from '../../shared/contract-connect.ts'
import type { TokenSet } from '../oauth/port.ts'
import type { ConnectionId } from '../../shared/ids.ts'

/**
 * The three calls of keytar that we use; nothing but `vault/keytar.ts` imports the package itself. Its `findCredentials`
 * is left out on purpose: on a locked collection keytar 7.9 ends the whole process with a segmentation fault.
 */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

/** One record a connection. */
export interface ConnectionSecrets {
  readonly credentials: Credentials
  readonly tokens: TokenSet | null
  /** What a bank keeps beside tokens: keys it made, a session. Its own text, checked by itself when it reads it. */
  readonly context?: BankContext | null | undefined
  /** Typed while a simulator stood in the bank's place: then never shown to the bank, and the reverse. */
  readonly isForSimulator?: boolean | undefined
}

export interface BankContext {
  readonly text: string
  readonly isOfSimulator: boolean
}

/** Where the lock keeps a secret of its own: two places a kind, so that a new one never lies over the one that still opens. */
export type LockPlace = 'password-a' | 'password-b' | 'bankid-a' | 'bankid-b'

/** What a slot of the lock needs beside the lock's file: without it the file cannot even be guessed at. */
export interface LockSecret {
  /** Of the slot it was made for, and no other. */
  readonly slotId: string
  /** 32 random bytes. */
  readonly secret: Uint8Array
  /** Twelve digits: whose BankID opens the app. Kept nowhere else. null: a slot of a password. */
  readonly personalNumber: string | null
}

/**
 * The only place that holds secrets. Every method throws AppError `vault-unavailable` (no keychain service) or
 * `vault-locked` (the person did not unlock it); a record that does not match its schema is `internal`.
 */
export interface Vault {
  load(id: ConnectionId): Promise<ConnectionSecrets | null>
  save(id: ConnectionId, secrets: ConnectionSecrets): Promise<void>
  /** Saves new tokens beside the credentials already there. */
  saveTokens(id: ConnectionId, tokens: TokenSet | null): Promise<void>
  /** Saves a bank's own text beside the credentials already there. */
  saveContext(id: ConnectionId, context: BankContext | null): Promise<void>
  remove(id: ConnectionId): Promise<void>
  /** The cache file's key, 32 bytes; null when none was ever made (or the entry is gone). */
  loadStoreKey(): Promise<Uint8Array | null>
  /** Makes and saves a random key; reads it back before returning, so that no file is made with a key that was not kept. */
  createStoreKey(): Promise<Uint8Array>
  /** Puts a key back that was taken out when the lock was turned on; read back before it resolves.
   *  @throws AppError `internal` where another key is kept: it is never overwritten. */
  saveStoreKey(key: Uint8Array): Promise<void>
  /** While the lock is on, no key lies here: looked for again before it resolves. Nothing happens where there is none. */
  removeStoreKey(): Promise<void>
  /** null: there is none. */
  loadLockSecret(place: LockPlace): Promise<LockSecret | null>
  /** Read back before it resolves: what it opens must not be lost with it. */
  saveLockSecret(place: LockPlace, secret: LockSecret): Promise<void>
  removeLockSecret(place: LockPlace): Promise<void>
}
