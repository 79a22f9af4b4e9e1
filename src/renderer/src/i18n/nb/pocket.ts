import type { pocket as english } from '../en/pocket.ts'
import type { SameKeys } from '../keys.ts'

export const pocket: SameKeys<typeof english> = {
  available: 'Disponibelt',
  booked: 'Saldo',
  balance: 'Saldo',
  unknown: 'Saldoen er ikke kjent ennå',
  refresh: 'Oppdater saldoen',
  refreshing: 'Spør banken …',
  filesOnly: 'Kjent bare fra filer, så ingen kan spørres.',
  open: 'Åpne Oversikt',
  unpin: 'Løsne denne kontoen',
  nothing: {
    title: 'Ingen konto er festet',
    text: 'Fest en fra Kontoer-siden i Oversikt.',
  },
}
