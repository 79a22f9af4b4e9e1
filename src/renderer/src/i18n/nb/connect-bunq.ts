import type { bunq as english } from '../en/connect-bunq.ts'
import type { SameKeys } from '../keys.ts'

export const bunq: SameKeys<typeof english> = {
  door: {
    title: 'Hvordan vil du koble til bunq?',
    subtitle: 'bunq har tre veier inn. De leser de samme kontoene, men krever ulike ting av deg.',
    label: 'Veier inn',
    simplest: 'Enklest',
    doors: {
      key: {
        name: 'Min egen API-nøkkel',
        text: 'Du lager en nøkkel i bunq-appen og limer den inn her. For dine egne kontoer.',
        needs:
          'Et betalt bunq-abonnement og bunq-appen. En ny nøkkel utløper hvis den ikke brukes innen en times tid, så lag den når du er klar til å lime den inn.',
        may: 'En nøkkel kan alt du kan, også betale: bunq har ingen som bare leser. Oversikt har ingen funksjon som betaler eller overfører. Den leser bare.',
      },
      oauth: {
        name: 'OAuth-klient',
        text: 'Du lager en klient i bunq-appen, og velger der hvilke kontoer som kan leses.',
        needs:
          'Et betalt bunq-abonnement og bunq-appen. Der lager du en klient og skanner senere en QR-kode.',
        may: 'bunq bestemmer hva en klient kan: lese, og flytte penger mellom dine egne kontoer, men ikke betale andre. Oversikt leser bare, og bare kontoene du deler.',
      },
      provider: {
        name: 'PSD2-tilbyder',
        text: 'For aktører med konsesjon og eget sertifikat, og for utviklere i bunqs testbank.',
        needs:
          'Konsesjon og et QSEAL-sertifikat med sertifikatkjede og privat nøkkel. I testbanken trengs ingenting: Oversikt lager et sertifikat selv.',
        may: 'Det rollene i sertifikatet tillater. Oversikt leser bare, og bare kontoene som deles med den.',
      },
    },
    environment: 'Hvilken bunq?',
    environments: {
      production: { name: 'Den ekte bunq', text: 'Dine egne kontoer og dine egne penger.' },
      sandbox: {
        name: 'bunqs testbank (sandbox)',
        text: 'En øvingsbank med oppdiktede brukere. Ingenting der er ekte.',
      },
    },
    needs: 'Dette trengs',
    may: 'Dette kan den gjøre',
    sandboxNeeds:
      'Ingenting: bunq gir oppdiktede brukere til alle. Nøkler fra testbanken virker bare der, og ekte nøkler bare i den ekte bunq.',
  },
  sandbox: 'Testbank',
  redirect: {
    scheme: 'Bruk en https-adresse',
    schemeText:
      'Bare hvis bunq ikke godtar adressen med http. Ingen svarer på https på denne maskinen, så til slutt sier nettleseren at siden ikke kan nås. Da kopierer du adressen og limer den inn her.',
    port: 'Tallet i redirect URI-en. Bytt det hvis et annet program bruker porten.',
    advanced: 'Avansert',
  },
  key: {
    title: 'Lag en API-nøkkel i bunq-appen',
    subtitle:
      'En API-nøkkel er et langt passord for programmer. Du lager den selv, og kan slette den når du vil.',
    open: {
      title: 'Åpne bunq-appen og gå til utviklersidene',
      text: 'De ligger under Profile, Settings, Developers, API keys.',
    },
    add: {
      title: 'Legg til en API-nøkkel',
      text: 'Kall den hva du vil, for eksempel Oversikt, så du kjenner den igjen senere.',
    },
    copy: {
      title: 'Vis nøkkelen og kopier den',
      text: 'Send den til denne maskinen på en måte bare du kan lese. Den må brukes innen en times tid etter at den ble laget; deretter gjelder den til du sletter den.',
    },
    sandboxTitle: 'En nøkkel fra testbanken',
    sandboxSubtitle: 'bunqs testbank gir oppdiktede brukere til alle som spør, hver med sin egen nøkkel.',
    sandboxMake: {
      title: 'Den enkle måten: la Oversikt be om en bruker',
      text: 'Det er en knapp for det i neste trinn. Nøkkelen går rett i nøkkelringen.',
    },
    sandboxOwn: {
      title: 'Eller bruk en bruker du har',
      text: 'Nøkkelen står i bunqs utviklerportal eller i testbankens app, og begynner med sandbox_.',
    },
    enterTitle: 'Legg inn API-nøkkelen',
    enterSubtitle: 'Oversikt sjekker den hos bunq i neste trinn.',
    label: 'API-nøkkel',
    help: 'Lim den inn heller enn å skrive den.',
    show: 'Vis nøkkelen',
    hide: 'Skjul nøkkelen',
    missing: 'Lim inn nøkkelen som bunq-appen viser.',
    'is-sandbox':
      'Dette er en nøkkel fra testbanken, og den virker bare der. Gå tilbake og velg testbanken, eller lim inn en nøkkel fra den ekte bunq.',
    'is-production':
      'Nøkler fra testbanken begynner med sandbox_. Denne kan være ekte, og sendes ikke til testbanken.',
    newUser: {
      title: 'Har du ingen nøkkel?',
      text: 'bunqs testbank lager en oppdiktet person med konto til deg. Oversikt tar vare på nøkkelen.',
      button: 'Lag en testbruker til meg',
    },
    stored:
      'En nøkkel er lagret for denne tilkoblingen. La feltet stå tomt for å beholde den, eller lim inn en annen for å bytte.',
    storedJustNow: 'Ligger i nøkkelringen. Lim inn en annen hvis du vil bytte den.',
    keep: 'I nøkkelringen på denne maskinen, der passord hører hjemme, og ingen andre steder. Oversikt sender den bare til bunq, viser den aldri igjen, og har ingen funksjon som betaler eller overfører.',
    deletes: 'Du kan avslutte tilgangen når som helst ved å slette nøkkelen i bunq-appen.',
  },
  oauth: {
    title: 'Lag en OAuth-klient i bunq-appen',
    subtitle: 'En klient er et navn og et passord for et program. bunq spør deg hvilke kontoer det får se.',
    open: {
      title: 'Åpne bunq-appen og gå til utviklersidene',
      text: 'De ligger under Profile, Settings, Developers, OAuth. bunq gir hver kunde én klient, så bruk den du har hvis det finnes en.',
    },
    sandboxOpen: {
      title: 'Åpne bunqs utviklerportal eller testbankens app',
      text: 'Logg inn som testbrukeren din og gå til Developers, OAuth.',
    },
    redirect: {
      title: 'Legg til dette som redirect URI',
      text: 'En redirect URI er stedet bunq sender nettleseren til når du har godkjent. Denne fører til din egen maskin og ingen andre steder. Den må være lik til siste tegn.',
    },
    finish: {
      title: 'Åpne detaljene',
      text: 'De viser en klient-ID (client ID) og en hemmelighet (client secret): navnet og passordet til klienten. Du trenger begge i neste trinn.',
    },
    enterTitle: 'Legg inn klient-ID og hemmelighet',
    enterSubtitle: 'Begge vises ved OAuth-klienten i bunq-appen.',
    clientIdHelp: 'Det åpne navnet på klienten din: 64 bokstaver og tall.',
    required: 'Lim inn det bunq-appen viser.',
  },
  provider: {
    title: 'Dette blir satt opp hos bunq',
    subtitle:
      'En tilbyder registreres av et program, ikke for hånd. Oversikt gjør det for deg, trinn for trinn, når den har fått et sertifikat.',
    certificate: {
      title: 'Et sertifikat sier hvem du er',
      text: 'Den ekte bunq krever QSEAL-sertifikatet ditt, utstedt av en kvalifisert tillitstjeneste til en aktør med konsesjon.',
      sandboxText: 'I testbanken lager Oversikt et selv, signert av ingen andre. bunq godtar det der.',
    },
    register: {
      title: 'bunq registrerer sertifikatet og gir en nøkkel',
      text: 'Sammen med et nøkkelpar som lages på denne maskinen og aldri forlater den.',
    },
    redirect: {
      title: 'En OAuth-klient lages, med denne redirect URI-en',
      text: 'Dit sendes man tilbake når man har godkjent. Den fører til denne maskinen og ingen andre steder.',
    },
    nameTitle: 'Gi tilbyderen et navn',
    nameSubtitle:
      'Oversikt lager et sertifikat med dette navnet, og bunq viser det på siden der man godkjenner.',
    name: 'Navn',
    nameHelp: 'Ditt eller firmaets. Oversikt legger til rollene og noe som gjør det unikt.',
    nameMissing: 'Gi den et navn.',
    nameRule: 'Inntil 30 bokstaver, tall, mellomrom, punktum og bindestreker.',
    filesTitle: 'Velg sertifikatfilene',
    filesSubtitle: 'Tre filer i PEM-format, slik du fikk dem av tillitstjenesten.',
    files: {
      certificate: { name: 'QSEAL-sertifikat', text: 'Ditt eget sertifikat, alene i filen.' },
      chain: { name: 'Sertifikatkjede', text: 'Utstederens sertifikater opp til roten, uten ditt eget.' },
      privateKey: { name: 'Privat nøkkel', text: 'Nøkkelen til sertifikatet, uten passord.' },
    },
    choose: 'Velg {{file}}',
    chooseShort: 'Velg fil',
    change: 'Velg en annen fil: {{file}}',
    changeShort: 'Velg en annen',
    chosen: 'Valgt: {{name}}',
    missing: 'Velg denne filen.',
    tooLarge: 'Filen er for stor til å være riktig. Ingenting av den ble lest.',
    unreadable: 'Filen kunne ikke leses.',
    form: {
      certificate: 'Filen inneholder ikke ett sertifikat i PEM-format.',
      chain: 'Filen inneholder noe annet enn sertifikater i PEM-format.',
      privateKey: 'Filen inneholder ikke én privat nøkkel i PEM-format.',
    },
    encrypted:
      'Nøkkelen er låst med et passord. Lagre den uten, for eksempel med openssl pkey, og velg den filen.',
    stored:
      'Et sertifikat er lagret for denne tilkoblingen. La dette stå for å beholde det. Et annet sertifikat er en annen tilbyder, som settes opp på nytt.',
    keep: 'I nøkkelringen på denne maskinen og ingen andre steder. Ingenting fra filene vises, kopieres eller logges. Den private nøkkelen signerer én ting: registreringen hos bunq.',
  },
  prepare: {
    title: 'Sett opp tilbyderen',
    subtitle: 'Gjøres én gang. bunq vil ikke spørres for fort, så dette kan ta et minutt.',
    label: 'Trinn i oppsettet',
    stages: {
      certificate: 'Sertifikat',
      installation: 'Nøkkelpar for denne maskinen',
      credential: 'Registrering av sertifikatet',
      device: 'Registrering av maskinen',
      session: 'Økt',
      'oauth-client': 'OAuth-klient',
      'callback-url': 'Redirect URI',
      'asking-bank': 'Svar fra banken',
    },
    states: { done: 'ferdig', running: 'pågår', failed: 'stoppet her', ahead: 'gjenstår' },
    start: 'Sett opp tilbyderen',
    again: 'Sjekk oppsettet',
    goOn: 'Fortsett der det stoppet',
    toCertificate: 'Til sertifikatet',
    stop: 'Stopp',
    running: 'Setter opp hos bunq …',
    kept: 'Det som er laget, blir. Stopper det underveis, fortsetter det derfra.',
    before:
      'Denne tilkoblingen er satt opp fra før. Kjør oppsettet igjen for å sjekke det eller registrere en endret redirect URI; det som finnes, lages ikke to ganger.',
    done: 'Tilbyderen er satt opp',
    providerName: 'Navn hos bunq',
    redirectUri: 'Redirect URI',
  },
  consent: {
    subtitle: 'bunqs egen side åpnes i nettleseren. Du bestemmer i bunq-appen og kommer tilbake hit.',
    steps: {
      browser: 'Din egen nettleser åpner bunqs side med en QR-kode.',
      scan: 'Du skanner den med bunq-appen på telefonen. Oversikt ser ingenting av det.',
      sandboxScan:
        'Du skanner den med testbankens app. På en virtuell telefon åpner du den kopierte lenken der.',
      choose: 'Du velger kontoene du vil dele, og godkjenner.',
      back: 'bunq sender nettleseren tilbake til denne maskinen.',
      paste: 'Nettleseren sier at siden ikke kan nås. Du kopierer adressen og limer den inn her.',
    },
    honest:
      'bunq bestemmer hva en tilkobling kan, og har ingen som bare leser. Oversikt har ingen funksjon som betaler eller overfører. Den leser bare, og har nøkkelen i nøkkelringen på denne maskinen.',
    lasts:
      'bunq setter ingen sluttdato for tilgangen. Du kan avslutte den når som helst i bunq-appen, under tilkoblede apper.',
    ready: 'Ha telefonen med bunq-appen klar.',
    start: 'Åpne bunqs side',
    waitingTitle: 'Venter på deg hos bunq',
    waiting: 'Skann QR-koden med bunq-appen, velg kontoer og godkjenn.',
    empty: 'Godkjenningen virket, men ingen konto ble delt. Logg inn på nytt og velg kontoene i bunq-appen.',
    toPrepare: 'Til oppsettet',
    portProvider: 'Velg en annen port. Tilbyderen settes da opp med den nye adressen før du logger inn.',
    usePort: 'Bruk port {{port}} og sett opp',
  },
  check: {
    title: 'Sjekk nøkkelen hos bunq',
    subtitle: 'Oversikt gjør seg kjent for bunq med nøkkelen din. Det trengs ingen nettleser.',
    what: 'Dette skjer',
    steps: {
      pair: 'Maskinen lager sitt eget nøkkelpar og forteller bunq den åpne halvdelen.',
      device: 'bunq knytter API-nøkkelen din til denne maskinen.',
      session: 'En økt åpnes, og kontoene dine hentes.',
    },
    label: 'Trinn i sjekken',
    start: 'Sjekk nøkkelen',
    again: 'Sjekk igjen',
    running: 'Sjekker nøkkelen hos bunq …',
    toKey: 'Legg inn en annen nøkkel',
    given: 'Nøkkelen virker',
    givenText: 'bunq kjenner denne maskinen nå. Gå videre og velg kontoer.',
    slow: 'bunq åpner høyst én økt hvert halve minutt, så det kan ta så lang tid.',
    empty: 'Nøkkelen virker, men bunq viste ingen konto for den.',
  },
}
