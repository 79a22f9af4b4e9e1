import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Keychain } from '../../../src/main/vault/port.ts'

/** Entries of an invented household, worth nothing: [service, account, password]. */
export type Entries = readonly (readonly [string, string, string])[]

const entriesFile = (home: string) => join(home, 'bench-keychain.json')

/** A keychain that a benchmark keeps beside the profile it belongs to, so that another process can open the profile. */
export function folderKeychain(home: string): Keychain {
  const entries = new Map(readEntries(home).map((entry) => [keyOf(entry[0], entry[1]), entry] as const))
  const save = () => writeFileSync(entriesFile(home), JSON.stringify([...entries.values()]), { mode: 0o600 })
  return {
    getPassword: async (service, account) => entries.get(keyOf(service, account))?.[2] ?? null,
    setPassword: async (service, account, password) => {
      entries.set(keyOf(service, account), [service, account, password])
      save()
    },
    deletePassword: async (service, account) => {
      const isGone = entries.delete(keyOf(service, account))
      save()
      return isGone
    },
  }
}

const keyOf = (service: string, account: string) => JSON.stringify([service, account])

export function readEntries(home: string): Entries {
  const file = entriesFile(home)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Entries) : []
}
