import type { ConsentLanguage } from '../consent-language.ts'

export interface BunqConsentTexts {
  readonly title: string
  readonly invented: string
  readonly intro: (app: string) => string
  readonly scan: string
  readonly scanned: string
  readonly who: string
  readonly share: string
  readonly nothingShared: string
  readonly until: string
  readonly approve: string
  readonly deny: string
  readonly refusedTitle: string
  readonly refused: Readonly<Record<'client' | 'redirect' | 'response', string>>
}

export const consentTexts: Readonly<Record<ConsentLanguage, BunqConsentTexts>> = {
  en: {
    title: 'Share accounts with this app?',
    invented: 'Invented bank · no real people, no real money',
    intro: (app) => `“${app}” asks to read accounts at the sandbox bunq.`,
    scan: 'At bunq you would scan this code with the app on your phone',
    scanned: 'Here the form below stands in for the phone.',
    who: 'Who scans the code?',
    share: 'Accounts to share',
    nothingShared: 'Choose at least one account, or deny.',
    until: 'The access lasts until you take it back in the app.',
    approve: 'Approve',
    deny: 'Deny',
    refusedTitle: 'This request cannot be answered',
    refused: {
      client: 'The client id is not registered.',
      redirect: 'The redirect address is not one of the registered ones, to the letter.',
      response: 'Only response_type=code is offered.',
    },
  },
  nb: {
    title: 'Dele kontoer med denne appen?',
    invented: 'Oppdiktet bank · ingen ekte mennesker, ingen ekte penger',
    intro: (app) => `«${app}» ber om å få lese kontoer i sandkasse-bunq.`,
    scan: 'Hos bunq ville du skannet denne koden med appen på telefonen',
    scanned: 'Her står skjemaet under i stedet for telefonen.',
    who: 'Hvem skanner koden?',
    share: 'Kontoer som deles',
    nothingShared: 'Velg minst én konto, eller avslå.',
    until: 'Tilgangen varer til du trekker den tilbake i appen.',
    approve: 'Godkjenn',
    deny: 'Avslå',
    refusedTitle: 'Denne forespørselen kan ikke besvares',
    refused: {
      client: 'Klient-id-en er ikke registrert.',
      redirect: 'Returadressen er ikke en av de registrerte, bokstav for bokstav.',
      response: 'Bare response_type=code tilbys.',
    },
  },
}
