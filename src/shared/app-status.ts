import type { Failure } from './errors.ts'
import type { CalendarDate } from './ids.ts'
import type { Language } from './language.ts'
import type { LockedView } from './lock.ts'
import type { SystemId } from './systems.ts'

export interface AppStatus {
  readonly version: string
  /** `electron` or the development stand-in `chromium-host`: shown in Settings, so that nobody mistakes one for the other. */
  readonly runtime: 'electron' | 'chromium-host' | 'node'
  readonly platform: string
  readonly language: Language
  /** True while the invented household is on screen. */
  readonly isDemo: boolean
  /** The invented bank's client, to type into the wizard while looking around; null otherwise. */
  readonly demoClient: { readonly clientId: string; readonly clientSecret: string } | null
  /** The same for the other invented banks, as far as the household has them. */
  readonly demoCredentials?: {
    readonly bunq?: { readonly apiKey: string; readonly clientId: string; readonly clientSecret: string }
    readonly sbanken?: {
      readonly clientId: string
      readonly clientSecret: string
      readonly customerId: string
    }
    /** A certificate of the invented BankID; its pretend phone opens with the app. */
    readonly bankid?: { readonly certificate: string; readonly privateKey: string }
    readonly fis?: {
      readonly clientId: string
      readonly privateKey: string
      /** Of the party the invented client is for. */
      readonly gln: string
    }
  }
  /** Systems whose addresses were replaced by OVERSIKT_ENDPOINTS: the window shows a badge. */
  readonly replacedSystems: readonly SystemId[]
  /** Why there is no data to show: keychain or file could not be opened. null: all is well. */
  readonly problem: Failure | null
  /** Set while the app is locked; then all else here says nothing of the person. null: it is not. */
  readonly locked: LockedView | null
  /** The folder a support answer will ask for. */
  readonly profileFolder: string
  readonly today: CalendarDate
}
