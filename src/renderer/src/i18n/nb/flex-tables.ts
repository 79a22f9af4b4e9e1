import type {
  about as englishAbout,
  tables as englishTables,
  things as englishThings,
} from '../en/flex-tables.ts'
import type { SameKeys } from '../keys.ts'

export const tables: SameKeys<typeof englishTables> = {
  party: { many: 'Aktører', one: 'Aktør' },
  entity: { many: 'Entiteter', one: 'Entitet' },
  entity_client: { many: 'API-klienter', one: 'API-klient' },
  party_membership: { many: 'Aktørmedlemskap', one: 'Aktørmedlemskap' },
  identity: { many: 'Identiteter', one: 'Identitet' },
  controllable_unit: { many: 'Kontrollerbare enheter', one: 'Kontrollerbar enhet' },
  controllable_unit_service_provider: { many: 'Kontrakter', one: 'Kontrakt' },
  technical_resource: { many: 'Tekniske ressurser', one: 'Teknisk ressurs' },
  service_providing_group: { many: 'Grupper', one: 'Gruppe' },
  service_providing_group_membership: { many: 'Gruppemedlemskap', one: 'Gruppemedlemskap' },
  accounting_point: { many: 'Avregningspunkter', one: 'Avregningspunkt' },
  product_type: { many: 'Produkttyper', one: 'Produkttype' },
  notice: { many: 'Merknader', one: 'Merknad' },
  notification: { many: 'Varsler', one: 'Varsel' },
  event: { many: 'Hendelser', one: 'Hendelse' },
}

export const about: SameKeys<typeof englishAbout> = {
  party: 'Deltakerne i markedet, hver i én rolle.',
  entity: 'Personene og virksomhetene bak aktørene.',
  entity_client: 'Slik kan programmer logge inn som entiteten.',
  party_membership: 'Hvem som kan opptre som en aktør uten å eie den.',
  identity: 'Hvem som har registrert en rad: en entitet, kanskje som aktør.',
  controllable_unit: 'Enheter der forbruk eller produksjon kan styres.',
  controllable_unit_service_provider: 'Hvem som styrer hvilken enhet for hvilken sluttbruker, og hvor lenge.',
  technical_resource: 'Utstyret i de kontrollerbare enhetene.',
  service_providing_group: 'Enheter som en leverandør tilbyr samlet.',
  service_providing_group_membership: 'Hvilken enhet som er i hvilken gruppe, og hvor lenge.',
  accounting_point: 'Der forbruk og produksjon måles.',
  product_type: 'Det som kan selges som fleksibilitet.',
  notice: 'Det FIS har funnet som bør rettes.',
  notification: 'Det FIS har meldt til aktøren om hendelser.',
  event: 'Det som er opprettet og endret.',
}

export const things: SameKeys<typeof englishThings> = {
  metering_grid_area: 'Nettområde',
  membership: 'Aktørmedlemskap',
  controllable_unit_suspension: 'Suspensjon av kontrollerbar enhet',
  service_providing_group_grid_prequalification: 'Nettprekvalifisering',
  service_providing_group_grid_suspension: 'Nettsuspensjon',
  service_providing_group_product_application: 'Produktsøknad for gruppe',
  service_providing_group_product_suspension: 'Produktsuspensjon av gruppe',
  service_provider_product_application: 'Produktsøknad',
  service_provider_product_suspension: 'Produktsuspensjon',
  system_operator_product_type: 'Produkt hos systemoperatør',
}
