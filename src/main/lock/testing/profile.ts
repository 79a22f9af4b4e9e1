import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryKeychain } from '../../vault/memory-keychain.ts'
import type { Keychain, Vault } from '../../vault/port.ts'
import { createVault } from '../../vault/vault.ts'
import type { LockProof } from '../../../shared/contract-identity.ts'
import type { Stretch } from '../argon2.ts'
import { createLock } from '../lock.ts'
import type { BoundPerson, Lock, RecoveryDraft } from '../port.ts'
import type { StretchInput } from '../stretch-protocol.ts'
import { createTurn } from '../turn.ts'

/** Every entry the vault may have made, whatever the lock says. */
const accounts = ['store-key', 'lock:password-a', 'lock:password-b', 'lock:bankid-a', 'lock:bankid-b']
const service = 'lock-test'

/** A profile folder with its keychain, as far as the lock knows it. */
export interface LockProfile extends Disposable {
  readonly folder: string
  readonly path: string
  readonly keychain: Keychain
  readonly time: { wall: number; up: number }
  /** As a process that was just started has it. */
  open(keychain?: Keychain, stretch?: Stretch, seen?: (vault: Vault) => Vault): Lock
  /** The key of a first start. */
  makeKey(): Promise<Uint8Array>
  /** Accounts of the keychain that hold something. */
  kept(): Promise<readonly string[]>
  isFileThere(): boolean
  text(): string
}

/** A password is worth what SHA-256 makes of it here: what is tested is not the stretching. */
export async function quickStretch({ password, salt }: StretchInput): Promise<Uint8Array> {
  return Uint8Array.from(createHash('sha256').update(salt).update(password).digest())
}

export function lockProfile(): LockProfile {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-lock-'))
  const path = join(folder, 'lock.json')
  const memory = createMemoryKeychain()
  const time = { wall: Date.parse('2026-11-21T11:00:00.000Z'), up: 3_600_000 }
  return {
    folder,
    path,
    keychain: memory,
    time,
    open: (keychain = memory, stretch = quickStretch, seen = (vault) => vault) =>
      createLock({
        path,
        attemptsPath: join(folder, 'lock-attempts.json'),
        vault: seen(createVault({ keychain, service })),
        turn: createTurn(join(folder, 'locks', 'lock.lock')),
        stretch,
        clock: { now: () => time.wall },
        machineUpMs: () => time.up,
        language: () => 'nb',
        log: { event: () => undefined, error: () => 'ref' },
      }),
    makeKey: () => createVault({ keychain: memory, service }).createStoreKey(),
    async kept() {
      const found = await Promise.all(accounts.map((account) => memory.getPassword(service, account)))
      return accounts.filter((_, index) => found[index] !== null)
    },
    isFileThere: () => existsSync(path),
    text: () => readFileSync(path, 'utf8'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What a person types back of a code. */
export function askedOf({ code, asked }: RecoveryDraft): string {
  const groups = code.split('-')
  return asked.map((group) => groups[group - 1]).join(' ')
}

/** A recovery code that was made and kept. */
export async function keptCode(lock: Lock, proof: LockProof): Promise<string> {
  const draft = await lock.draftRecoveryCode(proof)
  await lock.keepRecoveryCode(askedOf(draft))
  return draft.code
}

/** As the settings do it: where BankID is to be the only way in, a code comes first. */
export async function bindPerson(lock: Lock, person: BoundPerson, proof: LockProof = null): Promise<void> {
  if (!lock.isOn()) await keptCode(lock, null)
  await lock.bind(person, await lock.mayBind(proof))
}

/** As after a completion by this person. */
export async function unlockAs(lock: Lock, personalNumber: string): Promise<void> {
  const { slotId } = await lock.boundPerson()
  await lock.unlockWithPerson({ slotId, personalNumber })
}
