import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { keytarKeychain } from '../../../src/main/vault/keytar.ts'
import type { Keychain } from '../../../src/main/vault/port.ts'

/** As an order names it: a folder, or `system` for the operating system's own. */
export function keychainNamed(name: string): Keychain {
  return name === 'system' ? keytarKeychain() : fileKeychain(name)
}

/** A keychain that outlives a killed process, as the system's does: an entry is as it was or as it shall be. Its secrets are
 *  an invented household's, worth nothing. */
export function fileKeychain(folder: string): Keychain {
  mkdirSync(folder, { recursive: true })
  const entry = (service: string, account: string): string =>
    join(
      folder,
      createHash('sha256')
        .update(JSON.stringify([service, account]))
        .digest('hex')
        .slice(0, 24),
    )
  return {
    getPassword: async (service, account) => {
      const file = entry(service, account)
      return existsSync(file) ? readFileSync(file, 'utf8') : null
    },
    setPassword: async (service, account, password) => {
      const file = entry(service, account)
      writeFileSync(`${file}.new`, password)
      renameSync(`${file}.new`, file)
    },
    deletePassword: async (service, account) => {
      const file = entry(service, account)
      const isThere = existsSync(file)
      rmSync(file, { force: true })
      return isThere
    },
  }
}
