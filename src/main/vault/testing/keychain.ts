import type { Keychain } from '../port.ts'

/** Stands before a keychain: keeps what was written where, and lets a test end the process at the n-th change. */
export function watched(keychain: Keychain) {
  const accounts = new Set<string>()
  const sizes: number[] = []
  const state = { changesLeft: Number.POSITIVE_INFINITY }
  const change = (): void => {
    if (state.changesLeft === 0) throw new Error('the process ends here')
    state.changesLeft -= 1
  }
  const watching: Keychain = {
    getPassword: (service, account) => keychain.getPassword(service, account),
    async setPassword(service, account, password) {
      change()
      accounts.add(account)
      sizes.push(Buffer.byteLength(password))
      await keychain.setPassword(service, account, password)
    },
    async deletePassword(service, account) {
      change()
      return await keychain.deletePassword(service, account)
    },
  }
  return {
    keychain: watching,
    state,
    sizes,
    /** Every entry this keychain was ever given that is still there. */
    async left(service: string): Promise<readonly string[]> {
      const found = await Promise.all(
        [...accounts].map(async (account) =>
          (await keychain.getPassword(service, account)) === null ? [] : [account],
        ),
      )
      return found.flat()
    },
  }
}

/** As gnome-keyring is through keytar while locked: reads and deletes find nothing, a write says why. */
export const lockedKeychain: Keychain = {
  getPassword: async () => null,
  setPassword: () => Promise.reject(new Error('Cannot create an item in a locked collection')),
  deletePassword: async () => false,
}
