import type { FlexRow } from '../../src/shared/flex.ts'

const sources = ['controllable_unit/3011', 'technical_resource/5120', 'service_providing_group/88', 'controllable_unit_service_provider/907', 'service_providing_group_grid_prequalification/130'] // prettier-ignore
const changed = [['status'], ['make', 'model'], ['name'], ['contract_reference', 'valid_to'], ['prequalified_at']] // prettier-ignore

/** The newest last, as their numbers rise; every sixth is of something made. */
export const events: readonly FlexRow[] = Array.from({ length: 123 }, (_, nth) => {
  const source = sources[nth % sources.length] ?? ''
  const isMade = nth % 6 === 5
  const time = new Date(Date.parse('2026-11-19T16:40:00Z') - (122 - nth) * 18.7 * 3_600_000)
  return {
    id: 8950 + nth,
    specversion: '1.0',
    time: time.toISOString().replace('Z', '000+00:00'),
    type: `no.elhub.flex.${source.split('/')[0] ?? ''}.${isMade ? 'create' : 'update'}`,
    source: `/${source}`,
    subject: null,
    data: isMade ? null : { kind: 'event.data.updated_fields', updated_fields: changed[nth % changed.length] ?? [] },
  }
}) // prettier-ignore

export const notifications: readonly FlexRow[] = events.slice(-9).map((event, nth) => ({ id: 7750 + nth, acknowledged: nth < 5, event_id: event['id'] ?? null, party_id: 1482, recorded_at: event['time'] ?? null, recorded_by: 0 })) // prettier-ignore
