import type { BankId } from '../../shared/systems.ts'
import type { Bank } from './bank.ts'
import { bunq } from './bunq/adapter.ts'
import { sbanken } from './sbanken/adapter.ts'
import { sparebank1 } from './sparebank1/adapter.ts'

/** Every bank the app can talk to. A new id in `shared/systems.ts` does not compile until its bank is here. */
export const banks: Readonly<Record<BankId, Bank>> = { sparebank1, bunq, sbanken }
