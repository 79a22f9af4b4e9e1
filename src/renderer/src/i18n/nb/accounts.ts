import type { accounts as english } from '../en/accounts.ts'
import type { SameKeys } from '../keys.ts'

export const accounts: SameKeys<typeof english> = {
  title: 'Kontoer',
  subtitle: 'Hva som står på hver konto, slik banken sist oppga det',
  balance: 'Saldo',
  available: 'Disponibelt',
  creditLimit: 'Ramme',
  account: 'Konto',
  history: 'Transaksjoner',
  copyNumber: 'Kopier kontonummer',
  counted: 'Regnes med',
  countedFor: 'Regn {{name}} med i nettoformuen',
  rename: 'Gi {{name}} nytt navn',
  newName: 'Navn på kontoen',
  nameRule: 'Et navn har 1 til 80 tegn.',
  pending_one: '{{count}} reservert',
  pending_other: '{{count}} reserverte',
  transactions_one: '{{count, number}} transaksjon',
  transactions_other: '{{count, number}} transaksjoner',
  since: 'siden {{date}}',
  on: 'på {{name}}',
  needsLogin: 'Logg inn på nytt for å oppdatere',
  disconnected: 'Koblet fra; historikken er beholdt',
  fromFiles: 'Fra filer',
  notFollowed: 'Følges ikke: {{names}}',
  empty: {
    title: 'Ingen kontoer ennå',
    text: 'Koble til en bank og velg hvilke kontoer du vil følge. De vises her med saldo.',
    action: 'Åpne Tilkoblinger',
  },
}
