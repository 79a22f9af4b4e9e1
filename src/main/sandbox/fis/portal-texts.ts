import type { ConsentLanguage } from '../consent-language.ts'

export interface PortalTexts {
  readonly title: string
  readonly invented: string
  readonly intro: string
  readonly key: string
  readonly form: string
  readonly register: string
  readonly refused: string
  readonly doneTitle: string
  readonly done: string
  readonly clientId: string
  readonly party: string
  readonly again: string
}

export const portalTexts: Readonly<Record<ConsentLanguage, PortalTexts>> = {
  en: {
    title: 'Add an entity client',
    invented: 'An invented FIS: nothing here is real, and nothing leaves this machine',
    intro:
      'Testkraft AS gives a program access: it will log in with the private key that belongs to this public one.',
    key: 'Public key (PEM)',
    form: 'RSA of 2048 or 3072 bits, with nothing after the last line.',
    register: 'Add the client',
    refused: 'That is not a public key in the form FIS takes.',
    doneTitle: 'The client is added',
    done: 'Type its id where the program asks for it.',
    clientId: 'Client id',
    party: 'Service provider (GLN)',
    again: 'Add another',
  },
  nb: {
    title: 'Legg til en klient',
    invented: 'Et oppdiktet FIS: ingenting her er ekte, og ingenting forlater denne maskinen',
    intro:
      'Testkraft AS gir et program tilgang: Det logger inn med den private nøkkelen som hører til denne offentlige.',
    key: 'Offentlig nøkkel (PEM)',
    form: 'RSA på 2048 eller 3072 biter, uten noe etter siste linje.',
    register: 'Legg til klienten',
    refused: 'Dette er ikke en offentlig nøkkel i den formen FIS godtar.',
    doneTitle: 'Klienten er lagt til',
    done: 'Skriv inn ID-en der programmet spør etter den.',
    clientId: 'Klient-ID',
    party: 'Tjenesteleverandør (GLN)',
    again: 'Legg til en til',
  },
}
