/** A lookup at FIS: whose a metering point or a unit is, and what stands behind it. */
export const lookUp = {
  action: 'Look up',
  title: 'Look up a unit',
  text: 'For an end user who gave you their birth date or organisation number: their metering point, its controllable units and the devices in them. FIS notes that you looked, and shows it to those concerned. Nothing else changes.',
  by: 'Look up by',
  accountingPoint: {
    name: 'Metering point',
    label: 'Number of the metering point',
    help: 'GSRN: eighteen digits.',
    rule: 'Eighteen digits, the last of which is their check digit. One of them is wrong or missing.',
  },
  controllableUnit: {
    name: 'Controllable unit',
    label: 'Business ID of the unit',
    help: 'A UUID, as the one who registered the unit knows it.',
    rule: 'The ID of a unit looks like 4e8115ce-9b71-480e-9c18-c547a00cad41.',
  },
  endUser: {
    name: 'End user',
    label: 'Birth date or organisation number of the end user',
    help: 'Six digits DDMMYY, or nine. Oversikt keeps them nowhere.',
    rule: 'A birth date has six digits, day, month and year; an organisation number has nine.',
  },
  ask: 'Look up at FIS',
  party: 'Party {{id}}',
  noUnits: 'No controllable unit is registered behind this metering point.',
  unknown: {
    title: 'FIS does not know this number',
    text: 'There is no metering point or unit of it. Nothing was said of the end user.',
  },
  refused: {
    title: 'FIS says no',
    text: 'The end user is not the one at this metering point or unit, or the one you act as may not look up. FIS does not tell which.',
  },
  scope: {
    title: 'The client may not look up',
    what: 'A lookup needs the scope use:data or a wider one, and the scopes of this client do not reach so far.',
    next: 'Widen the scopes of the client where it is registered, then try again.',
  },
}
