import type { ConsentLanguage } from '../consent-language.ts'

export interface ConsentTexts {
  readonly title: string
  readonly invented: string
  readonly intro: (client: string) => string
  readonly who: string
  readonly accounts: (count: number) => string
  readonly bank: string
  readonly sees: string
  readonly seesItems: readonly string[]
  readonly until: string
  readonly approve: string
  readonly deny: string
  readonly refusedTitle: string
  readonly refused: Readonly<Record<'client' | 'redirect' | 'response', string>>
}

export const consentTexts: Readonly<Record<ConsentLanguage, ConsentTexts>> = {
  en: {
    title: 'Give access to your accounts?',
    invented: 'Invented bank · no real people, no real money',
    intro: (client) => `The app “${client}” on this computer asks to read accounts in the sandbox bank.`,
    who: 'Who are you today?',
    accounts: (count) => `${count} accounts`,
    bank: 'Your bank',
    sees: 'It will see',
    seesItems: ['account names, numbers and balances', 'transactions, booked and pending'],
    until: 'The access lasts a year, and ends after 30 days without use.',
    approve: 'Approve',
    deny: 'Deny',
    refusedTitle: 'This request cannot be answered',
    refused: {
      client: 'The client id is not registered.',
      redirect: 'The redirect address is not the registered one.',
      response: 'Only response_type=code is offered.',
    },
  },
  nb: {
    title: 'Gi tilgang til kontoene dine?',
    invented: 'Oppdiktet bank · ingen ekte mennesker, ingen ekte penger',
    intro: (client) => `Appen «${client}» på denne maskinen ber om å få lese kontoer i sandkassebanken.`,
    who: 'Hvem er du i dag?',
    accounts: (count) => `${count} kontoer`,
    bank: 'Banken din',
    sees: 'Den får se',
    seesItems: ['kontonavn, kontonumre og saldoer', 'transaksjoner, bokførte og ventende'],
    until: 'Tilgangen varer ett år, og slutter etter 30 dager uten bruk.',
    approve: 'Godkjenn',
    deny: 'Avslå',
    refusedTitle: 'Denne forespørselen kan ikke besvares',
    refused: {
      client: 'Klient-id-en er ikke registrert.',
      redirect: 'Returadressen er ikke den som er registrert.',
      response: 'Bare response_type=code tilbys.',
    },
  },
}
