import { randomBytes } from 'node:crypto'
import type { ConnectionId } from '../../shared/ids.ts'
import { AppError } from '../../shared/errors.ts'
import { toVaultError } from './failures.ts'
import { createKeys } from './keys.ts'
import { createTextStore } from './pieces.ts'
import type { ConnectionSecrets, Keychain, Vault } from './port.ts'
import { proveOpen } from './proof.ts'
import { createQueue } from './queue.ts'
import { fromRecord, toKeyText, toRecord } from './record.ts'

export interface VaultOptions {
  readonly keychain: Keychain
  /** The name our entries carry in the keychain; another one for each profile folder. */
  readonly service: string
  readonly randomBytes?: (size: number) => Uint8Array
  /** How long a keychain may take, a person's typing of a password included; ms. */
  readonly answerWithinMs?: number
}

const accountOf = (id: ConnectionId) => `connection:${id}`

/** See `Vault`. One piece of work at a time, so two writes to one record never mix. */
export function createVault(options: VaultOptions): Vault {
  const { keychain, service, answerWithinMs = 120_000 } = options
  const random = options.randomBytes ?? randomBytes
  const texts = createTextStore(keychain, service, () => proveOpen(keychain, service, toKeyText(random(16))))
  const keys = createKeys(texts, random)
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

  return {
    load: (id) => run(() => load(id)),
    save: (id, secrets) => run(() => texts.write(accountOf(id), toRecord(secrets))),
    saveTokens: (id, tokens) => run(() => saveTokens(id, tokens)),
    saveContext: (id, context) => run(() => saveContext(id, context)),
    remove: (id) => run(() => texts.remove(accountOf(id))),
    loadStoreKey: () => run(keys.load),
    createStoreKey: () => run(keys.create),
    saveStoreKey: (key) => run(() => keys.save(key)),
    removeStoreKey: () => run(keys.remove),
    loadLockSecret: (place) => run(() => keys.loadLockSecret(place)),
    saveLockSecret: (place, secret) => run(() => keys.saveLockSecret(place, secret)),
    removeLockSecret: (place) => run(() => keys.removeLockSecret(place)),
  }
}

function rethrow(error: unknown): never {
  throw toVaultError(error)
}

function notAnswered(): AppError {
  return new AppError('vault-locked', 'the keychain did not answer; is its prompt still open?')
}
