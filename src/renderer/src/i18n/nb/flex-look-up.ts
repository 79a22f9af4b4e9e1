import type { lookUp as english } from '../en/flex-look-up.ts'
import type { SameKeys } from '../keys.ts'

/** Et oppslag i FIS: hvem et avregningspunkt eller en enhet tilhører, og hva som ligger bak. */
export const lookUp: SameKeys<typeof english> = {
  action: 'Slå opp',
  title: 'Slå opp en enhet',
  text: 'For en sluttbruker som har gitt deg fødselsdatoen eller organisasjonsnummeret sitt: avregningspunktet, de kontrollerbare enhetene der og utstyret i dem. FIS noterer at du har slått opp, og viser det til dem det gjelder. Ellers endres ingenting.',
  by: 'Slå opp etter',
  accountingPoint: {
    name: 'Avregningspunkt',
    label: 'Nummeret på avregningspunktet',
    help: 'Målepunkt-ID (GSRN): atten sifre.',
    rule: 'Atten sifre, der det siste er kontrollsifferet. Ett av dem er feil eller mangler.',
  },
  controllableUnit: {
    name: 'Kontrollerbar enhet',
    label: 'Forretnings-ID-en til enheten',
    help: 'En UUID, slik den som registrerte enheten, kjenner den.',
    rule: 'ID-en til en enhet ser ut som 4e8115ce-9b71-480e-9c18-c547a00cad41.',
  },
  endUser: {
    name: 'Sluttbruker',
    label: 'Fødselsdato eller organisasjonsnummer til sluttbrukeren',
    help: 'Seks sifre DDMMÅÅ, eller ni. Oversikt tar ikke vare på dem.',
    rule: 'En fødselsdato har seks sifre: dag, måned og år. Et organisasjonsnummer har ni.',
  },
  ask: 'Slå opp i FIS',
  party: 'Aktør {{id}}',
  noUnits: 'Det er ikke registrert noen kontrollerbar enhet bak dette avregningspunktet.',
  unknown: {
    title: 'FIS kjenner ikke dette nummeret',
    text: 'Det finnes ikke noe avregningspunkt eller noen enhet med det. Om sluttbrukeren er ingenting sagt.',
  },
  refused: {
    title: 'FIS sier nei',
    text: 'Sluttbrukeren er ikke den som hører til dette avregningspunktet eller denne enheten, eller den du opptrer som, har ikke lov til å slå opp. FIS sier ikke hvilken av delene.',
  },
  scope: {
    title: 'Klienten har ikke lov til å slå opp',
    what: 'Et oppslag krever tilgangen use:data eller en videre, og tilgangene til denne klienten når ikke så langt.',
    next: 'Utvid tilgangene til klienten der den er registrert, og prøv igjen.',
  },
}
