import { randomBytes } from 'node:crypto'
import type { ConnectionId } from '../../shared/ids.ts'
import { AppError } from '../../shared/errors.ts'
import { toVaultError } from './failures.ts'
import { createTextStore } from './pieces.ts'
import type { ConnectionSecrets, Keychain, LockPlace, LockSecret, Vault } from './port.ts'
import { proveOpen } from './proof.ts'
import { createQueue } from './queue.ts'
import { fromKeyText, fromLockRecord, fromRecord, toKeyText, toLockRecord, toRecord } from './record.ts'

export interface VaultOptions {
  readonly keychain: Keychain
  /** The name our entries carry in the keychain; another one for each profile folder. */
  readonly service: string
  readonly randomBytes?: (size: number) => Uint8Array
  /** How long a keychain may take, a person's typing of a password included; ms. */
  readonly answerWithinMs?: number
}

const storeKeyAccount = 'store-key'
const accountOf = (id: ConnectionId) => `connection:${id}`
const lockAccount = (place: LockPlace) => `lock:${place}`

/** See `Vault`. One piece of work at a time, so two writes to one record never mix. */
export function createVault(options: VaultOptions): Vault {
  const { keychain, service, answerWithinMs = 120_000 } = options
  const random = options.randomBytes ?? randomBytes
  const texts = createTextStore(keychain, service, () => proveOpen(keychain, service, toKeyText(random(16))))
  const queue = createQueue(answerWithinMs, notAnswered)
  const run = <T>(work: () => Promise<T>): Promise<T> => queue(() => work().catch(rethrow))

  async function load(id: ConnectionId): Promise<ConnectionSecrets | null> {
    const text = await texts.read(accountOf(id))
    return text === null ? null : fromRecord(text)
  }

  async function saveTokens(id: ConnectionId, tokens: ConnectionSecrets['tokens']): Promise<void> {
    const secrets = await load(id)
    if (secrets === null) throw new AppError('not-found', 'no credentials are kept for this connection')
    await texts.write(accountOf(id), toRecord({ ...secrets, tokens }))
  }

  async function saveContext(id: ConnectionId, context: ConnectionSecrets['context']): Promise<void> {
    const secrets = await load(id)
    if (secrets === null) throw new AppError('not-found', 'no credentials are kept for this connection')
    await texts.write(accountOf(id), toRecord({ ...secrets, context }))
  }

  async function loadStoreKey(): Promise<Uint8Array | null> {
    const text = await texts.read(storeKeyAccount)
    return text === null ? null : fromKeyText(text)
  }

  async function createStoreKey(): Promise<Uint8Array> {
    // Overwriting a key would make the file it opens unreadable for ever.
    if ((await loadStoreKey()) !== null) throw new AppError('internal', 'there is a store key already')
    const key = Uint8Array.from(random(32))
    await writeSurely(storeKeyAccount, toKeyText(key))
    return key
  }

  async function saveStoreKey(key: Uint8Array): Promise<void> {
    const kept = await loadStoreKey()
    if (kept !== null && toKeyText(kept) !== toKeyText(key))
      throw new AppError('internal', 'there is another store key already')
    await writeSurely(storeKeyAccount, toKeyText(key))
  }

  async function loadLockSecret(place: LockPlace): Promise<LockSecret | null> {
    const text = await texts.read(lockAccount(place))
    return text === null ? null : fromLockRecord(text)
  }

  /** Something will be made with it that cannot be opened without. */
  async function writeSurely(account: string, text: string): Promise<void> {
    await texts.write(account, text)
    if ((await texts.read(account)) !== text)
      throw new AppError('vault-unavailable', 'the keychain does not keep what it is given')
  }

  return {
    load: (id) => run(() => load(id)),
    save: (id, secrets) => run(() => texts.write(accountOf(id), toRecord(secrets))),
    saveTokens: (id, tokens) => run(() => saveTokens(id, tokens)),
    saveContext: (id, context) => run(() => saveContext(id, context)),
    remove: (id) => run(() => texts.remove(accountOf(id))),
    loadStoreKey: () => run(loadStoreKey),
    createStoreKey: () => run(createStoreKey),
    saveStoreKey: (key) => run(() => saveStoreKey(key)),
    removeStoreKey: () => run(() => texts.remove(storeKeyAccount)),
    loadLockSecret: (place) => run(() => loadLockSecret(place)),
    saveLockSecret: (place, secret) => run(() => writeSurely(lockAccount(place), toLockRecord(secret))),
    removeLockSecret: (place) => run(() => texts.remove(lockAccount(place))),
  }
}

function rethrow(error: unknown): never {
  throw toVaultError(error)
}

function notAnswered(): AppError {
  return new AppError('vault-locked', 'the keychain did not answer; is its prompt still open?')
}
