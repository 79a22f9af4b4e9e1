import type { CalendarDate, ConnectionId, Instant } from './ids.ts'

/** The first seven are bunq's way to a session and, for a provider, to an OAuth client; `asking-bank` is one call that
 *  proves credentials. */
export const signInStages = [
  'certificate',
  'installation',
  'credential',
  'device',
  'session',
  'oauth-client',
  'callback-url',
  'asking-bank',
  'opening-browser',
  'waiting-for-bank',
  'exchanging-code',
] as const
export type SignInStage = (typeof signInStages)[number]

export type Progress =
  | {
      readonly kind: 'authorise'
      readonly connectionId: ConnectionId
      readonly stage: SignInStage
      /** When waiting ends by itself. */
      readonly endsAt: Instant | null
    }
  | {
      readonly kind: 'sync'
      readonly connectionId: ConnectionId
      readonly stage: 'accounts' | 'recent' | 'history' | 'finishing' | 'done'
      /** The account, or the accounts, being read; null when all at once. */
      readonly accountName: string | null
      /** Rows saved so far in this run. */
      readonly count: number
      /** The oldest day read so far. */
      readonly reachedOn: CalendarDate | null
    }
  | { readonly kind: 'export'; readonly rows: number; readonly total: number }
  | { readonly kind: 'import'; readonly rows: number; readonly total: number }
