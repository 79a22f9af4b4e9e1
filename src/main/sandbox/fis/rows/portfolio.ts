import { instantOf } from '../instants.ts'
import type { Tables } from '../tables.ts'
import { systemOperators } from './actors.ts'
import { addEvents } from './events.ts'
import { addProducts } from './approvals.ts'
import { addGroups } from './groups.ts'
import { addNotices } from './notices.ts'
import { addGridAreas } from './points.ts'
import { addSeedUnit } from './portfolio-seed.ts'
import { recorded } from './recorded.ts'
import { addUnit } from './units.ts'

/** How much there is to read. The same numbers and instant give the same rows. */
export interface PortfolioOptions {
  readonly seed?: number
  /** Controllable units of all providers, the sheet's own among them. */
  readonly units?: number
  /** The sheet's own comes on top. */
  readonly events?: number
}

/** Everything but who may log in. `now` is in ms since 1970. */
export function addPortfolio(tables: Tables, now: number, { seed = 1, units = 68, events = 400 }: PortfolioOptions): void {
  addGridAreas(tables)
  addProducts(tables)
  addSeedUnit(tables)
  for (let nth = 1; nth < units; nth++) addUnit(tables, nth, { seed, now })
  addGroups(tables, now)
  const halted = { controllable_unit_id: 3011 + 5, impacted_system_operator_id: systemOperators.NO1.id }
  const made = recorded(instantOf(now - 30 * 86_400_000, 402))
  tables.controllable_unit_suspension.push({ id: 12, ...halted, reason: 'compromises_safe_operation', ...made })
  addEvents(tables, events, { seed, now })
  addNotices(tables, now)
} // prettier-ignore
