import { AppError } from '../shared/errors.ts'
import { storeKeyOf, type Place } from './place.ts'
import { copiesFolder, storeFile } from './profile-folder.ts'
import { prepareRestore } from './store/replace-store.ts'

/**
 * Readies a copy of a profile: when that is opened next, the copy is what is opened, and the file that was there
 * lies beside it. `closeStore` is called when the copy is ready, and closes what this process has open.
 * @throws AppError `store-key-missing` where there is no key to open a copy with, `app-locked`, and those of `prepareRestore` and the
 *   vault; nothing is changed then.
 */
export async function restoreCopy(
  place: Place,
  copierEntry: string,
  fileName: string,
  closeStore: () => Promise<void>,
): Promise<void> {
  const file = storeFile(place.home)
  const key = await storeKeyOf(place)
  if (key === null) throw new AppError('store-key-missing', 'no key is kept that could open a copy')
  try {
    const folder = copiesFolder(place.home)
    await prepareRestore({ file, key, folder, fileName, entry: copierEntry, closeStore })
  } finally {
    key.fill(0)
  }
}
