import type { identity as english } from '../en/identity.ts'
import type { SameKeys } from '../keys.ts'

/** BankID-forespørsler, hvor enn en vises. */
export const identity: SameKeys<typeof english> = {
  order: 'BankID',
  qr: 'QR-kode. Skann den med BankID-appen på telefonen. Den skifter hvert sekund.',
  starting: 'Spør BankID …',
  opening: 'BankID-appen er bedt om å åpne seg på denne maskinen. Godkjenn der.',
  complete: 'Godkjent.',
  open: 'Åpne BankID på denne maskinen',
  openAgain: 'Åpne BankID en gang til',
  left_one: '{{count}} sekund igjen',
  left_other: '{{count}} sekunder igjen',
  renewed: 'Dette er en ny kode: Ingen rakk å skanne den forrige.',
  identified: {
    says: 'BankID sier at du er',
    elsewhere:
      'BankID så en annen IP-adresse enn maskinens, selv om appen ble åpnet her. En VPN kan være grunnen. Var det ikke du som godkjente, må banken din sperre BankID-en din.',
  },
  steps: {
    open: 'Åpne BankID-appen på telefonen.',
    scan: 'Velg å skanne en QR-kode, og pek mot koden her.',
    approve: 'Les det appen sier, og godkjenn hvis det er det du mente.',
  },
  openFailed: {
    title: 'BankID åpnet seg ikke på denne maskinen',
    what: 'Ingenting her vet hvordan den skal åpnes. Appen er trolig ikke installert.',
    next: 'Skann koden med telefonen, eller installer BankID-appen og prøv igjen.',
  },
  pretend: {
    waiting: 'Åpne liksomtelefonen, og godkjenn der.',
    opening: 'Liksomtelefonen er bedt om å åpne seg i nettleseren. Godkjenn der.',
    why: 'Denne BankID-en er oppdiktet, og ingen ekte telefon kan skanne koden. En liksomtelefon står i stedet for en ekte.',
    open: 'Åpne liksomtelefonen',
    openAgain: 'Åpne liksomtelefonen en gang til',
    failed: {
      expiredTransaction: {
        title: 'Liksomtelefonen svarte ikke i tide',
        what: 'Forespørselen gikk ut før den ble godkjent. Ingenting er endret.',
        next: 'La siden med liksomtelefonen stå åpen, og prøv igjen.',
      },
      startFailed: {
        title: 'Ingen åpnet liksomtelefonen',
        what: 'BankID venter et halvt minutt om gangen, og ingen kom. Ingenting er godkjent.',
        next: 'Prøv igjen, og åpne liksomtelefonen før tiden er ute.',
      },
    },
    openFailed: {
      title: 'Liksomtelefonen åpnet seg ikke',
      what: 'Den er en nettside på denne maskinen, og ingenting her vet hvordan en slik åpnes.',
      next: 'Velg en nettleser for nettsider i innstillingene på maskinen, og prøv igjen.',
    },
  },
  problem: {
    'bank-refused': {
      title: 'BankID tok ikke imot forespørselen',
      what: 'BankID kjente den ikke lenger, sertifikatet har ikke lov til å be om den, eller Oversikt spurte på feil måte. Ingenting ble gjort her.',
      next: 'Prøv igjen. Blir det ved, spør den som utstedte sertifikatet, og se etter en nyere Oversikt.',
    },
    'bank-unreachable': {
      title: 'BankID svarer ikke',
      what: 'Nettet virker, men forbindelsen til BankID ble brutt. Ingenting ble gjort her.',
      next: 'Prøv igjen om noen minutter.',
    },
    offline: {
      title: 'Maskinen er uten nett',
      what: 'Uten nett kan ikke BankID spørres. Ingenting ble gjort her.',
      next: 'Sjekk nettforbindelsen, og prøv igjen.',
    },
    'unexpected-response': {
      title: 'BankID svarte i en form vi ikke kjenner',
      what: 'BankID kan ha endret tjenesten. Svaret ble ikke brukt, og ingenting ble gjort her.',
      next: 'Prøv igjen. Blir det ved, se etter en nyere Oversikt.',
    },
    'bank-busy': {
      title: 'BankID ber oss vente {{until}}',
      what: 'BankID ble spurt oftere enn tillatt. Ingenting ble gjort her.',
      next: 'Vent {{until}}, og prøv igjen.',
    },
  },
  pending: {
    outstandingTransaction: 'Skann koden med BankID-appen på telefonen.',
    noClient: 'BankID venter på deg. Åpne appen og la den hente forespørselen.',
    started:
      'Appen er åpen og leter etter en BankID. Finner den ingen, er det ingen på den enheten som passer. Avbryt da, og bruk telefonen.',
    userMrtd: 'Hold passet eller det nasjonale ID-kortet mot telefonen, slik appen viser.',
    userCallConfirm: 'Appen spør om du sitter i telefonen om dette. Oversikt ringer aldri til noen.',
    userSign: 'Skriv sikkerhetskoden i appen, og godkjenn hvis det er det du mente.',
    processing: 'Du har godkjent. BankID gjør seg ferdig.',
    userStepUp: 'BankID vil ha enda et tegn på at det er deg. Følg appen.',
    userFace: 'Appen ser på ansiktet ditt. Følg det den sier.',
    unknown: 'BankID arbeider med saken. Følg det appen sier.',
  },
  failed: {
    expiredTransaction: {
      title: 'BankID-appen svarte ikke i tide',
      what: 'Forespørselen gikk ut før den ble godkjent. Ingenting er endret.',
      next: 'Se at appen er åpen og på nett, og prøv igjen. Har du ingen BankID, kan banken din gi deg en.',
    },
    certificateErr: {
      title: 'Denne BankID-en er sperret eller for gammel',
      what: 'Den kan ha gått ut, være trukket tilbake eller ha fått feil kode for mange ganger. Ingenting er godkjent.',
      next: 'Bruk en annen BankID, eller skaff en ny fra banken din.',
    },
    userCancel: {
      title: 'Du avbrøt i BankID-appen',
      what: 'Ingenting er godkjent, og ingenting er endret.',
      next: 'Prøv igjen når du vil.',
    },
    cancelled: {
      title: 'Forespørselen ble stoppet',
      what: 'BankID stopper en forespørsel når det begynner en ny for samme person. Ingenting er godkjent.',
      next: 'Prøv igjen. Har du ikke begynt på noe annet, må du ikke godkjenne noe du ikke har bedt om.',
    },
    startFailed: {
      title: 'Ingen skannet koden',
      what: 'BankID venter et halvt minutt om gangen, og appen kom ikke. Ingenting er godkjent.',
      next: 'Åpne BankID-appen på telefonen først. Prøv så igjen, og skann koden.',
    },
    startFailedHere: {
      title: 'BankID-appen startet ikke her',
      what: 'Den er ikke installert på denne maskinen, eller den ble ikke åpnet i tide. Ingenting er godkjent.',
      next: 'Installer appen her og prøv igjen, eller skann koden med telefonen i stedet.',
    },
    userDeclinedCall: {
      title: 'Du svarte at du ikke sitter i telefonen',
      what: 'Derfor stoppet BankID forespørselen. Ingenting er godkjent.',
      next: 'Det var riktig hvis noen ringte deg: Oversikt gjør det aldri. Prøv igjen hvis du begynte på dette selv.',
    },
    notSupportedByUserApp: {
      title: 'BankID-appen er for gammel til dette',
      what: 'Versjonen på enheten din kan ikke det den ble bedt om. Ingenting er godkjent.',
      next: 'Oppdater appen og prøv igjen.',
    },
    transactionRiskBlocked: {
      title: 'BankID fant dette for risikabelt',
      what: 'BankID stoppet forespørselen og sier ikke hvorfor. Ingenting er godkjent.',
      next: 'Prøv igjen fra et nett og en enhet du pleier å bruke. Blir det ved, spør banken din.',
    },
    mrtdVerificationFailed: {
      title: 'Passet eller ID-kortet kunne ikke kontrolleres',
      what: 'Brikken ble ikke lest, eller den ble ikke godtatt. Ingenting er godkjent.',
      next: 'Prøv igjen, og hold dokumentet i ro mot telefonen.',
    },
    facialRecognitionFailed: {
      title: 'Ansiktskontrollen lyktes ikke',
      what: 'Appen kunne ikke se at det var deg. Ingenting er godkjent.',
      next: 'Prøv igjen i bedre lys, med hele ansiktet synlig.',
    },
    nfcNotSupportedByDevice: {
      title: 'Denne enheten kan ikke lese brikken',
      what: 'Pass og ID-kort leses med NFC, som enheten mangler eller har slått av. Ingenting er godkjent.',
      next: 'Slå på NFC, eller bruk en enhet som har det.',
    },
    multipleBankIdsOnDevice: {
      title: 'Det er flere BankID-er på den enheten',
      what: 'Appen kunne ikke vite hvilken den skulle bruke. Ingenting er godkjent.',
      next: 'Fjern dem du ikke trenger i BankID-appen, eller bruk en annen enhet, og prøv igjen.',
    },
    stepUpFailed: {
      title: 'Den ekstra kontrollen lyktes ikke',
      what: 'BankID ville ha enda et tegn på at det var deg, og fikk det ikke. Ingenting er godkjent.',
      next: 'Prøv igjen, og følg appen til slutten.',
    },
    unknown: {
      title: 'BankID stoppet forespørselen',
      what: 'Grunnen er en som denne utgaven av Oversikt ikke kjenner. Ingenting er godkjent.',
      next: 'Prøv igjen. Blir det ved, se etter en nyere Oversikt.',
    },
  },
}
