import type { Clock } from './clock.ts'
import type { EndpointMap } from './endpoints.ts'
import { createBudgets, type Budgets } from './http/budgets.ts'
import { unruled, type HttpOptions } from './http/client.ts'
import type { BudgetRule, BudgetStore } from './http/port.ts'
import type { Log } from './log.ts'
import { systems } from './systems/index.ts'

export interface HttpOptionsDeps {
  readonly version: string
  readonly clock: Clock
  readonly log: Log
  readonly endpoints: EndpointMap
  /** Where calls are counted. */
  readonly budgetStore: BudgetStore
}

/** How every way out of this app is set up, and the call budgets of its hosts. */
export function httpOptions({ version, clock, log, endpoints, budgetStore }: HttpOptionsDeps): {
  readonly options: HttpOptions
  readonly budgets: Budgets
  readonly ruleOf: (host: string) => BudgetRule
} {
  const budgets = createBudgets(budgetStore, clock)
  const rules = budgetRules(endpoints)
  const options = {
    clock,
    log,
    userAgent: `Oversikt/${version} (personal client; desktop)`,
    budget: { budgets, ruleFor: (host: string) => rules.get(host) ?? null },
    allowLoopbackHttp: Object.keys(endpoints).length > 0,
  }
  // An address the person typed has no rule: FIS has no other than that of its test system.
  return { options, budgets, ruleOf: (host) => rules.get(host) ?? unruled }
}

/** The call budget of each bank's hosts, wherever OVERSIKT_ENDPOINTS has put them. */
function budgetRules(endpoints: EndpointMap): ReadonlyMap<string, BudgetRule> {
  return new Map(Object.values(systems).flatMap((system) => [...system.budgets(endpoints[system.id] ?? {})]))
}
