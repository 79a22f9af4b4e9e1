import type { sbanken as english } from '../en/connect-sbanken.ts'
import type { SameKeys } from '../keys.ts'

export const sbanken: SameKeys<typeof english> = {
  notice: {
    title: 'Sbankens API er stengt',
    subtitle: 'Det finnes ingen direkte tilkobling til Sbanken lenger.',
    whatTitle: 'Dette skjedde',
    merged: 'Sbanken ble slått sammen med DNB i mai 2022.',
    closed: 'API-et, med nøkler for kundene, ble slått av i {{year}}. Ingen åpen kilde nevner dagen.',
    netBank: 'Nettbanken stengte 27. mars 2024 og ble erstattet av en app.',
    meansTitle: 'Dette betyr det',
    means:
      'Oversikt kan ikke lese disse kontoene av seg selv, og så vidt vi vet gir ikke DNB kundene egne nøkler. Det du har som filer, er ikke tapt.',
    doTitle: 'Dette kan du gjøre',
    do: 'Åpne en fil: en CSV du lagret fra Sbanken, eller en du henter i DNBs nettbank i dag. Begge kan leses, og en fil som åpnes to ganger, gir ingenting dobbelt.',
    open: 'Åpne en fil fra banken',
    standInTitle: 'Her svarer noe i Sbankens sted',
    standInDemo:
      'I den oppdiktede husholdningen svarer vår egen etterligning av Sbanken, så tilkoblingen kan prøves.',
    standIn: 'Appen er startet med testadresser for Sbanken. Du kan koble til det som svarer der.',
    standInAction: 'Fortsett med stedfortrederen',
  },
  credentials: {
    title: 'Legg inn nøklene til stedfortrederen',
    subtitle: 'Sbankens utviklerportal er borte. Dette er det stedfortrederen er satt opp med.',
    clientId: 'Applikasjonsnøkkel (klient-ID)',
    clientIdHelp: 'Det åpne navnet på klienten.',
    clientSecret: 'Passord (client secret)',
    clientSecretHelp: 'Passordet til klienten. Hos banken utløp det etter tre måneder.',
    customerId: 'Kundenummer',
    customerIdHelp: 'Fødselsnummeret, 11 siffer. Behandles som en hemmelighet.',
    customerIdOptional:
      'Fødselsnummeret, 11 siffer. De nyere generasjonene klarer seg uten; feltet kan stå tomt.',
    showCustomerId: 'Vis kundenummeret',
    hideCustomerId: 'Skjul kundenummeret',
    required: 'Legg inn det stedfortrederen er satt opp med.',
    allRequired: 'Fyll ut alle for å bytte dem.',
    customerIdMissing: 'Denne generasjonen av API-et krever det.',
    customerIdRule: 'Elleve siffer, uten mellomrom.',
    stored:
      'Nøkler er lagret for denne tilkoblingen. La feltene stå tomme for å beholde dem, eller fyll ut alle for å bytte.',
    advanced: 'Tekniske innstillinger',
    era: 'Generasjon av API-et',
    eraHelp: 'Hvilke adresser og former stedfortrederen bruker.',
    eras: {
      bank: '2018: bank/api/v1',
      execBank: '2019: exec.bank/api/v1',
      apibetaV1: '2021: apibeta v1',
      apibetaV2: '2021 til slutten: apibeta v2',
    },
  },
  check: {
    title: 'Sjekk nøklene',
    subtitle: 'Oversikt ber om tilgang med dem. Det trengs ingen nettleser.',
    text: 'Ett kall henter en nøkkel som gjelder i en time, og ett til spør etter kontoene. Ingenting endres hos banken.',
    start: 'Sjekk nøklene',
    again: 'Sjekk igjen',
    running: 'Sjekker nøklene …',
    toKeys: 'Legg inn nøklene på nytt',
    given: 'Nøklene virker',
    givenText: 'Gå videre og velg kontoer.',
    empty: 'Nøklene virker, men stedfortrederen viste ingen konto for dem.',
  },
}
