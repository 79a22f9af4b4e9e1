import type { ConnectionSettings, SbankenSettings } from './model.ts'

/** Which of its hosts and envelopes is spoken (fact sheet 2): `bank` is the seed's of 2018, `apibeta-v2` the last one. */
export const sbankenEras = [
  'bank',
  'exec.bank',
  'apibeta-v1',
  'apibeta-v2',
] as const satisfies readonly SbankenSettings['era'][]

export const defaultSbankenSettings: SbankenSettings = { era: 'apibeta-v2' }

export function isSbankenSettings(settings: ConnectionSettings): settings is SbankenSettings {
  return 'era' in settings
}
