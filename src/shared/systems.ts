/** The banks one can connect. A new id makes the compiler point at `banks/index.ts`. */
export const bankIds = ['sparebank1', 'bunq', 'sbanken'] as const
export type BankId = (typeof bankIds)[number]

/** The closed list of systems one can connect: the banks, and those that hold no money. A new id makes the compiler point at
 *  `systems.ts` of main. */
export const systemIds = [...bankIds, 'bankid', 'fis'] as const
export type SystemId = (typeof systemIds)[number]

/** Has it accounts and payments to read? */
export function isBank(system: SystemId): system is BankId {
  return bankIds.some((id) => id === system)
}

export interface SystemInfo {
  readonly id: SystemId
  /** A proper name, the same in every language. */
  readonly name: string
  /** Set where the bank itself switched its API off: the year, because no source names the day. */
  readonly closedIn: string | null
}

/** Sbanken: fact sheet 1. */
export const systems: Readonly<Record<SystemId, SystemInfo>> = {
  sparebank1: { id: 'sparebank1', name: 'SpareBank 1', closedIn: null },
  bunq: { id: 'bunq', name: 'bunq', closedIn: null },
  sbanken: { id: 'sbanken', name: 'Sbanken', closedIn: '2024' },
  bankid: { id: 'bankid', name: 'BankID', closedIn: null },
  fis: { id: 'fis', name: 'FIS', closedIn: null },
}

/** A SpareBank 1 bank as the person chooses it. `finInst` is what the bank's login calls `finInst`.
 *  Source: ../shared fact sheet section 4 (portal list of March 2026 and the seed tutorial's fifteen banks). */
export interface FinInst {
  readonly finInst: string
  readonly name: string
  /** Set where the bank merged: the id to use today, and since when (ISO month or date, as far as known). */
  readonly mergedInto?: {
    readonly finInst: string
    readonly since: string
    /** The bank in between, where a merged bank merged again. */
    readonly via?: { readonly name: string; readonly since: string }
  }
}
