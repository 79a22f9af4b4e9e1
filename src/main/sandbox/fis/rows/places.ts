import type { BiddingZone } from './actors.ts'

export interface Place {
  readonly name: string
  readonly zone: BiddingZone
  /** GeoJSON's order. */
  readonly longitude: number
  readonly latitude: number
}

const place = (zone: BiddingZone, name: string, longitude: number, latitude: number): Place => ({
  name,
  zone,
  longitude,
  latitude,
})

/** Real towns, so that a map would look right; all that stands in them is invented. */
export const places: readonly [Place, ...Place[]] = [
  place('NO1', 'Lillestrøm', 11.0493, 59.956),
  place('NO1', 'Drøbak', 10.6289, 59.6636),
  place('NO1', 'Hamar', 11.0679, 60.7945),
  place('NO1', 'Moss', 10.6577, 59.434),
  place('NO2', 'Mandal', 7.4606, 58.0294),
  place('NO2', 'Sandnes', 5.7352, 58.8524),
  place('NO2', 'Arendal', 8.7725, 58.4615),
  place('NO3', 'Trondheim', 10.3951, 63.4305),
  place('NO3', 'Orkanger', 9.8497, 63.2988),
  place('NO3', 'Steinkjer', 11.4954, 64.0149),
  place('NO3', 'Molde', 7.1591, 62.7372),
  place('NO4', 'Bodø', 14.4049, 67.2804),
  place('NO4', 'Harstad', 16.5417, 68.7986),
  place('NO5', 'Voss', 6.4139, 60.6289),
  place('NO5', 'Øygarden', 5.0333, 60.55),
]

export const streets = [
  'Strandveien', 'Solbakken', 'Kirkegata', 'Bjørkelia', 'Fjordgløttveien', 'Øvre Mølledal', 'Lyngheia', 'Havnegata', 'Skolevegen',
  'Tyttebærstien', 'Nordre Åsen', 'Granittveien', 'Kastanjealleen', 'Rognebakken', 'Eplehagen', 'Sæterveien',
] as const // prettier-ignore

export const firstNames = [
  'Ingrid', 'Sigurd', 'Åse', 'Håkon', 'Marit', 'Øyvind', 'Solveig', 'Eirik', 'Turid', 'Lars', 'Amina', 'Bjørn', 'Kjersti', 'Mikkel',
  'Ragnhild', 'Torstein', 'Hedda', 'Jonas', 'Gunnhild', 'Aslak',
] as const // prettier-ignore

export const lastNames = [
  'Solheim', 'Brekke', 'Østby', 'Haugland', 'Nygård', 'Lunde', 'Fossum', 'Kvåle', 'Sørli', 'Myhre', 'Tveit', 'Aasen', 'Bakken',
  'Rønning', 'Skogli', 'Vatne',
] as const // prettier-ignore
