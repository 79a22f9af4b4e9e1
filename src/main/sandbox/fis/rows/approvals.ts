import { instantOf } from '../instants.ts'
import type { Tables } from '../tables.ts'
import { systemOperators, type BiddingZone } from './actors.ts'
import { recorded } from './recorded.ts'

const dayMs = 86_400_000

/** What is traded, and which operators buy it. */
export function addProducts(tables: Tables): void {
  const product = (id: number, businessId: string, name: string, service: string, products: string): void =>
    void tables.product_type.push({ id, business_id: businessId, name, service, products })
  product(1, 'manual_congestion', 'Manual congestion', 'congestion_management', 'LongFlex, ShortFlex')
  product(2, 'capacity_reserve', 'Capacity reserve', 'congestion_management', 'Availability')
  product(3, 'manual_balancing', 'Manual balancing', 'balancing', 'mFRR')
  product(4, 'fast_balancing', 'Fast balancing', 'balancing', 'FFR')
  let id = 20
  for (const operator of Object.values(systemOperators)) {
    for (const productTypeId of [1, 2]) {
      const row = {
        id: id++,
        system_operator_id: operator.id,
        product_type_id: productTypeId,
        status: 'active',
      }
      tables.system_operator_product_type.push({ ...row, ...recorded('2024-02-12T11:20:05.104882+00:00') })
    }
  }
}

/** What the operators said of it, in the order of the groups. */
const answers = [
  ['approved', 'prequalified'],
  ['approved', 'verified'],
  ['conditionally_approved', 'temporary_qualified'],
  ['in_progress', 'prequalification'],
  ['approved', 'prequalified'],
  ['requested', 'requested'],
  ['approved', 'verified'],
] as const

/** What the operator of the group's network answered, for a group of so many kW. `now` is in ms since 1970. */
export function addApprovals(
  tables: Tables,
  plan: { readonly id: number; readonly zone: BiddingZone },
  nth: number,
  now: number,
  power: number,
): void {
  const [grid, application] = answers[nth] ?? answers[0]
  const at = now - (150 - nth * 12) * dayMs
  const operatorId = systemOperators[plan.zone].id
  const group = { service_providing_group_id: plan.id }
  const isApproved = grid === 'approved' || grid === 'conditionally_approved'
  tables.service_providing_group_grid_prequalification.push({
    id: 130 + nth,
    ...group,
    impacted_system_operator_id: operatorId,
    status: grid,
    prequalified_at: isApproved ? instantOf(at) : null,
    ...recorded(instantOf(at, 214 + nth)),
  })
  tables.service_providing_group_product_application.push({
    id: 210 + nth,
    ...group,
    procuring_system_operator_id: operatorId,
    product_type_ids: [1],
    status: application,
    maximum_active_power_up: Math.round(power * 0.6),
    maximum_active_power_down: Math.round(power * 0.8),
    additional_information: null,
    prequalified_at:
      application === 'prequalified' || application === 'verified' ? instantOf(at + dayMs) : null,
    verified_at: application === 'verified' ? instantOf(at + 9 * dayMs) : null,
    ramping_capability: 'partial',
    ramping_description: null,
    ...recorded(instantOf(at + dayMs, 37 + nth)),
  })
}
