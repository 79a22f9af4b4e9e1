import { dateOf, osloDay } from '../../household/calendar.ts'
import type { Tables } from '../tables.ts'
import { other, seed as own } from './actors.ts'
import { midnight, type Recorded } from './recorded.ts'

const dayMs = 86_400_000

/** What a contract has to know of its unit. */
interface Contracted {
  readonly nth: number
  readonly id: number
  /** Ms since 1970. */
  readonly madeAt: number
  readonly isOfOther: boolean
  readonly status: string
}

/** Three weeks after it was made; over where the unit is. Every other unit of the neighbour's was once the first provider's. */
export function addContracts(tables: Tables, draft: Contracted, endUserId: number, made: Recorded, now: number): void {
  const { nth, id, madeAt } = draft
  const from = osloDay(madeAt) + 21
  const handover = osloDay(Math.min(madeAt + 300 * dayMs, now - 2 * dayMs))
  const year = dateOf(from).slice(0, 4)
  const row = { controllable_unit_id: id, end_user_id: endUserId, contract_reference: `kontrakt-${year}-${String(100 + nth).padStart(4, '0')}` }
  const add = (rank: number, providerId: number, span: { valid_from: string; valid_to: string | null }): void =>
    void tables.controllable_unit_service_provider.push({ id: 907 + nth * 2 + rank, service_provider_id: providerId, ...row, ...span, ...made })
  const end = draft.status === 'terminated' ? midnight(handover) : null
  if (!draft.isOfOther) return add(0, own.partyId, { valid_from: midnight(from), valid_to: end })
  const begins = nth % 2 === 0 ? handover : from
  if (begins === handover) add(0, own.partyId, { valid_from: midnight(from), valid_to: midnight(handover) })
  add(1, other.partyId, { valid_from: midnight(begins), valid_to: null })
} // prettier-ignore
