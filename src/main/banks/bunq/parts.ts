import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { BunqSettings } from '../../../shared/model.ts'
import type { LinkDeps } from '../../systems/system.ts'
import { createBunqApi, type BunqApi } from './api.ts'
import { madeForOf, type BunqContext } from './context.ts'
import { createContextStore, type ContextStore } from './context-store.ts'

/** What every step of the way in works with. */
export interface Parts {
  readonly deps: LinkDeps<BunqSettings>
  readonly api: BunqApi
  readonly kept: ContextStore
}

export function partsOf(deps: LinkDeps<BunqSettings>): Parts {
  const kept = createContextStore(deps.secrets, madeForOf(deps.settings, deps.credentials))
  return { deps, api: createBunqApi(deps), kept }
}

/** The personal key, also that of a sandbox user made for this connection; null while there is none. */
export function apiKeyOf({ credentials }: LinkDeps<BunqSettings>, kept: BunqContext): string | null {
  return 'apiKey' in credentials ? credentials.apiKey : kept.apiKey
}

/** What a person's session is opened with: the key, or the access token as the secret (fact sheet 5.2). */
export function secretOf(deps: LinkDeps<BunqSettings>, kept: BunqContext): string | null {
  return deps.settings.door === 'key' ? apiKeyOf(deps, kept) : (kept.grant?.accessToken ?? null)
}

/** What the installation's one device is registered with. A provider's serves all who consent (fact sheet 4.3). */
export function deviceSecretOf(deps: LinkDeps<BunqSettings>, kept: BunqContext): string | null {
  return deps.settings.door === 'provider'
    ? (kept.provider?.credential?.tokenValue ?? null)
    : secretOf(deps, kept)
}

/**
 * What bunq's one sentence about wrong credentials means here. A key that never worked is wrong; of one that did, either the key
 * is gone or the network address is another, and bunq does not say which (fact sheet 4.3, last table). A grant ends so when the
 * person withdraws it.
 */
export function codeOfRefusedSecret({ settings }: LinkDeps<BunqSettings>, kept: BunqContext): ErrorCode {
  if (settings.door !== 'key') return 'consent-revoked'
  return kept.isProven ? 'bank-ip-changed' : 'client-rejected'
}

/** The same at the registration of a device: a provider's own key is then the one refused. */
export function codeOfRefusedDevice(deps: LinkDeps<BunqSettings>, kept: BunqContext): ErrorCode {
  return deps.settings.door === 'provider' ? 'client-rejected' : codeOfRefusedSecret(deps, kept)
}

/** Ends a walk between two steps. @throws AppError `consent-cancelled`. */
export function goOn(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('consent-cancelled', 'the sign-in was cancelled')
}
