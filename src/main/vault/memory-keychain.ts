import type { Keychain } from './port.ts'

/**
 * A keychain that forgets everything with the process. For the invented household only, whose secrets are worth nothing
 * and whose data is thrown away on leaving; never a fallback for a keychain that is missing.
 */
export function createMemoryKeychain(): Keychain {
  const entries = new Map<string, string>()
  const key = (service: string, account: string) => JSON.stringify([service, account])
  return {
    getPassword: async (service, account) => entries.get(key(service, account)) ?? null,
    setPassword: async (service, account, password) => void entries.set(key(service, account), password),
    deletePassword: async (service, account) => entries.delete(key(service, account)),
  }
}
