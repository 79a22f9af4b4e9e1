import type { AppStatus } from '../shared/app-status.ts'
import type { EndpointMap } from './endpoints.ts'
import type { Place } from './place.ts'
import type { Profile, ProfileDeps } from './profile.ts'
import type { Keychain } from './vault/port.ts'

export interface DemoDeps extends Omit<ProfileDeps, 'place'> {
  /** In its own folder, with the keychain it is given. */
  readonly openPlace: (endpoints: EndpointMap, keychain: Keychain) => Place
}

export interface Demo {
  readonly place: Place
  /** As it is once it has moved in. */
  readonly profile: Profile
  /** Opens it once more, after its profile was closed. Errors: those of `openProfile`. */
  reopen(): Promise<Profile>
  /** To type into the wizard: the invented banks', worth nothing outside them. */
  readonly client: { readonly clientId: string; readonly clientSecret: string }
  /** The same of the other banks. */
  readonly credentials: NonNullable<AppStatus['demoCredentials']>
  /** Its banks; whoever holds a profile of it closes that before. */
  close(): Promise<void>
}
