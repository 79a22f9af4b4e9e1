import { AppError } from '../../shared/errors.ts'
import type { Keychain } from './port.ts'

const account = 'probe'

/**
 * Shows that the keychain is open. A locked Secret Service whose prompt was dismissed answers a read with "no such entry"
 * and a delete with "nothing to delete" (libsecret through keytar 7.9), but it refuses a write. So before absence is
 * believed, something is written. Rejects with the keychain's own error, or AppError `vault-unavailable`.
 */
export async function proveOpen(keychain: Keychain, service: string, mark: string): Promise<void> {
  await keychain.setPassword(service, account, mark)
  const kept = await keychain.getPassword(service, account)
  await keychain.deletePassword(service, account)
  if (kept !== mark) throw new AppError('vault-unavailable', 'the keychain does not keep what it is given')
}
