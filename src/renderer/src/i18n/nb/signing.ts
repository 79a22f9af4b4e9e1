import type { CheckOutcome, SignatureCheck } from '../../../../shared/verification.ts'
import type { signing as english } from '../en/signing.ts'
import type { SameKeys } from '../keys.ts'

/** Hva som blir sett på, og hva det betyr når det ikke stemmer. */
const checks: Readonly<Record<SignatureCheck, { readonly name: string; readonly failed: string }>> = {
  'file-digest': {
    name: 'Innholdet i filen',
    failed: 'Dette er ikke filen som ble signert, eller den er endret etterpå.',
  },
  'file-size': {
    name: 'Størrelsen på filen',
    failed: 'Filen er lengre eller kortere enn det som ble signert.',
  },
  'visible-text': {
    name: 'Teksten som ble lest i appen',
    failed: 'Personen leste en annen tekst, eller en som ikke nevner dette innholdet.',
  },
  'hidden-data': {
    name: 'Det signaturfilen sier om seg selv',
    failed: 'Signaturfilen sier noe annet enn det som ble signert.',
  },
  'xml-structure': {
    name: 'Oppbyggingen av signaturen',
    failed: 'Den er ikke bygd opp slik BankID gjør det. Noe kan være flyttet eller lagt til.',
  },
  purpose: {
    name: 'At det er en signatur',
    failed: 'Noen identifiserte seg med dette, og signerte ingenting.',
  },
  'data-digest': { name: 'Teksten og dataene som ble signert', failed: 'De er endret etter signeringen.' },
  'certificates-digest': {
    name: 'Sertifikatene i den',
    failed: 'Det er ikke de samme som ble signert sammen med teksten.',
  },
  'signature-value': {
    name: 'Selve signaturen',
    failed:
      'Den er ikke laget med nøkkelen til dette sertifikatet, eller på en måte som i dag kan forfalskes.',
  },
  'certificate-chain': {
    name: 'Hvem som går god for hvem',
    failed: 'Sertifikatene går ikke god for hverandre.',
  },
  'certificate-root': { name: 'BankIDs eget rotsertifikat', failed: 'Sertifikatene kommer ikke fra BankID.' },
  environment: {
    name: 'Miljøet sertifikatet hører til',
    failed: 'Sertifikatet hører til et annet miljø enn signaturen sier.',
  },
  'certificate-valid-then': {
    name: 'At sertifikatene var gyldige da',
    failed: 'Et av dem var utløpt, eller gjaldt ikke ennå.',
  },
  'same-person': {
    name: 'At begge nevner samme person',
    failed: 'BankID oppga en annen person enn sertifikatet gjør.',
  },
  'ocsp-status': {
    name: 'At sertifikatet var i orden',
    failed: 'Sertifikatet var trukket tilbake eller ukjent, eller ingen bekreftet det.',
  },
  'ocsp-certificate': {
    name: 'Hvilket sertifikat det gjelder',
    failed: 'Bekreftelsen gjelder et annet sertifikat.',
  },
  'ocsp-signature': {
    name: 'Hvem som bekreftet det',
    failed: 'Bekreftelsen kommer ikke fra noen som kan gi den.',
  },
  'ocsp-nonce': { name: 'Hva det ble bekreftet for', failed: 'Bekreftelsen ble gitt for en annen signatur.' },
}

const outcomes: Readonly<Record<CheckOutcome['outcome'], string>> = {
  passed: 'Stemmer',
  failed: 'Stemmer ikke',
  'not-checked': 'Ikke kontrollert',
}

export const signing: SameKeys<typeof english> = {
  title: 'Signaturer',
  subtitle: 'Signer en fil med BankID, eller kontroller en som er signert',
  open: 'Signer eller kontroller en fil',
  sign: {
    title: 'Signer en fil',
    text: 'I BankID-appen leser du navnet på filen og et fingeravtrykk av innholdet, og godkjenner. Signaturen legges ved siden av filen, som forblir slik den er.',
    choose: 'Velg filen du vil signere',
    choosing: 'Velg en fil i vinduet som har åpnet seg.',
    using: 'Signer med',
    order: 'Signer med BankID',
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
    refusedText_one: 'Én ting stemmer ikke.',
    refusedText_other: '{{count}} ting stemmer ikke.',
    refusedOpen: 'Det som ble signert, kunne ikke leses i sin helhet.',
  },
  facts: {
    file: 'Fil',
    signedAs: 'Signert som',
    signature: 'Signatur',
    signer: 'Signert av',
    signerNote: 'ifølge sertifikatet',
    at: 'Signert',
    atNote: 'slik BankID bekreftet det',
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
    confirmation: 'Bekreftelsen fra BankID (OCSP)',
  },
  checks,
  outcomes,
}
