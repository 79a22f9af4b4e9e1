/** What a unit may be, and what its devices are: values of fact sheet 18.1. Makes and models are invented. */
export interface DeviceKind {
  /** In a home the unit is called after its street, elsewhere after the house. */
  readonly unit: string
  readonly device: string
  readonly houses: readonly string[] | null
  readonly technology: string
  readonly category: 'consumption' | 'production' | 'energy_storage'
  readonly deviceType: string
  readonly direction: 'up' | 'down' | 'both'
  /** Of one device, kW. */
  readonly powers: readonly [number, ...number[]]
  /** At most so many in one unit. */
  readonly most: number
  readonly make: string
  readonly model: string
}

type Rest = Pick<
  DeviceKind,
  'technology' | 'category' | 'deviceType' | 'direction' | 'powers' | 'make' | 'model'
>

const atHome = (unit: string, device: string, rest: Rest): DeviceKind => ({
  unit,
  device,
  houses: null,
  most: 1,
  ...rest,
})
const inHouse = (unit: string, device: string, most: number, houses: readonly string[], rest: Rest): DeviceKind => ({ unit, device, most, houses, ...rest }) // prettier-ignore

export const deviceKinds: readonly [DeviceKind, ...DeviceKind[]] = [
  atHome('Elbillader', 'Lader', {
    technology: 'ev_charging_device', category: 'consumption', deviceType: 'ev_charging_device', direction: 'down',
    powers: [7.4, 11, 22], make: 'Ladvik', model: 'LV-11',
  }),
  atHome('Varmtvannsbereder', 'Bereder', {
    technology: 'water_heater', category: 'consumption', deviceType: 'water_heater', direction: 'both',
    powers: [1.95, 2, 2.8, 3], make: 'Varmtind', model: 'VT 200',
  }),
  atHome('Varmepumpe', 'Varmepumpe', {
    technology: 'hvac.heat_pump', category: 'consumption', deviceType: 'hvac', direction: 'both',
    powers: [2.1, 3.4, 5.2], make: 'Fjellbris', model: 'Luft 6',
  }),
  atHome('Hjemmebatteri', 'Batteri', {
    technology: 'battery', category: 'energy_storage', deviceType: 'inverter', direction: 'both',
    powers: [5, 10], make: 'Magasin', model: 'M10',
  }),
  inHouse('Ladeanlegg', 'Ladepunkt', 6, ['borettslag', 'kontorpark'], {
    technology: 'ev_charging_device', category: 'consumption', deviceType: 'energy_management_system', direction: 'down',
    powers: [11, 22], make: 'Ladvik', model: 'LV-Park',
  }),
  inHouse('Elkjel', 'Kjel', 2, ['skole', 'sykehjem', 'svømmehall'], {
    technology: 'boiler', category: 'consumption', deviceType: 'boiler', direction: 'both',
    powers: [120, 240, 450, 800], make: 'Glødheim', model: 'EK-400',
  }),
  inHouse('Ventilasjon', 'Aggregat', 4, ['kjøpesenter', 'kulturhus', 'kontorpark'], {
    technology: 'hvac', category: 'consumption', deviceType: 'hvac', direction: 'up',
    powers: [18, 35, 60], make: 'Fjellbris', model: 'Tak 60',
  }),
  inHouse('Kjølelager', 'Kompressor', 3, ['fiskemottak', 'grossist', 'meieri'], {
    technology: 'other.consumption', category: 'consumption', deviceType: 'other', direction: 'up',
    powers: [45, 75, 110], make: 'Rimfrost', model: 'K3',
  }),
  inHouse('Solcelleanlegg', 'Vekselretter', 3, ['idrettshall', 'gård', 'lagerbygg'], {
    technology: 'solar', category: 'production', deviceType: 'inverter', direction: 'down',
    powers: [25, 50, 100], make: 'Dagslys', model: 'DS-50',
  }),
  inHouse('Reservekraft', 'Aggregat', 1, ['sykehjem', 'vannverk', 'datahall'], {
    technology: 'backup_generator', category: 'production', deviceType: 'other', direction: 'up',
    powers: [300, 640], make: 'Støtt', model: 'R600',
  }),
] // prettier-ignore
