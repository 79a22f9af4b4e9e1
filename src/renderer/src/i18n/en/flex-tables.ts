/** The tables of FIS: all of its rows, and one of them. */
export const tables = {
  party: { many: 'Parties', one: 'Party' },
  entity: { many: 'Entities', one: 'Entity' },
  entity_client: { many: 'API clients', one: 'API client' },
  party_membership: { many: 'Memberships', one: 'Membership' },
  identity: { many: 'Identities', one: 'Identity' },
  controllable_unit: { many: 'Controllable units', one: 'Controllable unit' },
  controllable_unit_service_provider: { many: 'Contracts', one: 'Contract' },
  technical_resource: { many: 'Technical resources', one: 'Technical resource' },
  service_providing_group: { many: 'Groups', one: 'Group' },
  service_providing_group_membership: { many: 'Group memberships', one: 'Group membership' },
  accounting_point: { many: 'Metering points', one: 'Metering point' },
  product_type: { many: 'Product types', one: 'Product type' },
  notice: { many: 'Notices', one: 'Notice' },
  notification: { many: 'Notifications', one: 'Notification' },
  event: { many: 'Events', one: 'Event' },
}

/** One line about each. */
export const about = {
  party: 'Participants of the market, each in one role.',
  entity: 'The persons and companies behind the parties.',
  entity_client: 'Ways for programs to sign in as the entity.',
  party_membership: 'Who may act as a party without owning it.',
  identity: 'Who recorded a row: an entity, perhaps as a party.',
  controllable_unit: 'Units whose consumption or production can be steered.',
  controllable_unit_service_provider:
    'Which provider steers which unit for which end user, and for how long.',
  technical_resource: 'The devices inside controllable units.',
  service_providing_group: 'Units that a provider offers together.',
  service_providing_group_membership: 'Which unit is in which group, and for how long.',
  accounting_point: 'Where consumption and production are metered.',
  product_type: 'What can be sold as flexibility.',
  notice: 'What FIS found that needs putting right.',
  notification: 'What FIS told the party about events.',
  event: 'What was made and changed.',
}

/** What else can be named in events and beside rows. */
export const things = {
  metering_grid_area: 'Metering grid area',
  membership: 'Memberships',
  controllable_unit_suspension: 'Suspension of a unit',
  service_providing_group_grid_prequalification: 'Grid prequalification',
  service_providing_group_grid_suspension: 'Grid suspension',
  service_providing_group_product_application: 'Product application of a group',
  service_providing_group_product_suspension: 'Product suspension of a group',
  service_provider_product_application: 'Product application',
  service_provider_product_suspension: 'Product suspension',
  system_operator_product_type: 'Product of a system operator',
}
