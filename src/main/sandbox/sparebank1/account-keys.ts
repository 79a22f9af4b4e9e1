import { createHash } from 'node:crypto'
import type { AccountRef } from '../household/accounts.ts'
import type { Consent } from './consents.ts'

/** Account keys: opaque, the same in every session, and full of characters that need URL encoding (fact sheet 7.2). */
export interface AccountKeys {
  keyOf(consent: Consent, ref: AccountRef): string
}

export function createAccountKeys(seed: number): AccountKeys {
  const known = new Map<string, string>()
  return {
    keyOf: ({ person, keyGeneration }, ref) => {
      const name = `${seed} ${person} ${ref} ${keyGeneration}`
      let key = known.get(name)
      if (key === undefined) {
        key = `${createHash('sha256').update(name).digest('base64').slice(0, 18)}/+=`
        known.set(name, key)
      }
      return key
    },
  }
}
