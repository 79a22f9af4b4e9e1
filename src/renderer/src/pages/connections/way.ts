import { isBunqSettings } from '../../../../shared/bunq.ts'
import type { Connection } from '../../../../shared/model.ts'

/** How a connection gets in: what its keys are called, and whether a person says yes on a page of the bank. */
export type Way = 'sparebank1' | 'bunqKey' | 'bunqOAuth' | 'bunqProvider' | 'sbanken'

const bunqWays = { key: 'bunqKey', oauth: 'bunqOAuth', provider: 'bunqProvider' } as const

export function wayOf({ system, settings }: Pick<Connection, 'system' | 'settings'>): Way {
  if (isBunqSettings(settings)) return bunqWays[settings.door]
  return system === 'sbanken' ? 'sbanken' : 'sparebank1'
}

/** Where the keys are all the bank wants there is no consent to give, to renew or to run out. */
export function hasConsent(way: Way): way is Exclude<Way, 'bunqKey' | 'sbanken'> {
  return way !== 'bunqKey' && way !== 'sbanken'
}

/** An invented bank, or bunq's own test bank: nothing in it is real money. */
export function isSandbox({ settings }: Pick<Connection, 'settings'>): boolean {
  return isBunqSettings(settings) && settings.environment === 'sandbox'
}
