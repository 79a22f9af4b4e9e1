import type { welcome as english } from '../en/welcome.ts'
import type { SameKeys } from '../keys.ts'

export const welcome: SameKeys<typeof english> = {
  title: 'Velkommen til Oversikt',
  subtitle: 'Ett riktig bilde av pengene dine, på din egen maskin.',
  doors: 'Hvor du kan begynne',
  connect: {
    title: 'Koble til en bank',
    text: 'Direkte til SpareBank 1 eller bunq. Rundt fem minutter herfra til den første saldoen. BankID og FIS kobles til der også.',
  },
  file: {
    title: 'Åpne en fil',
    text: 'En kontoutskrift du har hentet i banken: CSV, CAMT.053 eller OFX. Trenger ingen tilkobling, og virker der banken har stengt sin.',
  },
  demo: {
    title: 'Se deg om i den oppdiktede husholdningen',
    text: 'Tre år med penger som aldri fantes, i tre banker som går på denne maskinen, med en BankID og en FIS som er like oppdiktet. Forlat den når du vil.',
    busy: 'Den oppdiktede husholdningen flytter inn …',
  },
  facts: 'Dette bør du vite',
  where: {
    title: 'Dataene dine blir her',
    text: 'I én kryptert fil på denne maskinen. Nøkkelen til den, og til banken, ligger i nøkkelringen.',
  },
  leaves: {
    title: 'Bare banken får noe',
    text: 'Appen snakker bare med banken du kobler til. Ingen sporing, ingen reklame.',
  },
  server: {
    title: 'Det finnes ingen server',
    text: 'Ingen står mellom deg og banken: ingen konto hos oss, ingen sky, ikke noe abonnement.',
  },
  settings: 'Språk og utseende',
}
