import type { Clock } from './clock.ts'
import { createHttp } from './http/client.ts'
import type { BudgetRecord, BudgetStore } from './http/port.ts'
import { httpOptions } from './http-options.ts'
import type { BankIdLink } from './identity/port.ts'
import type { LockConnection } from './lock/port.ts'
import type { Log } from './log.ts'
import type { Place } from './place.ts'
import { createSessions, type Sessions } from './session.ts'
import { systems } from './systems/index.ts'
import type { HttpClient } from './http/port.ts'

/** A way to BankID that needs no open store: what it has to know stands in the lock's file and in the keychain. */
export interface BankIdDoor {
  /** What was opened before is closed. @throws AppError as `Sessions.openBankId` */
  open(place: Place, connection: LockConnection): Promise<BankIdLink>
  close(): Promise<void>
}

export interface DoorDeps {
  readonly version: string
  readonly clock: Clock
  readonly log: Log
}

/** One at a time, as orders are. */
export function createBankIdDoor(deps: DoorDeps): BankIdDoor {
  let now: { readonly sessions: Sessions; readonly http: HttpClient } | null = null
  const close = async (): Promise<void> => {
    const opened = now
    now = null
    await opened?.sessions.close()
    await opened?.http.close()
  }
  return {
    async open({ vault, endpoints }, { connectionId, settings }) {
      await close()
      const { options } = httpOptions({ ...deps, endpoints, budgetStore: memoryBudgets() })
      const http = createHttp(options)
      const sessions = createSessions({
        vault,
        systems,
        endpointsOf: (system) => endpoints[system] ?? {},
        http,
        openHttp: (identity) => createHttp({ ...options, identity }),
        clock: deps.clock,
        // Nobody signs in through this door.
        onTokens: () => undefined,
        onConsentEnd: () => undefined,
      })
      now = { sessions, http }
      return await sessions.openBankId({ id: connectionId, system: 'bankid', settings })
    },
    close,
  }
}

/** Of one order: what the store counts is not at hand. */
function memoryBudgets(): BudgetStore {
  const records = new Map<string, BudgetRecord>()
  return {
    load: (host) => records.get(host) ?? null,
    save: (host, record) => void records.set(host, record),
  }
}
