import type { errors as english, errorWords as englishWords } from '../en/errors.ts'
import type { SameKeys } from '../keys.ts'

/** Hva som skjedde, hva som er i behold, hva du gjør nå. */
export const errors: SameKeys<typeof english> = {
  'invalid-input': {
    title: 'Det gikk ikke',
    what: 'Appen sendte seg selv noe den ikke kunne ta imot. Ingenting er endret.',
    next: 'Prøv igjen. Skjer det på nytt, er det en feil i Oversikt. Referansen under viser hvor i loggen den står.',
  },
  'needs-login': {
    title: 'Logg inn hos {{bank}} på nytt',
    what: '{{Bank}} slipper ikke lenger Oversikt inn. Kontoene og all historikk er fortsatt her.',
    next: 'Velg «Logg inn på nytt» under Tilkoblinger. Kontoene kjennes igjen og fortsetter der de slapp.',
  },
  'consent-expired': {
    title: 'Samtykket hos {{bank}} har gått ut',
    what: 'Samtykker varer bare en viss tid, slik loven krever. Kontoene og all historikk er fortsatt her.',
    next: 'Velg «Forny samtykket» under Tilkoblinger. Navn og historikk blir som de er, og ingenting lagres dobbelt.',
  },
  'consent-revoked': {
    title: 'Samtykket hos {{bank}} er trukket tilbake',
    what: 'Samtykket ble avsluttet i banken, av deg eller av banken. Alt som er lest til nå, er fortsatt her.',
    next: 'Velg «Logg inn på nytt» under Tilkoblinger hvis du vil lese videre.',
  },
  'consent-denied': {
    title: 'Tilgang ble ikke gitt',
    what: 'Det ble svart nei på bankens side, eller siden ble lukket. Ingenting er lest, og ingenting er endret.',
    next: 'Begynn på nytt når du er klar, og velg «Godkjenn» på bankens side.',
  },
  'consent-timeout': {
    title: 'Innloggingen tok for lang tid',
    what: 'Det kom ikke noe svar fra bankens side i tide, så Oversikt sluttet å lytte. Ingenting er endret.',
    next: 'Start innloggingen på nytt og fullfør den i nettleservinduet som åpnes.',
  },
  'consent-mismatch': {
    title: 'Svaret hørte ikke til denne innloggingen',
    what: 'Det kom et svar Oversikt ikke hadde bedt om, og det ble avvist. Det kan skje når en gammel bankside brukes. Ingenting er endret.',
    next: 'Lukk gamle banksider i nettleseren og start innloggingen på nytt.',
  },
  'consent-cancelled': {
    title: 'Innloggingen er avbrutt',
    what: 'Du stoppet innloggingen. Ingenting er endret.',
    next: 'Start den igjen når du vil.',
  },
  'code-expired': {
    title: 'Innloggingen var allerede utløpt',
    what: '{{Bank}} gir bare noen øyeblikk mellom godkjenningen din og svaret vårt, og de hadde gått. Ingenting er endret.',
    next: 'Start innloggingen på nytt. Skjer det flere ganger, sjekk at klokken på maskinen går riktig.',
  },
  'redirect-port-taken': {
    title: 'Et annet program bruker innloggingsporten',
    what: 'Banken sender deg tilbake til en fast port på denne maskinen, og et annet program holder den. Ingenting er endret.',
    next: 'Lukk det programmet og prøv igjen, eller velg en annen port og registrer den nye adressen i banken.',
  },
  'client-missing': {
    title: 'Nøklene til {{bank}} er borte fra nøkkelringen',
    what: 'Noen eller noe har slettet oppføringen i nøkkelringen. Kontoer og historikk er her fortsatt.',
    next: 'Legg dem inn på nytt; du finner dem der du laget dem. Logg deretter inn en gang til.',
  },
  'client-rejected': {
    title: '{{Bank}} godtar ikke nøklene',
    what: 'Klient-ID og hemmelighet, API-nøkkelen eller sertifikatet ble avvist. De kan være skrevet feil, ha utløpt eller være byttet ut. Kontoer og historikk er fortsatt her.',
    next: 'Kopier dem på nytt der du laget dem, eller lag nye, og legg dem inn her.',
  },
  'bank-ip-changed': {
    title: '{{Bank}} godtar ikke lenger nøkkelen herfra',
    what: 'Den har virket før. Enten har datamaskinen fått en annen IP-adresse, som nøkkelen ikke er knyttet til, eller så er nøkkelen slettet: banken sier ikke hvilken av delene. Alt som er lest til nå, er fortsatt her.',
    next: 'Finn nøkkelen blant API-nøklene i bankens app og tillat alle IP-adresser for den, og prøv igjen. Er den borte, lager du en ny nøkkel og legger den inn her.',
  },
  'bank-busy': {
    title: '{{Bank}} ber oss vente {{until}}',
    what: 'Banker tillater et visst antall kall i timen, og de er brukt opp. Det du ser, er det som sist ble lest.',
    next: 'Vent {{until}}. Oversikt fortsetter selv ved neste synkronisering, uten å miste eller gjenta noe.',
  },
  'bank-refused': {
    title: '{{Bank}} avviste forespørselen',
    what: 'Banken forsto spørsmålet og sa nei. Det som er lest før, er fortsatt her.',
    next: 'Prøv igjen senere. Skjer det fortsatt, spør bankens kundestøtte, og oppgi bankens egen referanse hvis den vises.',
  },
  'bank-unreachable': {
    title: '{{Bank}} svarer ikke',
    what: 'Nettet virker, men forbindelsen ble brutt, eller banken har en feil. Det du ser, er det som sist ble lest.',
    next: 'Prøv igjen om noen minutter. En bank som er koblet til, blir også spurt igjen av seg selv.',
  },
  offline: {
    title: 'Maskinen er uten nett',
    what: 'Banken kunne ikke nås. Alt som allerede er lest, er her og kan brukes.',
    next: 'Sjekk nettforbindelsen. En bank som er koblet til, leses igjen av seg selv når nettet er tilbake.',
  },
  'unexpected-response': {
    title: '{{Bank}} svarte i en form vi ikke kjenner',
    what: 'Banken kan ha endret tjenesten. Svaret ble ikke brukt, og det som er lest før, er urørt.',
    next: 'Prøv igjen senere. Skjer det fortsatt, må Oversikt oppdateres. Referansen under viser hvor i loggen detaljene står.',
  },
  'service-closed': {
    title: '{{Bank}} har lagt ned denne tjenesten',
    what: 'Banken tilbyr ikke lenger denne typen tilgang. Alt som er lest frem til da, er fortsatt her.',
    next: 'Mer kan ikke leses på denne måten, men en fil fra banken kan åpnes i stedet. Historikken blir her til du sletter den.',
  },
  'certificate-unreadable': {
    title: 'Sertifikatet kunne ikke leses',
    what: 'Det som ble oppgitt, er ikke et sertifikat med sin egen nøkkel, eller noe av det mangler. Ingenting av det er tatt vare på.',
    next: 'Hent .p12-filen, eller sertifikatet og den private nøkkelen som PEM, og prøv igjen.',
  },
  'certificate-other-key': {
    title: 'Nøkkelen hører ikke til sertifikatet',
    what: 'Begge kunne leses, men denne private nøkkelen hører til et annet sertifikat. Ingenting av dem er tatt vare på.',
    next: 'Velg nøkkelen som sertifikatet ble bestilt med, eller sertifikatet til denne nøkkelen, og prøv igjen.',
  },
  'certificate-passphrase': {
    title: 'Passordet åpner det ikke',
    what: 'Enten er passordet et annet, eller så er filen kryptert på en gammel måte som ikke lenger er trygg å åpne. Ingenting av det er tatt vare på.',
    next: 'Skriv passordet på nytt. Er det riktig, bruker du .p12-filen i dagens form eller PEM-filen; den som heter «legacy», virker ikke.',
  },
  'certificate-expired': {
    title: 'Sertifikatet er ikke gyldig i dag',
    what: 'Det er utløpt, eller gjelder først senere, etter datoen på denne maskinen. Alt annet er som før.',
    next: 'Se om datoen på maskinen er riktig. Er den det, bestiller du et nytt sertifikat der det gamle kom fra, og legger det inn under Tilkoblinger.',
  },
  'certificate-refused': {
    title: 'BankID godtar ikke sertifikatet',
    what: 'Serveren avviste det før noe ble spurt om. Det kan høre til BankIDs andre miljø, eller være trukket tilbake.',
    next: 'Se under Tilkoblinger at sertifikat og miljø hører sammen, eller spør den som utstedte det.',
  },
  'server-not-trusted': {
    title: 'Dette er ikke serveren den gir seg ut for',
    what: 'Serverens sertifikat kommer ikke fra den ene roten Oversikt godtar der, så ingenting ble sendt.',
    next: 'Prøv et annet nettverk. Blir det ved, står noen mellom deg og serveren, eller så er roten byttet og Oversikt må oppdateres.',
  },
  'key-unreadable': {
    title: 'Nøkkelen kunne ikke leses',
    what: 'Det trengs en privat RSA-nøkkel på 2048 til 3072 bit som PEM, uten passord. Ingenting av det som ble oppgitt, er tatt vare på.',
    next: 'Hent en annen fil, eller la Oversikt lage en nøkkel.',
  },
  'key-refused': {
    title: 'Nøkkelen hører til en annen',
    what: 'Signaturen fra denne nøkkelen passer ikke til den offentlige nøkkelen som er registrert for klienten. Ingenting er lest.',
    next: 'Registrer den offentlige nøkkelen Oversikt viser, eller hent den private nøkkelen som hører til denne klienten.',
  },
  'clock-wrong': {
    title: 'Klokken på denne maskinen går feil',
    what: 'Innloggingen gjelder bare innenfor ti sekunder av serverens tid, og denne maskinen er lenger unna enn det. Ingenting er lest.',
    next: 'Slå på automatisk tid i systemets innstillinger, og prøv igjen.',
  },
  'party-refused': {
    title: 'Du kan ikke opptre som den aktøren',
    what: 'Aktøren finnes ikke, eller eieren av denne klienten verken eier den eller er medlem av den. Ingenting er lest.',
    next: 'Se over nummeret og typen til aktøren, eller koble til som entiteten selv og velg aktør etterpå.',
  },
  'scope-missing': {
    title: 'Klienten har ikke lov til å lese dette',
    what: 'Rettighetene når ikke denne tabellen. Det som er lest før, er som det var.',
    next: 'Utvid rettighetene til klienten der den er registrert, og prøv igjen.',
  },
  'role-missing': {
    title: 'Denne rollen får ikke lese dette',
    what: 'FIS viser denne tabellen til andre enn den du opptrer som nå. Det som er lest før, er uendret.',
    next: 'Velg en annen aktør å opptre som, og prøv igjen.',
  },
  'bankid-busy': {
    title: 'En BankID-forespørsel var allerede i gang',
    what: 'For sikkerhets skyld avslutter BankID begge når det startes en ny for samme person. Ingenting er godkjent.',
    next: 'Lukk BankID-appen og prøv igjen.',
  },
  'bankid-failed': {
    title: 'BankID ble ikke fullført',
    what: 'Forespørselen endte uten en godkjenning. Ingenting er endret.',
    next: 'Prøv igjen med BankID-appen åpen og på nett.',
  },
  'bankid-other-person': {
    title: 'Det var en annens BankID',
    what: 'En annen person enn den det gjaldt, svarte på forespørselen, så den teller ikke.',
    next: 'Prøv igjen med riktig BankID.',
  },
  'bankid-maintenance': {
    title: 'BankID er stengt for vedlikehold',
    what: 'Det sier BankID selv. Ingenting er endret.',
    next: 'Prøv igjen om en stund.',
  },
  'bankid-fault': {
    title: 'BankID har en feil',
    what: 'Det sier BankID selv, og forespørselen er avsluttet. Ingenting er endret.',
    next: 'Prøv igjen, eller vent litt om det ikke hjelper.',
  },
  'app-locked': {
    title: 'Oversikt er låst',
    what: 'Før den er låst opp, kan ingenting leses her.',
    next: 'Lås opp med passordet eller BankID.',
  },
  'wrong-password': {
    title: 'Det er ikke passordet',
    what: 'Ingenting er åpnet, og ingenting er endret. Etter flere feil venter Oversikt lenger for hver gang.',
    next: 'Se etter tastaturspråk og Caps Lock, og prøv igjen.',
  },
  'wrong-code': {
    title: 'Det er ikke gjenopprettingskoden',
    what: 'Ingenting er åpnet. Bare den nyeste koden virker.',
    next: 'Sammenlign den med det du skrev ned, tegn for tegn.',
  },
  'unlock-wait': {
    title: 'For mange feil forsøk',
    what: 'For at det ikke skal nytte å gjette, ser Oversikt ikke på noe passord en stund, heller ikke etter en omstart.',
    next: 'Vent til tidspunktet som vises, eller lås opp med BankID hvis du har satt det opp.',
  },
  'lock-damaged': {
    title: 'Låsen kan ikke leses',
    what: 'Filen med det låsen åpnes med, er skadet eller fjernet. Dataene dine er ikke rørt.',
    next: 'Vises låseskjermen, kan du låse opp med gjenopprettingskoden. Ellers legger du filen lock.json tilbake fra en sikkerhetskopi av profilmappen og prøver igjen.',
  },
  'lock-depends-on-it': {
    title: 'BankID åpner Oversikt gjennom denne tilkoblingen',
    what: 'Uten den kunne du bli stengt ute, så den ble ikke fjernet.',
    next: 'Ta først BankID ut av låsen under Innstillinger.',
  },
  'bankid-is-test': {
    title: 'Dette er en test-BankID',
    what: 'Hvem som helst kan lage en test-BankID for et hvilket som helst nummer, så den ville ikke holde noen ute. Ingenting er endret.',
    next: 'Koble til den ordentlige BankID-en med et eget sertifikat, eller bruk et passord.',
  },
  'recovery-code-needed': {
    title: 'Lag en gjenopprettingskode først',
    what: 'Bare BankID ville åpne Oversikt, og et utløpt sertifikat eller manglende nett ville stenge deg ute. Ingenting er endret.',
    next: 'Lag en gjenopprettingskode, legg den på et trygt sted, skriv inn en del av den, og prøv igjen.',
  },
  'vault-unavailable': {
    title: 'Nøkkelringen på maskinen kan ikke brukes',
    what: 'Oversikt har nøklene sine i systemets nøkkelring og ingen andre steder. Den fant ingen, så dataene dine forblir låst, og ingenting er skrevet.',
    next: 'På Linux: installer og start en nøkkelring som GNOME Keyring eller KWallet (pakken «gnome-keyring»), logg inn på nytt, og trykk «Prøv igjen».',
  },
  'vault-locked': {
    title: 'Nøkkelringen er låst',
    what: 'Dataene og banknøklene dine er trygge, men kan ikke åpnes før nøkkelringen er åpen.',
    next: 'Lås opp nøkkelringen på maskinen, som regel med innloggingspassordet, og trykk «Prøv igjen».',
  },
  'store-key-missing': {
    title: 'Nøkkelen til dataene dine mangler',
    what: 'Datafilen er her og urørt, men nøkkelen er ikke lenger i nøkkelringen. Uten den kan ingen lese filen.',
    next: 'Er nøkkelringen nullstilt eller tilhører en annen bruker, gjenopprett den og trykk «Prøv igjen». Filen blir aldri overskrevet.',
  },
  'store-wrong-key': {
    title: 'Nøkkelen passer ikke til dataene',
    what: 'Datafilen er laget med en annen nøkkel enn den i nøkkelringen. Filen er urørt.',
    next: 'Er filen kopiert fra en annen maskin eller en eldre sikkerhetskopi? Legg tilbake filen eller nøkkelringen som hører sammen, og trykk «Prøv igjen».',
  },
  'store-damaged': {
    title: 'Datafilen er skadet',
    what: 'En del av filen kan ikke leses. Filen er urørt, og ingenting er skrevet over den.',
    next: 'Fortsett fra en av kopiene Oversikt har laget: De tilbys her og i Innstillinger. Eller lukk Oversikt, legg en kopi du selv har tatt, i datamappen, og start på nytt.',
  },
  'store-newer': {
    title: 'Dataene er skrevet av en nyere Oversikt',
    what: 'Denne versjonen er eldre enn den som sist brukte filen. Filen er urørt.',
    next: 'Start den nyere versjonen, eller oppdater denne.',
  },
  'profile-unwritable': {
    title: 'Oversikt kan ikke skrive i mappen sin',
    what: 'Mappen under er skrivebeskyttet, tilhører en annen bruker, eller disken svarer ikke. Dataene dine er ikke endret.',
    next: 'Gi brukeren din rett til å skrive der, eller gjør disken skrivbar, og trykk «Prøv igjen». Vil du ha dataene et annet sted, flytter du hele mappen og starter Oversikt med OVERSIKT_HOME satt til den nye plassen.',
  },
  'profile-disk-full': {
    title: 'Disken er full',
    what: 'Oversikt trenger litt plass for å åpne dataene dine, og disken med mappen under har ingen igjen. Ingenting er gått tapt.',
    next: 'Tøm papirkurven eller fjern filer du ikke trenger, fra den disken, og trykk «Prøv igjen».',
  },
  'file-unreadable': {
    title: 'Filen kunne ikke leses',
    what: 'Den mangler, kan ikke leses av deg eller har et annet format. Ingenting er hentet inn.',
    next: 'Sjekk filen og prøv igjen.',
  },
  'file-unwritable': {
    title: 'Filen kunne ikke lagres',
    what: 'Mappen tillater det ikke, eller filen er åpen i et annet program. En eldre fil med samme navn er urørt.',
    next: 'Lukk filen der den er åpen, eller velg en annen mappe, og lagre på nytt.',
  },
  'file-changed': {
    title: 'Filen ble endret mens den ble signert',
    what: 'BankID signerte innholdet slik det var før. Signaturen ville ikke bevist noe om filen slik den er nå, så den ble ikke tatt vare på.',
    next: 'Lukk filen der den er åpen, og signer på nytt.',
  },
  'disk-full': {
    title: 'Disken er full',
    what: 'Det var ikke plass til å bli ferdig. Ingen halv fil ligger igjen, og alt som var lagret, er i behold.',
    next: 'Frigjør litt plass og prøv igjen.',
  },
  'attachment-too-large': {
    title: 'Filen er for stor',
    what: 'Et vedlegg kan være på høyst 25 MB. Ingenting ble lagt til.',
    next: 'Legg ved en mindre fil, for eksempel en skanning med lavere kvalitet.',
  },
  'split-without-rest': {
    title: 'Delene er allerede hele beløpet',
    what: 'Den siste delen er alltid det som er igjen av beløpet. Her er ingenting igjen, så betalingen ble ikke endret.',
    next: 'Fjern en del, eller gjør en av dem mindre.',
  },
  'not-found': {
    title: 'Dette finnes ikke lenger',
    what: 'Det er fjernet eller erstattet etter at siden ble vist, for eksempel da en reservert betaling ble bokført.',
    next: 'Gå tilbake til listen; den viser slik det er nå.',
  },
  'already-running': {
    title: 'Dette er allerede i gang',
    what: 'Den samme jobben kjører, så det ble ikke startet en til.',
    next: 'Vent til den er ferdig, eller avbryt den først.',
  },
  'entries-stand-on-it': {
    title: 'Noe nyere bygger på dette',
    what: 'Etter at siden ble vist, er de samme betalingene endret igjen. Ingenting er trukket tilbake.',
    next: 'Se på hendelsen på nytt; den viser alt som følger med.',
  },
  cancelled: {
    title: 'Avbrutt',
    what: 'Du stoppet det. Det som var ferdig før det, er beholdt.',
    next: 'Start igjen når du vil.',
  },
  internal: {
    title: 'Noe gikk galt i Oversikt',
    what: 'Det er vår feil, ikke din. Dataene dine er urørt.',
    next: 'Prøv igjen. Skjer det på nytt, viser referansen under hvor i loggen detaljene står (Innstillinger, Logg).',
  },
}

export const errorWords: SameKeys<typeof englishWords> = {
  theBank: 'banken',
  TheBank: 'Banken',
  untilTime: 'til kl. {{time}}',
  aWhile: 'noen minutter',
  reference: 'Referanse',
  bankReference: 'Referanse hos {{bank}}',
  tryAgain: 'Prøv igjen',
}
