import type { CheckOutcome, SignatureCheck } from '../../../../shared/verification.ts'
import type { signing as english } from '../en/signing.ts'
import type { SameKeys } from '../keys.ts'

/** Hva som blir sett på, og hva det betyr når det ikke stemmer. */
const checks: Readonly<Record<SignatureCheck, { readonly name: string; readonly failed: string }>> = {
  'file-digest': {
    name: 'Innholdet i filen er det som ble signert',
    failed: 'Dette er ikke filen som ble signert, eller den er endret etterpå.',
  },
  'file-size': {
    name: 'Størrelsen på filen er den som ble signert',
    failed: 'Filen er lengre eller kortere enn det som ble signert.',
  },
  'visible-text': {
    name: 'Teksten som ble lest i BankID-appen, nevner innholdet som ble signert',
    failed: 'Personen leste en annen tekst, eller en som nevner et annet innhold.',
  },
  'hidden-data': {
    name: 'Det signaturfilen sier om filen, er det som ble signert',
    failed: 'Signaturfilen sier noe annet enn det som ble signert.',
  },
  'xml-structure': {
    name: 'Signaturen er bygd opp slik BankID gjør det',
    failed: 'Den er ikke bygd opp slik BankID gjør det. Noe kan være flyttet eller lagt til.',
  },
  purpose: {
    name: 'Det var en signatur, og ikke bare en identifisering',
    failed: 'Noen identifiserte seg med dette, og signerte ingenting.',
  },
  'data-digest': {
    name: 'Teksten og dataene er de som ble signert',
    failed: 'De er endret etter signeringen.',
  },
  'certificates-digest': {
    name: 'Sertifikatene er de som ble signert sammen med teksten',
    failed: 'Det er ikke de samme som ble signert sammen med teksten.',
  },
  'signature-value': {
    name: 'Signaturen er laget med nøkkelen til sertifikatet',
    failed:
      'Den er ikke laget med nøkkelen til dette sertifikatet, eller på en måte som i dag kan forfalskes.',
  },
  'certificate-chain': {
    name: 'Hvert sertifikat er utstedt av det neste',
    failed: 'Sertifikatene går ikke god for hverandre.',
  },
  'certificate-root': {
    name: 'Kjeden ender i BankIDs eget rotsertifikat',
    failed: 'Sertifikatene kommer ikke fra BankID.',
  },
  environment: {
    name: 'Sertifikatet hører til miljøet som er oppgitt',
    failed: 'Sertifikatet hører til et annet miljø enn signaturen sier.',
  },
  'certificate-valid-then': {
    name: 'Sertifikatene var gyldige på det tidspunktet',
    failed: 'Et av dem var utløpt, eller gjaldt ikke ennå.',
  },
  'same-person': {
    name: 'Sertifikatet tilhører personen som signaturfilen oppgir',
    failed: 'Signaturfilen oppgir en annen person enn sertifikatet gjør.',
  },
  'ocsp-status': {
    name: 'Den sier at sertifikatet var i orden',
    failed: 'Sertifikatet var trukket tilbake eller ukjent, eller ingen bekreftet det.',
  },
  'ocsp-certificate': {
    name: 'Den gjelder dette sertifikatet',
    failed: 'Bekreftelsen gjelder et annet sertifikat.',
  },
  'ocsp-signature': {
    name: 'Den er gitt av noen som utstederen har pekt ut til det',
    failed: 'Bekreftelsen kommer ikke fra noen som kan gi den.',
  },
  'ocsp-nonce': {
    name: 'Den er gitt for nettopp denne signaturen',
    failed: 'Bekreftelsen ble gitt for en annen signatur.',
  },
}

const outcomes: Readonly<Record<CheckOutcome['outcome'], string>> = {
  passed: 'Stemmer',
  failed: 'Stemmer ikke',
  'not-checked': 'Ikke kontrollert',
}

export const signing: SameKeys<typeof english> = {
  title: 'Signaturer',
  subtitle: 'Signer en fil med BankID, eller kontroller en som er signert',
  entry: 'Signer eller kontroller en fil',
  back: 'Tilbake til Filer',
  sign: {
    title: 'Signer en fil',
    text: 'I BankID-appen leser du navnet på filen og et fingeravtrykk av innholdet, og godkjenner. Signaturen legges ved siden av filen, som forblir slik den er.',
    choose: 'Velg filen du vil signere',
    choosing: 'Velg en fil i vinduet som har åpnet seg.',
    using: 'Signer med',
    order: 'Signer med BankID',
    compare: 'Dette viser appen. Godkjenn bare hvis det står det samme der.',
    personal: 'Signaturen vil inneholde navnet og personnummeret ditt, og alle som får den, kan lese dem.',
    connectText: 'For å signere trengs BankID, og Oversikt er ikke koblet til ennå.',
    connect: 'Koble til BankID',
    unreadyText: 'BankID er koblet til, men trenger deg før den kan brukes.',
    unready: 'Åpne Tilkoblinger',
    again: 'Signer en fil til',
    retry: 'Prøv igjen',
  },
  signed: {
    title: '{{file}} er signert',
    text: 'Signaturen ligger i samme mappe, som {{signature}}. Send alltid begge: den som har dem, kan kontrollere dem i Oversikt.',
    personal: 'Signaturen inneholder navnet og personnummeret ditt.',
  },
  export: {
    sign: 'Signer med BankID',
    personal:
      'Signerer du den, vil signaturen inneholde navnet og personnummeret ditt, og alle som får den, kan lese dem.',
  },
  check: {
    title: 'Kontroller en signert fil',
    text: 'Velg filen eller signaturen, så finner Oversikt den andre. Du ser hva som lot seg bevise, og hva som ikke gjorde det.',
    choose: 'Velg filen du vil kontrollere',
    choosing: 'Velg en fil i vinduet som har åpnet seg.',
    another: 'Kontroller en fil til',
  },
  unreadable: {
    title: 'Det er ingen signatur i den',
    what: 'Filen kan ikke leses, eller den er ikke en signatur som Oversikt har skrevet.',
    next: 'Velg den signerte filen, eller signaturen ved siden av, som har et navn som slutter på .bankid.json.',
  },
  verdict: {
    intact: 'Filen er slik den ble signert',
    intactText: 'Ingenting i filen eller signaturen er endret.',
    refused: 'Ikke stol på denne filen',
    refusedMore_one: 'Én ting til stemmer ikke.',
    refusedMore_other: '{{count}} ting til stemmer ikke.',
    refusedOpen: 'Det som ble signert, kunne ikke leses i sin helhet.',
  },
  facts: {
    file: 'Fil',
    signedAs: 'Signert som',
    signature: 'Signatur',
    signer: 'Signert av',
    signerNote: 'ifølge sertifikatet',
    at: 'Signert',
    atNote: 'ifølge bekreftelsen (OCSP)',
    atNoteSimulator: 'ifølge simulatoren',
    environment: 'Laget med',
    environmentNote: 'ifølge signaturen',
    environments: { production: 'BankID', test: 'BankID, testmiljøet', simulator: 'En simulator av BankID' },
    nobody: 'Kunne ikke leses',
  },
  warnings: {
    root: {
      title: 'Det er ikke bevist hvem som signerte',
      text: 'BankID gir ut rotsertifikatet sitt bare på forespørsel, så Oversikt kan ikke skille BankIDs sertifikater fra en forfalskers egne. Stol på navnet bare hvis du vet hvor signaturen kommer fra. Den som har rotsertifikatet, kan kontrollere med det: oversikt verify --root.',
    },
    test: {
      title: 'Dette er en test',
      text: 'Den er laget i BankIDs testmiljø, der hvem som helst kan være hvem som helst.',
    },
    simulator: {
      title: 'Dette er ikke BankID',
      text: 'Den er laget med en simulator. Den viser hvordan en signatur ser ut, og beviser ingenting.',
    },
  },
  visibleText: 'Dette ble lest i appen',
  groups: {
    file: 'Filen',
    signature: 'Signaturen',
    person: 'Personen',
    confirmation: 'Bekreftelsen (OCSP)',
  },
  checks,
  open: {
    root: 'BankID gir ut rotsertifikatet sitt bare på forespørsel, så en forfalsker med egne sertifikater ville kommet like langt. Har du rotsertifikatet, kan du kontrollere med det: oversikt verify FIL --root ROT.',
    simulated:
      'Dette er laget med en simulator, og sertifikatene kan være hvem som helst sine. Be om en signatur som er laget med BankID.',
    environment:
      'Sertifikatet sier ikke på en måte Oversikt kjenner hvilket av BankIDs miljøer det hører til.',
    rest: 'Det dette står i, lot seg ikke lese. Be om både filen og signaturen på nytt, slik de var da de ble signert.',
  },
  outcomes,
}
