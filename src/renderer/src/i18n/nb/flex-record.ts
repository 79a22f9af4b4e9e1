import type { record as english } from '../en/flex-record.ts'
import type { SameKeys } from '../keys.ts'

/** Én rad i FIS: hva som hendte med den, hva som er galt med den, og alt som står i den. */
export const record: SameKeys<typeof english> = {
  events: {
    created: 'ble opprettet',
    updated: 'ble endret: {{fields}}',
    updatedSome: 'ble endret',
    deleted: 'ble slettet',
    lookedUp: 'ble slått opp',
    lookedUpBy: 'ble slått opp av aktør {{id}}',
    other: '· {{type}}',
  },
  notices: {
    valid_time_outside_contract: 'Tiden ligger utenfor kontrakten',
    not_active: 'Er ikke aktiv',
    lingering: 'Varer uten grunn',
    missing: 'Mangler',
    outdated: 'Er utdatert',
    residual: 'Er blitt liggende igjen',
    requested: 'Er søkt om',
    brp_multiple: 'Flere balanseansvarlige',
    bidding_zone_mismatch: 'Budområdene stemmer ikke overens',
    not_qualified: 'Er ikke kvalifisert',
    not_prequalified: 'Er ikke prekvalifisert',
  },
  record: {
    noneRelated: 'Ingen du har lov til å se',
    json: 'Slik FIS sender det',
    back: 'Tilbake',
    copy: 'Kopier JSON',
    level: 'Nivåer som vises',
    levels: { one: 'Ytterst', two: 'To', all: 'Alle' },
    items_one: '{{count}} element',
    items_other: '{{count}} elementer',
    gone: {
      title: 'FIS viser ikke denne raden',
      what: 'Den finnes ikke, eller den du opptrer som, har ikke lov til å se den. FIS sier ikke hvilken av delene.',
      next: 'Velg en annen aktør å opptre som hvis du ventet å se den.',
    },
  },
}
