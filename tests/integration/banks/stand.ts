import type { Endpoints } from '../../../src/main/systems/system.ts'
import type { MovableClock } from '../../../src/main/sandbox/clock.ts'
import type { FaultAim, RefusalFault, TransportFault } from '../../../src/main/sandbox/faults/faults.ts'
import type { Input } from '../../../src/shared/contract.ts'
import type { ErrorCode } from '../../../src/shared/errors.ts'
import type { CalendarDate } from '../../../src/shared/ids.ts'
import type { ConnectionStatus } from '../../../src/shared/model.ts'

/** One row of a ledger as every bank can tell it. */
export interface LedgerRow {
  readonly date: CalendarDate
  readonly minor: number
}

export interface LedgerAccount {
  /** Account number or IBAN; a card's own mark. */
  readonly key: string
  readonly currency: string
  /** null where the bank tells none. */
  readonly bookedMinor: number | null
  readonly booked: readonly LedgerRow[]
  readonly pending: readonly LedgerRow[]
}

/** A stand-in of one bank, with the handles that every bank has: what the shared suite works with. */
export interface BankStand extends AsyncDisposable {
  readonly endpoints: Endpoints
  readonly connection: Input<'connection:create'>
  /** What the person does on the bank's pages. */
  readonly openBrowser: (url: string) => Promise<void>
  /** What an app that read everything must show now. */
  ledger(): readonly LedgerAccount[]
  secrets(): readonly string[]
  /** How often the bank was asked for anything. */
  calls(): number
  /** How often it was asked for tokens. */
  tokenCalls(): number
  /** Meets calls for transactions. */
  failTransactions(fault: TransportFault | RefusalFault, aim?: Omit<FaultAim, 'on'>): void
  /** Whatever is used to ask dies at the bank, as it does when its time is over; the consent stays. */
  endSessions(clock: MovableClock): void
  /** Rows of exactly this amount, minor units, are in the balance and in no list; null: every row is told again. */
  hide(minor: number | null): void
  /** From the next sign-in on the bank gives out other ids, where it is known to. */
  reissueIds(): void
  /** The person or the bank takes the consent away. */
  revoke(): void
  /** How that is told. */
  readonly revokedCode: ErrorCode
  /** `ready` where the same words may mean another network, which heals by itself. */
  readonly revokedStatus: ConnectionStatus
  /** Attempts to change something at the bank. */
  writes(): number
}

export interface StandOptions {
  readonly clock: MovableClock
  /** How far its books go back; default 1. */
  readonly years?: number
  /** One row for every oddity the bank's fact sheet knows, where its sandbox has such. */
  readonly isOdd?: boolean
}

export type StartStand = (options: StandOptions) => Promise<BankStand>
