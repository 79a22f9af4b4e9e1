import type { copies as english } from '../en/copies.ts'
import type { SameKeys } from '../keys.ts'

export const copies: SameKeys<typeof english> = {
  title: 'Sikkerhetskopier',
  note: 'Etter dagens første vellykkede synkronisering eller import lages en kopi av alt.',
  make: 'Lag en kopi nå',
  list: 'Kopier av datafilen din',
  when: 'Laget',
  size: 'Størrelse',
  file: 'Fil',
  empty: 'Det finnes ingen kopi ennå. Den første lages etter neste vellykkede synkronisering eller import.',
  failed: 'Det siste forsøket ga ingen kopi. Dataene dine er som de var.',
  kept: 'Vi beholder alle fra den nyeste dagen, den siste fra hver av tre dager og den siste fra hver av fire uker.',
  whatFor:
    'En kopi hjelper når datafilen er skadet: Da tilbyr Oversikt å fortsette fra den. Den er kryptert med den samme nøkkelen, og nøkkelen ligger bare i nøkkelringen på denne maskinen. Kopien kan ikke åpnes noe annet sted, så den erstatter ikke en sikkerhetskopi av maskinen.',
  demo: 'Kopier av den oppdiktede husholdningen er borte når du forlater den.',
  folder: 'Mappen med kopiene',
  copyFolder: 'Kopier stien til mappen med kopiene',
  restore: {
    title: 'Fortsett fra en kopi',
    text: 'Hver av disse ble lest fra ende til annen da den ble laget.',
    none: 'Oversikt har ikke laget noen kopi av denne filen ennå.',
    use: 'Bruk kopien fra {{when}}',
    from: 'Fortsett fra denne kopien',
    fromOf: 'Fortsett fra denne kopien: {{when}}',
    confirm: 'Bruk denne kopien',
    question: 'Vil du fortsette fra kopien fra {{when}}?',
    banks: 'Det bankene har vist siden da, leses på nytt ved neste synkronisering.',
    own: 'Notater, merkelapper, delinger, koblinger og filer som er nyere enn kopien, er ikke med i den.',
    kept: 'Filen som ligger der nå, blir liggende ved siden av, under et annet navn.',
  },
}
