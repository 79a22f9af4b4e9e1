import { AppError } from '../../shared/errors.ts'
import type { createTextStore } from './pieces.ts'
import type { LockPlace, LockSecret } from './port.ts'
import { fromKeyText, fromLockRecord, toKeyText, toLockRecord } from './record.ts'

const storeKeyAccount = 'store-key'
const lockAccount = (place: LockPlace): string => `lock:${place}`

/** What opens the store: its key, and while the lock is on what the lock needs in its place. See `Vault`. */
export function createKeys(texts: ReturnType<typeof createTextStore>, random: (size: number) => Uint8Array) {
  /** Something will be made with it that cannot be opened without. */
  async function writeSurely(account: string, text: string): Promise<void> {
    await texts.write(account, text)
    if ((await texts.read(account)) !== text)
      throw new AppError('vault-unavailable', 'the keychain does not keep what it is given')
  }

  async function load(): Promise<Uint8Array | null> {
    const text = await texts.read(storeKeyAccount)
    return text === null ? null : fromKeyText(text)
  }

  return {
    load,

    async create(): Promise<Uint8Array> {
      // Overwriting a key would make the file it opens unreadable for ever.
      if ((await load()) !== null) throw new AppError('internal', 'there is a store key already')
      const key = Uint8Array.from(random(32))
      await writeSurely(storeKeyAccount, toKeyText(key))
      return key
    },

    async save(key: Uint8Array): Promise<void> {
      const kept = await texts.read(storeKeyAccount)
      if (kept !== null && kept !== toKeyText(key))
        throw new AppError('internal', 'there is another store key already')
      await writeSurely(storeKeyAccount, toKeyText(key))
    },

    async remove(): Promise<void> {
      await texts.remove(storeKeyAccount)
      // A keychain that shuts just then deletes nothing and calls that done; and a lock over a key that lies here is none.
      if ((await texts.read(storeKeyAccount)) !== null)
        throw new AppError('vault-unavailable', 'the keychain does not let go of what it holds')
    },

    async loadLockSecret(place: LockPlace): Promise<LockSecret | null> {
      const text = await texts.read(lockAccount(place))
      return text === null ? null : fromLockRecord(text)
    },
    saveLockSecret: (place: LockPlace, secret: LockSecret) =>
      writeSurely(lockAccount(place), toLockRecord(secret)),
    removeLockSecret: (place: LockPlace) => texts.remove(lockAccount(place)),
  }
}
