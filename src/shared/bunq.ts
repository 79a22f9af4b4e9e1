import type { BunqSettings, ConnectionSettings } from './model.ts'

/** The three ways in (fact sheet 5): a personal API key, an OAuth client, a PSD2 provider of one's own. */
export const bunqDoors = ['key', 'oauth', 'provider'] as const satisfies readonly BunqSettings['door'][]
export const bunqEnvironments = [
  'production',
  'sandbox',
] as const satisfies readonly BunqSettings['environment'][]

export const defaultBunqSettings: BunqSettings = {
  door: 'key',
  environment: 'production',
  redirectPort: 8765,
  redirectScheme: 'http',
}

/** bunq takes localhost addresses as they were registered, http or https (fact sheet 5.2). Nobody answers https on this
 *  computer, so the person then pastes the address the browser was sent to. */
export function bunqRedirectUri({
  redirectScheme,
  redirectPort,
}: Pick<BunqSettings, 'redirectScheme' | 'redirectPort'>): string {
  return `${redirectScheme}://localhost:${redirectPort}/callback`
}

export function isBunqSettings(settings: ConnectionSettings): settings is BunqSettings {
  return 'door' in settings
}
