import { AppError } from '../../shared/errors.ts'
import type { Keychain } from './port.ts'

type Keytar = typeof import('keytar')

/**
 * The operating system's keychain. The package is loaded at the first call: without libsecret its binary cannot be
 * loaded at all, which must be a message to the person and not a crash at start. A failed load is tried anew each time,
 * so installing the library is enough.
 * @throws AppError `vault-unavailable` from every call while the package cannot be loaded; else keytar's own errors.
 */
export function keytarKeychain(load: () => Promise<Keytar> = loadKeytar): Keychain {
  let loaded: Keytar | null = null
  const keytar = async (): Promise<Keytar> => (loaded ??= await load().catch(refuse))
  return {
    getPassword: async (service, account) => await (await keytar()).getPassword(service, account),
    setPassword: async (service, account, password) => {
      await (await keytar()).setPassword(service, account, password)
    },
    deletePassword: async (service, account) => await (await keytar()).deletePassword(service, account),
  }
}

async function loadKeytar(): Promise<Keytar> {
  const module = await import('keytar')
  return module.default
}

/** The loader's message names the missing library among paths of this machine; only the library is worth a log line. */
function refuse(error: unknown): never {
  const library =
    /lib[\w+-]+\.so[\w.]*/.exec(error instanceof Error ? error.message : '')?.[0] ?? 'no library named'
  throw new AppError('vault-unavailable', `keytar cannot be loaded: ${library}`)
}
