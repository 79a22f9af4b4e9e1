import type { JsonValue } from '../../../../shared/flex.ts'
import { osloDay } from '../../household/calendar.ts'
import { instantOf } from '../instants.ts'
import type { Row, Tables } from '../tables.ts'
import { other, seed as own, systemOperators } from './actors.ts'
import { seedNotice } from './portfolio-seed.ts'
import { midnight, recorded } from './recorded.ts'

const dayMs = 86_400_000

interface Draft {
  readonly partyId: number
  readonly type: string
  readonly source: string | null
  readonly data: JsonValue
  readonly daysAgo: number
  readonly status?: 'resolved'
}

/** What FIS found wrong, told to those who can mend it (fact sheet 18.2). */
export function addNotices(tables: Tables, now: number): void {
  const gap = (from: number, to: number): JsonValue => ({
    kind: 'notice.data.valid_time.outside_contract',
    invalid_timeline: [{ valid_from: midnight(osloDay(now) - from), valid_to: midnight(osloDay(now) - to) }],
  })
  const memberships = tables.service_providing_group_membership.filter((row) => row.recorded_by === 334)
  const membership = (nth: number): string => `/service_providing_group_membership/${String(memberships[nth % memberships.length]?.id ?? 271)}`
  const group = 'service_providing_group'
  const drafts: readonly Draft[] = [
    { partyId: own.partyId, type: `${group}_membership.valid_time.outside_contract`, source: membership(3), data: gap(40, 12), daysAgo: 39 },
    { partyId: own.partyId, type: `${group}_membership.bidding_zone_mismatch`, source: membership(7), data: null, daysAgo: 33, status: 'resolved' },
    { partyId: own.partyId, type: `${group}.brp.multiple`, source: `/${group}/90`, data: null, daysAgo: 21 },
    { partyId: own.partyId, type: 'service_provider_product_suspension.not_qualified', source: null, data: { kind: 'notice.data.product_type.not_qualified', product_type_ids: [3] }, daysAgo: 16 },
    { partyId: own.partyId, type: 'controllable_unit_service_provider.valid_time.outside_contract', source: '/controllable_unit_service_provider/907', data: gap(9, 4), daysAgo: 8 },
    { partyId: other.partyId, type: `${group}.brp.multiple`, source: `/${group}/94`, data: null, daysAgo: 6 },
    { partyId: systemOperators.NO3.id, type: `${group}_grid_prequalification.requested`, source: `/${group}_grid_prequalification/130`, data: null, daysAgo: 90 },
    { partyId: systemOperators.NO4.id, type: `${group}_product_application.requested`, source: `/${group}_product_application/214`, data: null, daysAgo: 2 },
  ]
  const rows = drafts.map(({ partyId, type, source, data, daysAgo, status = 'active' }, nth): Row => {
    const made = recorded(instantOf(now - daysAgo * dayMs, 61 * nth))
    return { id: 255 + nth, status, party_id: partyId, type: `no.elhub.flex.${type}`, source, data, ...made }
  })
  tables.notice.push(seedNotice, ...rows)
} // prettier-ignore
