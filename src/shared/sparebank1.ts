import type { ConnectionSettings, SpareBank1Settings } from './model.ts'

/** What most people never need to change. The port is the only one that must also be known to the bank. */
export const defaultSparebank1Settings: SpareBank1Settings = {
  generation: 'current',
  authHost: 'api',
  clientAuth: 'body',
  finInst: null,
  redirectPort: 8765,
}

/** The form of the bank's own ids for its banks (fact sheet 4). */
export const finInstPattern = /^fid-[a-z0-9-]{2,40}$/

/** A port below 1024 needs rights a person's account rarely has. */
export const redirectPortRange = { min: 1024, max: 65_535 } as const

/** To be registered with the bank letter for letter. The word localhost, not 127.0.0.1: the only form seen registered
 *  (fact sheet 3.9). */
export function redirectUriOf(port: number): string {
  return `http://localhost:${port}/callback`
}

export function isSparebank1Settings(settings: ConnectionSettings): settings is SpareBank1Settings {
  return 'finInst' in settings
}
