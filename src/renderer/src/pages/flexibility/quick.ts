import type { FlexResource } from '../../../../shared/fis.ts'
import type { CalendarDate } from '../../../../shared/ids.ts'
import type { Term } from './terms.ts'

export interface Quick {
  readonly name: 'active' | 'changed' | 'recent' | 'openEnded' | 'unread' | 'providers' | 'organisations'
  readonly term: Term
}

function weekBefore(today: CalendarDate): CalendarDate {
  return new Date(Date.parse(`${today}T00:00:00Z`) - 7 * 86_400_000).toISOString().slice(0, 10)
}

const active: Quick = { name: 'active', term: { field: 'status', operator: 'is', value: 'active' } }
const openEnded: Quick = { name: 'openEnded', term: { field: 'valid_to', operator: 'empty', value: '' } }
const unread: Quick = { name: 'unread', term: { field: 'acknowledged', operator: 'is', value: 'false' } }
const ofType = (name: 'providers' | 'organisations', value: string): Quick => ({
  name,
  term: { field: 'type', operator: 'is', value },
})

/** What is asked most of each table, a press away. */
export function quickOf(resource: FlexResource, today: CalendarDate): readonly Quick[] {
  const since = weekBefore(today)
  const changed: Quick = { name: 'changed', term: { field: 'recorded_at', operator: 'since', value: since } }
  switch (resource) {
    case 'event':
      return [{ name: 'recent', term: { field: 'time', operator: 'since', value: since } }]
    case 'notification':
      return [unread, { name: 'recent', term: changed.term }]
    case 'controllable_unit':
    case 'service_providing_group':
      return [active, changed]
    case 'notice':
      return [active, { name: 'recent', term: changed.term }]
    case 'party':
      return [active, ofType('providers', 'service_provider')]
    case 'entity':
      return [ofType('organisations', 'organisation')]
    case 'controllable_unit_service_provider':
    case 'service_providing_group_membership':
      return [openEnded, changed]
    case 'identity':
    case 'product_type':
      return []
    case 'party_membership':
    case 'technical_resource':
    case 'accounting_point':
    case 'entity_client':
      return [changed]
  }
}

export function isSame(a: Term, b: Term): boolean {
  return a.field === b.field && a.operator === b.operator && a.value === b.value
}
