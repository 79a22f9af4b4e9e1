import { AppError } from '../shared/errors.ts'
import { keychainService, savedStoreKey } from './first-start.ts'
import { copiesFolder, storeFile } from './profile-folder.ts'
import { prepareRestore } from './store/replace-store.ts'
import type { Keychain } from './vault/port.ts'
import { createVault } from './vault/vault.ts'

export interface RestoreDeps {
  readonly home: string
  readonly keychain: Keychain
  readonly copierEntry: string
}

/**
 * Readies a copy of a profile: when that is opened next, the copy is what is opened, and the file that was there
 * lies beside it.
 * @throws AppError `store-key-missing` where the keychain has no key to open a copy with, and those of `prepareRestore` and
 *   the vault; nothing is changed then.
 */
export async function restoreCopy(
  { home, keychain, copierEntry }: RestoreDeps,
  fileName: string,
): Promise<void> {
  const file = storeFile(home)
  const vault = createVault({ keychain, service: keychainService(home) })
  const key = await savedStoreKey(vault, file)
  if (key === null) throw new AppError('store-key-missing', 'no key is kept that could open a copy')
  await prepareRestore({ file, key, folder: copiesFolder(home), fileName, entry: copierEntry })
}
