import { mkdirSync } from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import type { Language } from '../shared/language.ts'
import type { Clock } from './clock.ts'
import type { EndpointMap } from './endpoints.ts'
import { keychainService, savedStoreKey } from './first-start.ts'
import { createStretch } from './lock/argon2.ts'
import { createLock } from './lock/lock.ts'
import type { Lock } from './lock/port.ts'
import { createTurn } from './lock/turn.ts'
import type { Log } from './log.ts'
import { attemptsFile, lockFile, storeFile } from './profile-folder.ts'
import type { Keychain, Vault } from './vault/port.ts'
import { createVault } from './vault/vault.ts'

/** Where a profile lives, open or not: its folder, its part of the keychain, its lock, and the addresses of its banks. */
export interface Place {
  readonly home: string
  readonly endpoints: EndpointMap
  readonly vault: Vault
  readonly lock: Lock
}

export interface PlaceDeps {
  readonly home: string
  readonly endpoints: EndpointMap
  readonly keychain: Keychain
  readonly clock: Clock
  readonly log: Log
  readonly stretcherEntry: string
  readonly machineUpMs?: (() => number) | undefined
  /** What is spoken when the lock is turned on. */
  readonly language: () => Language
}

/** Nothing of the keychain is read, and no file but the folder's own name. Errors: those of the disk. */
export function openPlace(deps: PlaceDeps): Place {
  const { home, endpoints, keychain, clock, log, language, machineUpMs = systemUpMs } = deps
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const vault = createVault({ keychain, service: keychainService(home) })
  const lock = createLock({
    path: lockFile(home),
    attemptsPath: attemptsFile(home),
    turn: createTurn(join(`${storeFile(home)}.locks`, 'app-lock.lock')),
    stretch: createStretch(deps.stretcherEntry),
    vault,
    clock,
    log,
    language,
    machineUpMs,
  })
  return { home, endpoints, vault, lock }
}

function systemUpMs(): number {
  return uptime() * 1000
}

/**
 * The key of the store, for its caller to wipe: the lock's while that is on, else the keychain's; null: none was ever made, or it is
 * gone. @throws AppError `app-locked`, and those of the vault
 */
export async function storeKeyOf({ home, vault, lock }: Place): Promise<Uint8Array | null> {
  return lock.isOn() ? lock.key() : await savedStoreKey(vault, storeFile(home))
}
