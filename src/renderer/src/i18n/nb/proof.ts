import type { proof as english } from '../en/proof.ts'
import type { SameKeys } from '../keys.ts'

export const proof: SameKeys<typeof english> = {
  title: 'Stemmer saldoen?',
  open: '{{name}}: {{state}}. Slik er den kontrollert',
  mark: {
    proven: 'stemmer med banken {{when}}',
    provenByFiles: 'stemmer med filene',
    gap: '<amount/> siden {{date}}',
    gapSpoken: 'avviker fra banken med {{amount}} siden {{date}}',
    unproven: 'ikke kontrollert',
  },
  verdict: {
    proven: 'Stemmer med banken {{when}}.',
    provenByFiles: 'Stemmer med det filene oppgir.',
    more: 'Banken oppgir {{amount}} mer enn vi har.',
    less: 'Banken oppgir {{amount}} mindre enn vi har.',
    unproven: 'Ikke kontrollert.',
  },
  since: 'Slik siden {{when}}; sist sjekket {{at}}.',
  from: 'Alle rader fra og med {{date}} er regnet med.',
  early: {
    pending: 'Banken regner allerede med det som er varslet: {{amount}} som ikke er bokført her ennå.',
    ahead: 'Banken regner allerede med rader som er datert frem i tid: {{amount}}.',
  },
  reasons: {
    'no-balance': 'Banken oppgir ingen bokført saldo for kontoen, så det er ingenting å sammenligne med.',
    'moves-by-itself':
      'Saldoen på en slik konto følger kurser eller renter, eller en annen banks dager. Den består ikke av betalinger alene.',
    partial:
      'De siste dagene kunne ikke leses fullstendig. Neste synkronisering som leser dem, sjekker på nytt.',
    'first-reading':
      'Det finnes bare én saldo så langt, og ingenting å sammenligne den med. Neste synkronisering, eller neste fil som oppgir en saldo, sjekker på nytt.',
    'around-midnight':
      'Den første saldoen ble lest rundt midnatt, da banken kan ha vært på en annen dag enn betalingene. Neste synkronisering på dagtid sjekker på nytt.',
    'not-stated': 'Ingen fil har oppgitt en saldo for kontoen.',
  },
  bank: 'Banken oppgir',
  files: 'Filen oppgir',
  ledger: 'Vi har',
  earlyKinds: { pending: 'Varslet, allerede regnet med', ahead: 'Datert frem i tid, allerede regnet med' },
  gap: 'Differanse',
  causes: 'Differansen kom med',
  where: 'Her kan du lete',
  placeBetween:
    'Mellom {{after}} og {{before}} endret bankens saldo seg med {{amount}} utover radene vi har.',
  placeOn: '{{day}} endret bankens saldo seg med {{amount}} utover radene vi har.',
  suspects: 'Hva som kan forklare den',
  noSuspects:
    'Ingen enkelt rad forklarer den. Det kan mangle noe som banken ikke har vist ennå, eller flere rader utgjør differansen sammen.',
  suspicions: {
    'maybe-doubled': 'Det finnes en til som er lik: kanskje én for mye.',
    'pending-counted': 'Ikke bokført her ennå, men kanskje allerede med i bankens saldo.',
    'no-longer-told': 'Banken viser den ikke lenger.',
    withdrawn: 'Ble tatt ut her, men finnes kanskje fortsatt i banken.',
    'dated-ahead': 'Datert frem i tid, men kanskje allerede regnet med.',
    'same-amount': 'Beløpet er det samme som differansen.',
    'amount-changed': 'Beløpet er endret siden saldoen sist stemte.',
    'sign-flipped': 'Den skulle i så fall gått motsatt vei.',
    together: 'Sammen med den andre utgjør den differansen.',
  },
  accept: {
    hint: 'Har du undersøkt den uten å finne feilen?',
    button: 'Regn videre herfra',
    title: 'Regne videre herfra?',
    what: 'Differansen på {{amount}} legges til side fra i dag. Betalingene dine endres ikke.',
    later: 'Hvis betalingen som mangler, dukker opp senere, vises differansen igjen med motsatt fortegn.',
    back: 'Du kan angre med {{key}}. Hendelsen står også i historikken.',
  },
  noText: 'Ingen tekst fra banken',
  history: 'Slik har det vært',
  historyShort: '{{first}} til {{last}}',
  times_one: 'sjekket én gang',
  times_other: 'sjekket {{count, number}} ganger',
  states: {
    proven: 'Stemte',
    provenEarly: 'Stemte, med det banken regnet med på forhånd',
    provenAside: 'Stemte, med {{amount}} lagt til side',
    unproven: 'Ikke kontrollert',
  },
  all: 'Alle saldoer stemmer med banken.',
  proven_one: '{{count}} av {{total}} saldoer stemmer med banken.',
  proven_other: '{{count}} av {{total}} saldoer stemmer med banken.',
  differ_one: '{{count}} av {{total}} saldoer stemmer ikke med banken.',
  differ_other: '{{count}} av {{total}} saldoer stemmer ikke med banken.',
  unproven_one: '{{count}} av {{total}} saldoer er ikke kontrollert.',
  unproven_other: '{{count}} av {{total}} saldoer er ikke kontrollert.',
  unprovable_one:
    '{{count}} av {{total}} saldoer kan ikke kontrolleres: Den består ikke av betalinger alene.',
  unprovable_other:
    '{{count}} av {{total}} saldoer kan ikke kontrolleres: De består ikke av betalinger alene.',
}
