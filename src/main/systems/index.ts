import { banks } from '../banks/index.ts'
import { fis } from '../flex/fis/system.ts'
import type { FisLink } from '../flex/port.ts'
import { bankId } from '../identity/bankid/system.ts'
import type { BankIdLink } from '../identity/port.ts'
import type { Bank } from '../banks/bank.ts'
import type { BankIdSettings } from '../../shared/bankid.ts'
import type { FisSettings } from '../../shared/fis.ts'
import type { BankId } from '../../shared/systems.ts'
import type { System } from './system.ts'

/** Every system by its id, as what it is. */
export type Systems = Readonly<Record<BankId, Bank>> & {
  readonly bankid: System<BankIdSettings, BankIdLink>
  readonly fis: System<FisSettings, FisLink>
}

/** Every system the app can talk to. A new id in `shared/systems.ts` does not compile until its system is here. */
export const systems: Systems = { ...banks, bankid: bankId, fis }
