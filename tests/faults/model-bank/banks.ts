import type { BankId } from '../../../src/shared/systems.ts'
import { modelBunq } from './bunq.ts'
import type { ModelBank } from './model.ts'
import { modelSbanken } from './sbanken.ts'
import { modelSparebank1 } from './sparebank1.ts'

/** A bank the app can read and that the model cannot play does not compile. */
export const modelBanks: Readonly<Record<BankId, ModelBank>> = {
  sparebank1: modelSparebank1,
  sbanken: modelSbanken,
  bunq: modelBunq,
}
