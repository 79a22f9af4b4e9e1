import type { AppStatus } from '../../src/shared/app-status.ts'
import type { Settings } from '../../src/shared/contract.ts'
import type { Account, AccountKind, Connection } from '../../src/shared/model.ts'
import { provenAt } from './invented-proof.ts'

/** The day on which every test takes place; the clock of the computer plays no part. */
export const today = '2026-11-20'

export const status: AppStatus = {
  version: '0.1.0',
  runtime: 'chromium-host',
  platform: 'linux',
  language: 'en',
  isDemo: false,
  demoClient: null,
  replacedSystems: [],
  problem: null,
  locked: null,
  profileFolder: '/home/kari/.config/oversikt',
  today,
}

export const settings: Settings = {
  language: null,
  theme: 'system',
  showsInTray: true,
  keepsRunning: false,
}

const connectionId = '6f1c2f0e-0c55-4d0e-9b57-0d2a5f3c1e01'

export const connection: Connection = {
  id: connectionId,
  system: 'sparebank1',
  name: 'SpareBank 1 Østlandet',
  status: 'ready',
  settings: {
    generation: 'current',
    authHost: 'api',
    clientAuth: 'body',
    finInst: 'fid-ostlandet',
    redirectPort: 12_345,
  },
  createdAt: '2026-01-04T09:00:00Z',
  syncedAt: '2026-11-20T13:03:00Z',
  lastFailure: null,
  consentIdleEndsAt: '2026-12-15T13:03:00Z',
  consentEndsAt: '2027-01-04T09:00:00Z',
  accountCount: 6,
  historyFrom: null,
  callsLeft: 48,
  nextCallAt: null,
  nextSyncAt: '2026-11-20T19:03:00Z',
  isSyncing: false,
  isPaused: false,
  waitsFor: null,
  failureCount: 0,
}

export const accountIds = {
  current: 'a0000000-0000-4000-8000-000000000001',
  savings: 'a0000000-0000-4000-8000-000000000002',
  bsu: 'a0000000-0000-4000-8000-000000000003',
  card: 'a0000000-0000-4000-8000-000000000004',
  euro: 'a0000000-0000-4000-8000-000000000005',
  joint: 'a0000000-0000-4000-8000-000000000006',
} as const

interface Shape {
  readonly id: string
  readonly kind: AccountKind
  readonly name: string
  readonly number: string
  readonly minor: number
  readonly availableMinor?: number
  readonly currency?: string
  readonly limitMinor?: number
  readonly bookedCount: number
  readonly pendingCount?: number
}

function account(shape: Shape): Account {
  const currency = shape.currency ?? 'NOK'
  return {
    id: shape.id,
    connectionId,
    system: 'sparebank1',
    connectionName: connection.name,
    kind: shape.kind,
    name: shape.name,
    number: shape.number,
    iban: null,
    currency,
    booked: { minor: shape.minor, currency },
    available: { minor: shape.availableMinor ?? shape.minor, currency },
    creditLimit: shape.limitMinor === undefined ? null : { minor: shape.limitMinor, currency },
    balanceAt: '2026-11-20T13:03:00Z',
    isChosen: true,
    isCounted: true,
    isClosed: false,
    cards: [],
    followedIn: null,
    connectionStatus: 'ready',
    bookedCount: shape.bookedCount,
    pendingCount: shape.pendingCount ?? 0,
    oldestOn: '2023-11-21',
    proof: provenAt(shape.minor, currency),
  }
}

/** Six accounts of an invented household: every sign, two currencies, a credit card with a limit. */
export const accounts: readonly Account[] = [
  account({ id: accountIds.current, kind: 'current', name: 'Brukskonto', number: '1813.00.00017', minor: 4_218_350, availableMinor: 4_093_450, bookedCount: 1846, pendingCount: 3 }),
  account({ id: accountIds.joint, kind: 'current', name: 'Felles husholdning', number: '1813.00.00025', minor: 1_876_020, bookedCount: 1204, pendingCount: 1 }),
  account({ id: accountIds.savings, kind: 'savings', name: 'Sparekonto', number: '1813.00.00033', minor: 31_250_000, bookedCount: 74 }),
  account({ id: accountIds.bsu, kind: 'bsu', name: 'BSU', number: '1813.00.00041', minor: 11_000_000, bookedCount: 12 }),
  account({ id: accountIds.card, kind: 'credit-card', name: 'Mastercard', number: '5413 33** **** 0042', minor: -1_284_590, availableMinor: 3_715_410, limitMinor: 5_000_000, bookedCount: 918, pendingCount: 2 }),
  account({ id: accountIds.euro, kind: 'currency', name: 'Valutakonto', number: '1813.00.00068', minor: 342_075, currency: 'EUR', bookedCount: 31 }),
] // prettier-ignore
