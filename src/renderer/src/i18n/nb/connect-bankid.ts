import type { bankid as english } from '../en/connect-bankid.ts'
import type { SameKeys } from '../keys.ts'

/** BankID-delen av veiviseren: for den som er brukersted, eller vil prøve i testmiljøet. */
export const bankid: SameKeys<typeof english> = {
  title: 'Koble til BankID',
  renewTitle: 'Endre {{name}}',
  steps: {
    environment: 'Ekte eller test',
    certificate: 'Sertifikat',
    check: 'Sjekk sertifikatet',
    try: 'Prøv det',
    done: 'Dette kan det brukes til',
  },
  environment: {
    title: 'Den ekte BankID, eller testmiljøet?',
    subtitle: 'De har hver sine personer, sertifikater og servere, og ingen av dem kjenner den andre.',
    label: 'Miljø',
    production: {
      name: 'Den ekte BankID',
      text: 'Ekte personer og signaturer som teller. Krever et brukerstedssertifikat, som en bank i Sverige selger mot en avtale.',
    },
    test: {
      name: 'Testmiljøet til BankID',
      text: 'Oppdiktede personer, til å prøve seg frem med. Sertifikatet er offentlig og likt for alle, og signaturene er ingenting verdt.',
    },
    inventedTitle: 'Den oppdiktede BankID på denne maskinen',
    invented:
      'Uansett hva du velger, snakker Oversikt med en oppdiktet BankID på denne maskinen og aldri med den ekte. Sertifikatet til den er laget for testmiljøet.',
    swedishTitle: 'Dette er den svenske BankID-en',
    swedish:
      'Norge har også en BankID, fra et annet selskap og med en annen teknikk. Den kan ikke kobles til her, og en norsk BankID virker ikke i den svenske appen.',
    address: 'Din egen IP-adresse',
    addressHelp:
      'BankID får vite hvilken adresse noen begynner fra. Står feltet tomt, ser Oversikt på maskinens egen adresse hver gang.',
    addressOwn: 'Maskinens egen',
    addressRule: 'En IPv4- eller IPv6-adresse, som 192.0.2.7 eller 2001:db8::7.',
  },
  certificate: {
    title: 'Velg sertifikatet',
    subtitle:
      'Brukerstedssertifikatet med den private nøkkelen: som én .p12-fil, eller som PEM i én fil eller to.',
    stored:
      'Det ligger et sertifikat for denne tilkoblingen. Velg ingenting for å beholde det, eller filer for å bytte det.',
    files: 'Filene til sertifikatet',
    hint: 'Slipp filene her, eller velg dem.',
    hintMore: 'En ny fil erstatter det den selv har med seg.',
    choose: 'Velg filer',
    chooseMore: 'Velg andre',
    remove: 'Ta ut {{name}}',
    drop: 'Slipp for å bruke som sertifikat',
    is: {
      pkcs12: 'sertifikat og nøkkel, åpnes med passord',
      certificate: 'sertifikat',
      key: 'privat nøkkel',
      encryptedKey: 'privat nøkkel, åpnes med passord',
      both: 'sertifikat og nøkkel',
      encryptedBoth: 'sertifikat og nøkkel, åpnes med passord',
    },
    missing: {
      nothing: 'Velg sertifikatet først.',
      noKey: 'Den private nøkkelen mangler. Velg filen med den også.',
      noCertificate: 'Sertifikatet mangler. Velg filen med det også.',
    },
    faults: {
      tooLarge: '{{name}} er for stor til å være et sertifikat.',
      unreadable: '{{name}} kunne ikke leses.',
      bareCertificate:
        '{{name}} er et sertifikat uten nøkkelen, eller noe annet i binær form. Velg .p12-filen eller PEM-filer.',
      request: '{{name}} er en bestilling av et sertifikat. Det er svaret på den som trengs.',
      publicKey: '{{name}} er en offentlig nøkkel. Sertifikatet og den private nøkkelen trengs.',
      twoKeys: '{{name}} inneholder mer enn én privat nøkkel. Bare den til dette sertifikatet trengs.',
      other: '{{name}} er verken et sertifikat eller en nøkkel.',
    },
    passphrase: 'Passordet til filen',
    passphraseHelp:
      'Det ble valgt da filen ble laget. Oversikt trenger det én gang og tar vare på det sammen med nøkkelen.',
    passphraseWrong:
      'Dette åpner ikke filen. Skriv passordet på nytt; en fil som heter «legacy», er kryptert på en gammel måte som Oversikt ikke åpner.',
    passphraseMissing: 'Nøkkelen er kryptert. Skriv passordet til den.',
    show: 'Vis passordet',
    hide: 'Skjul passordet',
    keep: 'I nøkkelringen på denne maskinen, og ingen andre steder. Det viser BankID hvem som spør, og Oversikt viser det aldri igjen.',
    where: {
      title: 'Hvor får jeg et?',
      production:
        'Fra en bank som selger BankID til bedrifter, eller en forhandler. Du lager nøkkelen selv med verktøyet deres, og får en .p12-fil. Det er for virksomheter: Privatpersoner får ikke kjøpt et.',
      test: 'Fra BankIDs sider for utviklere, under «Test». Filen heter FPTestcert5 og en dato, og passordet står ved siden av.',
      form: 'Ta .p12- eller .pem-filen. Den som heter «legacy», er kryptert på en måte som ikke lenger er trygg, og det er ikke sikkert den lar seg åpne.',
      open: 'Åpne BankIDs sider for utviklere',
    },
    demoTitle: 'Sertifikatet til den oppdiktede BankID-en',
    demoText: 'Med den ekte ville du hatt en egen fil.',
    demoFile: 'oppdiktet-bankid.pem',
  },
  check: {
    title: 'Sjekk sertifikatet hos BankID',
    subtitle: 'Oversikt kobler seg til BankID én gang og ser om sertifikatet godtas.',
    what: 'Dette blir sjekket',
    steps: {
      server: 'At det er serveren til BankID: Den må vise et sertifikat fra BankIDs egen rot.',
      certificate: 'At BankID godtar sertifikatet ditt, og at det ikke er utløpt.',
    },
    nobody: 'Ingen blir bedt om å godkjenne noe, og ingens telefon varsler.',
    start: 'Sjekk sertifikatet',
    running: 'Kobler til BankID …',
    given: 'BankID godtar sertifikatet',
    givenText: 'Det ligger i nøkkelringen og er klart til bruk.',
    toCertificate: 'Velg et annet sertifikat',
    refusedHint: {
      production: 'Du valgte den ekte BankID: Der godtas ikke det offentlige testsertifikatet.',
      test: 'Du valgte testmiljøet: Der godtas ikke et sertifikat fra den ekte BankID.',
    },
  },
  try: {
    title: 'Prøv det: Identifiser deg',
    subtitle: 'Med din egen BankID, så du ser at det virker fra ende til annen.',
    start: 'Identifiser med BankID',
    skip: 'Hopp over',
    whatTitle: 'Slik går det til',
    what: {
      production: 'Du åpner BankID-appen og godkjenner. Da sier BankID hvem du er.',
      invented:
        'Du åpner liksomtelefonen, en side på denne maskinen, og godkjenner der. Da sier den oppdiktede BankID-en hvem det er.',
      test: 'Du åpner BankID-appen, innstilt på testmiljøet og med en test-BankID i, og godkjenner. Da sier BankID hvem det er.',
    },
    kept: 'Navnet vises her og lagres ingen steder.',
  },
  done: {
    title: 'BankID er koblet til',
    subtitle: 'Det leses ingenting gjennom den. Den er der når du vil bruke den:',
    tried: 'Det virker: BankID sa at du er {{name}}. Dette kan du bruke den til:',
    lock: {
      title: 'Lås Oversikt med BankID',
      text: 'BankID-en til den personen du knytter til låsen, åpner da appen, ved siden av et passord hvis du har et.',
      action: 'Til Innstillinger',
    },
    sign: {
      title: 'Signer filer og eksporter',
      text: 'En signatur sier hvem som sto inne for en fil, og at den ikke er endret siden.',
      action: 'Til signering',
    },
    manage: 'Når sertifikatet går ut, og hvordan du bytter eller fjerner det.',
  },
}
