import type { settings as english } from '../en/settings.ts'
import type { SameKeys } from '../keys.ts'

export const settings: SameKeys<typeof english> = {
  title: 'Innstillinger',
  subtitle: 'Språk, utseende, lås, sikkerhetskopier og fakta om appen',
  appearance: {
    title: 'Språk og utseende',
    note: 'Endringer gjelder med en gang.',
    language: 'Språk',
    languageHelp: 'Datoer og tall følger språket.',
    languages: { system: 'Som maskinen', en: 'English', nb: 'Norsk bokmål' },
    theme: 'Tema',
    themeHelp: 'Lyst, mørkt, eller det maskinen er satt til.',
    themes: { system: 'Som maskinen', light: 'Lyst', dark: 'Mørkt' },
  },
  background: {
    title: 'I bakgrunnen',
    note: 'Bankene leses av seg selv så lenge Oversikt kjører, med og uten vindu.',
    tray: 'Vis i systemstatusfeltet',
    trayHelp:
      'Et ikon ved klokken viser hvordan det står til med bankene. Noen Linux-skrivebord har ikke plass til det.',
    running: 'Fortsett å kjøre når vinduet lukkes',
    runningHelp: 'Ikonet er da veien tilbake, og der du avslutter. Krever ikonet.',
  },
  about: {
    title: 'Om Oversikt',
    version: 'Versjon',
    runtime: 'Kjører i',
    runtimes: {
      electron: 'Electron',
      'chromium-host': 'Chromium-verten, en stedfortreder for utvikling. Den er ikke det ekte skallet.',
      node: 'Node.js',
    },
    folder: 'Datamappe',
    folderHelp:
      'Den krypterte datafilen din ligger her. Hold mappen unna mapper som synkroniseres til en sky.',
    copyFolder: 'Kopier stien til datamappen',
    secrets: 'Nøkler og hemmeligheter',
    keychains: {
      linux:
        'I nøkkelringen på denne maskinen (Secret Service, som GNOME Keyring eller KWallet), og ingen andre steder.',
      darwin: 'I nøkkelringen i macOS, og ingen andre steder.',
      win32: 'I Legitimasjonsbehandling i Windows, og ingen andre steder.',
      other: 'I nøkkelringen på denne maskinen, og ingen andre steder.',
    },
    secretsDemo: 'I den oppdiktede husholdningen ligger de bare i minnet og er borte når du forlater den.',
  },
  log: {
    title: 'Logg',
    note: 'Hva appen har gjort, linje for linje. Tokener, navn, kontonumre og beløp er utelatt. Les den selv før du sender den noe sted.',
    label: 'Linjer i loggen',
    copy: 'Kopier loggen',
    refresh: 'Oppdater',
    lines_one: '{{count, number}} linje, den nyeste sist',
    lines_other: '{{count, number}} linjer, de nyeste sist',
    empty: 'Ingenting er skrevet i loggen ennå.',
  },
}
