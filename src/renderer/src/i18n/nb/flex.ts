import type { flex as english } from '../en/flex.ts'
import type { SameKeys } from '../keys.ts'
import { fields } from './flex-fields.ts'
import { list } from './flex-list.ts'
import { lookUp } from './flex-look-up.ts'
import { record } from './flex-record.ts'
import { about, tables, things } from './flex-tables.ts'
import { values } from './flex-values.ts'

export const flex: SameKeys<typeof english> = {
  title: 'Fleksibilitet',
  subtitle:
    'Det FIS viser den du opptrer som, hentet når du ser etter. Ingenting i FIS endres herfra, men oppslag noteres der.',
  fields,
  values,
  tables,
  about,
  things,
  none: {
    title: 'Ingen tilkobling til FIS',
    text: 'FIS er for aktører i kraftmarkedet. Når det er koblet til, ser du her hvem du er der, og det rollen din har lov til å se.',
    action: 'Koble til FIS',
    unfinishedTitle: 'FIS er ikke koblet til ennå',
    unfinishedText: 'Tilkoblingen finnes, men er ikke tatt i bruk. Gjør den ferdig for å se deg om i FIS.',
    unfinishedAction: 'Fortsett oppsettet',
  },
  who: {
    title: 'Hvem du er i FIS',
    entity: 'Entitet',
    party: 'Opptrer som',
    asEntity: 'Entiteten selv',
    role: 'Rolle',
    entityRole: 'Entitet uten aktør',
    unknownRole: 'En rolle Oversikt ikke kjenner',
    login: 'Innlogget til',
    renewed: 'Oversikt logger inn på nytt av seg selv.',
    scopes: 'Tilganger: det API-klienten har lov til',
    readsOnly: 'Uansett hva de tillater, kan Oversikt bare lese og slå opp.',
    noScopes: 'Tokenet sier ikke hva det tillater.',
    partyTitle: 'Aktøren slik den er registrert',
    noPartyEntity:
      'Du opptrer som entiteten selv. Velg en aktør ovenfor for å se det rollen har lov til å se.',
    noPartyRecord: 'FIS viser deg ikke hva som er registrert om aktøren.',
    openRecord: 'Vis alt',
    more: 'Vis mer',
    less: 'Vis mindre',
    since: 'Registrert',
    number: 'Nummer {{id}}',
  },
  scopes: {
    verbs: { read: 'lese', use: 'lese og slå opp', manage: 'lese, slå opp og endre' },
    modules: {
      data: 'alle data',
      auth: 'klienter og innlogging',
      grid: 'nettet',
      attachment: 'vedlegg',
    },
    text: '{{verb}} {{what}}',
    unknown: 'Ukjent for Oversikt',
  },
  act: {
    connection: 'Tilkobling',
    label: 'Opptre som',
    login: 'Den du logger inn som',
    busy: 'Bytter hvem du opptrer som',
    done: 'Du opptrer nå som {{name}}.',
    partiesFailed: 'Fikk ikke hentet aktørene du kan opptre som.',
    member: 'medlem',
  },
  lookUp,
  ...list,
  ...record,
  fix: {
    connections: 'Åpne tilkoblingen',
    register: 'Se den offentlige nøkkelen',
    actAs: 'Velg hvem du logger inn som',
    credentials: 'Velg en annen nøkkel',
  },
}
