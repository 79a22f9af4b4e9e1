import { randomBytes } from 'node:crypto'
import type { ConnectionId } from '../../shared/ids.ts'
import { AppError } from '../../shared/errors.ts'
import { toVaultError } from './failures.ts'
import { createTextStore } from './pieces.ts'
import type { ConnectionSecrets, Keychain, Vault } from './port.ts'
import { proveOpen } from './proof.ts'
import { createQueue } from './queue.ts'
import { fromKeyText, fromRecord, toKeyText, toRecord } from './record.ts'

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
    await texts.write(storeKeyAccount, toKeyText(key))
    const kept = await loadStoreKey()
    if (kept !== null && toKeyText(kept) === toKeyText(key)) return key
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
  }
}

function rethrow(error: unknown): never {
  throw toVaultError(error)
}

function notAnswered(): AppError {
  return new AppError('vault-locked', 'the keychain did not answer; is its prompt still open?')
}
