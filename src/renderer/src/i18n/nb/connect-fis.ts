import type { fis as english } from '../en/connect-fis.ts'
import type { SameKeys } from '../keys.ts'

/** FIS-delen av veiviseren: for dem som er med i markedet for fleksibilitet. */
export const fis: SameKeys<typeof english> = {
  title: 'Koble til FIS',
  renewTitle: 'Endre {{name}}',
  steps: {
    place: 'Hvilken FIS',
    key: 'Nøkkel',
    register: 'Registrer nøkkelen',
    actAs: 'Hvem du opptrer som',
    check: 'Sjekk tilgangen',
    done: 'Ferdig',
  },
  partyTypes: {
    balance_responsible_party: 'Balanseansvarlig',
    end_user: 'Sluttbruker',
    energy_supplier: 'Kraftleverandør',
    flexibility_information_system_operator: 'Operatør av FIS',
    market_operator: 'Markedsoperatør',
    organisation: 'Organisasjon',
    service_provider: 'Tjenesteleverandør',
    system_operator: 'Systemoperatør',
    third_party: 'Tredjepart',
  },
  place: {
    title: 'Norges fleksibilitetsinformasjonssystem',
    subtitle:
      'FIS drives av Elhub og er for aktører i kraftmarkedet: tjenesteleverandører, systemoperatører, kraftleverandører og andre med en rolle der.',
    inventedTitle: 'Den oppdiktede FIS på denne maskinen',
    invented:
      'Oversikt snakker med en oppdiktet FIS på denne maskinen, og aldri med den ekte. Ingen i den finnes.',
    testTitle: 'Det offentlige testsystemet',
    test: 'Oversikt snakker med flex-test.elhub.no. Det du ser der, er til å prøve seg frem med.',
    ownTitle: 'En egen adresse',
    own: 'Oversikt snakker med {{address}}.',
    production:
      'Adressen til et produksjonssystem er ikke offentlig ennå. Har du fått en, skriver du den under de tekniske innstillingene.',
    needTitle: 'Dette trenger du',
    need: 'En innlogging til portalen til FIS, og lov til å legge til en API-klient der for virksomheten din. Uten en rolle i markedet er det ingenting å se.',
  },
  technical: {
    note: 'La disse stå som de er, med mindre FIS er endret eller du har et eget system.',
    authUrl: 'Adressen til innloggingen',
    authUrlHelp: 'Med https, og frem til versjonen: I dag slutter den på /auth/v1.',
    apiUrl: 'Adressen til dataene',
    apiUrlHelp: 'Med https, og frem til versjonen: I dag slutter den på /api/v1.',
    addressRule: 'En adresse som begynner med https://',
    sendsVersion: 'Oppgi versjonen av grensesnittet',
    sendsVersionHelp: 'FIS spør etter den siden mai 2026. Eldre systemer kjenner den ikke.',
    apiVersion: 'Versjon',
    apiVersionRule: 'En dato, eller bokstaver, sifre, punktum og bindestreker.',
    subForm: 'Slik nevnes aktøren',
    subFormHelp: 'Siden mai 2026 hører typen til aktøren med.',
    subForms: { typed: 'Med typen', short: 'Uten (eldre)' },
    audience: 'Slik adresseres innloggingen',
    audienceHelp: 'Serveren vil ha en skråstrek til slutt; veiledningen viser ingen.',
    audiences: { slash: 'Med skråstrek', bare: 'Uten' },
    reset: 'Tilbake til testsystemet',
  },
  key: {
    title: 'En nøkkel å logge inn med',
    subtitle:
      'Oversikt logger inn selv, med en privat nøkkel. FIS får den offentlige halvdelen og kan kontrollere signaturen.',
    label: 'Hvor nøkkelen kommer fra',
    made: {
      name: 'Lag en nøkkel her',
      text: 'Anbefalt. Den lages på denne maskinen og forlater aldri nøkkelringen.',
    },
    kept: {
      name: 'Behold nøkkelen som er der',
      text: 'Den ligger i nøkkelringen på denne maskinen. Vil du ha laget en ny, kobler du fra og til på nytt.',
    },
    file: {
      name: 'Ta med en nøkkel',
      text: 'En privat RSA-nøkkel på 2048 til 3072 bit som PEM, uten passord.',
    },
    keep: 'I nøkkelringen på denne maskinen, og ingen andre steder. Bare signaturene sendes, aldri nøkkelen.',
    demoTitle: 'En klient hos den oppdiktede FIS',
    demoText: 'Den er registrert allerede, med nøkkelen og aktøren som hører til.',
    demoFile: 'oppdiktet-fis.pem',
  },
  register: {
    title: 'Registrer nøkkelen hos FIS',
    subtitle: 'Det gjør du i portalen til FIS, og tar med tilbake klient-ID-en som vises der.',
    signIn: {
      title: 'Logg inn i portalen og velg organisasjonen din',
      text: 'Logg inn som deg selv, og opptre som organisasjonsaktøren til virksomheten: Bare den kan legge til klienter.',
      open: 'Åpne portalen',
    },
    add: {
      title: 'Åpne virksomheten under «Entities», og legg til en klient',
      text: 'Gi den et navn, for eksempel denne maskinen. Velg hvilken aktør den er for. Rettighetene kan begrenses til lesing: read:data er det Oversikt trenger for å vise tabellene, use:data for oppslag også.',
    },
    paste: {
      title: 'Lim inn denne offentlige nøkkelen',
      text: 'Fra den første bindestreken til den siste. Det må ikke stå noen linje etter den.',
    },
    save: {
      title: 'Lagre, og kopier klient-ID-en',
      text: 'FIS lager den og viser den sammen med klienten.',
    },
    publicKey: 'Offentlig nøkkel',
    copy: 'Kopier den offentlige nøkkelen',
    clientId: 'Klient-ID',
    clientIdHelp: 'Trettito bokstaver og sifre i fem grupper.',
    missing: 'Lim inn klient-ID-en som portalen viser.',
    rule: 'En klient-ID ser ut som 7a9016dc-ac40-4908-9462-ffb0809726ce.',
    refused:
      'FIS godtok ikke denne klient-ID-en med denne nøkkelen. Sammenlign med den portalen viser, og se at nøkkelen ovenfor ble lagret på den.',
    stored: 'Er det lagt inn en klient-ID før, blir den stående så lenge feltet er tomt.',
  },
  actAs: {
    title: 'Hvem vil du opptre som?',
    subtitle: 'I FIS ser man det rollen ens har lov til å se. Du kan endre dette senere.',
    label: 'Opptre som',
    entity: {
      name: 'Som virksomheten eller personen selv',
      text: 'Virker alltid. Du kan velge en av aktørene på siden etterpå.',
    },
    party: {
      name: 'Som en bestemt aktør',
      text: 'En rolle i markedet med et eget nummer. Du logges inn som den hver gang.',
    },
    partyType: 'Type aktør',
    gln: 'GLN',
    glnHelp: 'De tretten sifrene aktøren er kjent under.',
    glnRule: 'Et GLN har tretten sifre.',
    uuid: 'Nummeret til sluttbrukeren',
    uuidHelp: 'Sluttbrukere er kjent under en UUID: trettito bokstaver og sifre i fem grupper.',
    uuidRule: 'En UUID ser ut som 5887c04f-291d-4211-9837-e8bb8bda5b6f.',
    organisationTitle: 'Organisasjoner, og aktører med EIC-kode',
    organisation:
      'Innloggingen kan ikke nevne dem. Gå videre som virksomheten selv, og velg aktøren på siden Fleksibilitet etterpå.',
  },
  check: {
    title: 'Sjekk tilgangen til FIS',
    subtitle: 'Oversikt logger inn med nøkkelen og spør FIS hvem den er.',
    what: 'Slik går det til',
    steps: {
      sign: 'Et kort brev signeres med nøkkelen din. Det gjelder i to minutter.',
      login: 'FIS holder det opp mot den offentlige nøkkelen du registrerte.',
      who: 'FIS sier hvilken virksomhet og hvilken aktør du er.',
    },
    reads: 'Oversikt leser bare i FIS; ingenting endres der.',
    start: 'Sjekk tilgangen',
    running: 'Logger inn hos FIS …',
    given: 'FIS slipper deg inn',
    givenText: 'Nøkkelen og klient-ID-en hører sammen, og ligger i nøkkelringen.',
    toPublicKey: 'Se den offentlige nøkkelen igjen',
    toClientId: 'Se over klient-ID-en',
    toKey: 'Velg en annen nøkkel',
    toParty: 'Velg en annen aktør',
    rejectedHint:
      'Se at klient-ID-en er den portalen viser, og at den offentlige nøkkelen ble lagret på den klienten.',
  },
  done: {
    title: 'FIS er koblet til',
    subtitle: 'Oversikt viser det rollen din i FIS har lov til å se, hentet på nytt hver gang du ser etter.',
    page: {
      title: 'Se deg om i FIS',
      text: 'Aktører, kontrollerbare enheter, grupper og det FIS vil at du skal vite, som tabeller.',
      action: 'Åpne Fleksibilitet',
    },
    manage: 'Hvem du opptrer som, og hvordan du bytter eller fjerner nøkkelen.',
  },
}
