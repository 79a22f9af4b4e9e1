import type { Language } from '../../shared/language.ts'
import type { TrayState } from './tray-state.ts'

/** The words the shell says itself, outside the page: menu, native dialogs, and the two pages of bad days. */
export interface ShellTexts {
  readonly file: string
  readonly edit: string
  readonly view: string
  readonly window: string
  readonly about: string
  readonly hide: string
  readonly hideOthers: string
  readonly showAll: string
  readonly lockNow: string
  readonly close: string
  readonly quit: string
  readonly undo: string
  readonly redo: string
  readonly cut: string
  readonly copy: string
  readonly paste: string
  readonly selectAll: string
  readonly actualSize: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly fullScreen: string
  readonly reload: string
  readonly developerTools: string
  readonly minimise: string
  readonly pocketRefresh: string
  readonly pocketOpen: string
  readonly pocketUnpin: string
  readonly traySync: string
  readonly trayPause: string
  readonly trayResume: string
  readonly trayNever: string
  /** How the banks are, where not all is well and quiet. */
  readonly trayStates: Readonly<Record<Exclude<TrayState, 'idle'>, string>>
  /** While the app is locked it is all the tray says. */
  readonly trayLocked: string
  readonly trayUnlock: string
  readonly traySyncedAt: (moment: string) => string
  readonly trayWaiting: (name: string) => string
  readonly stoppedTitle: string
  readonly stoppedBody: string
  /** A native box: the reference and the log's place are added below it. */
  readonly crashTitle: string
  readonly crashBody: string
  readonly reference: string
  readonly log: string
}

export const shellTexts: Readonly<Record<Language, ShellTexts>> = {
  en: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    about: 'About Oversikt',
    hide: 'Hide Oversikt',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    lockNow: 'Lock now',
    close: 'Close window',
    quit: 'Quit Oversikt',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    actualSize: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    reload: 'Reload',
    developerTools: 'Developer tools',
    minimise: 'Minimise',
    pocketRefresh: 'Refresh',
    pocketOpen: 'Open Oversikt',
    pocketUnpin: 'Unpin this account',
    traySync: 'Sync now',
    trayPause: 'Pause automatic syncs',
    trayResume: 'Resume automatic syncs',
    trayNever: 'nothing read yet',
    trayStates: {
      syncing: 'reading',
      'needs-you': 'a bank needs you',
      failing: 'a bank cannot be read; trying again by itself',
      paused: 'automatic syncs are paused',
    },
    trayLocked: 'locked',
    trayUnlock: 'Unlock …',
    traySyncedAt: (moment) => `last synced ${moment}`,
    trayWaiting: (name) => `${name} needs you …`,
    stoppedTitle: 'This page stopped twice',
    stoppedBody:
      'What Oversikt has saved is safe. Quit and start Oversikt again; if this comes back, the log file in the profile folder tells why.',
    crashTitle: 'Oversikt has to stop',
    crashBody:
      'Something went wrong that Oversikt cannot go on from. What it has saved is safe. Please start it again.',
    reference: 'Reference',
    log: 'Log',
  },
  nb: {
    file: 'Fil',
    edit: 'Rediger',
    view: 'Vis',
    window: 'Vindu',
    about: 'Om Oversikt',
    hide: 'Skjul Oversikt',
    hideOthers: 'Skjul andre',
    showAll: 'Vis alle',
    lockNow: 'Lås nå',
    close: 'Lukk vindu',
    quit: 'Avslutt Oversikt',
    undo: 'Angre',
    redo: 'Gjør om',
    cut: 'Klipp ut',
    copy: 'Kopier',
    paste: 'Lim inn',
    selectAll: 'Merk alt',
    actualSize: 'Faktisk størrelse',
    zoomIn: 'Zoom inn',
    zoomOut: 'Zoom ut',
    fullScreen: 'Fullskjerm',
    reload: 'Last inn på nytt',
    developerTools: 'Utviklerverktøy',
    minimise: 'Minimer',
    pocketRefresh: 'Oppdater',
    pocketOpen: 'Åpne Oversikt',
    pocketUnpin: 'Løsne kontoen',
    traySync: 'Synkroniser nå',
    trayPause: 'Sett automatisk synkronisering på pause',
    trayResume: 'Fortsett automatisk synkronisering',
    trayNever: 'ingenting er lest ennå',
    trayStates: {
      syncing: 'leser',
      'needs-you': 'en bank trenger deg',
      failing: 'en bank kan ikke leses, prøver igjen av seg selv',
      paused: 'automatisk synkronisering er satt på pause',
    },
    trayLocked: 'låst',
    trayUnlock: 'Lås opp …',
    traySyncedAt: (moment) => `sist synkronisert ${moment}`,
    trayWaiting: (name) => `${name} trenger deg …`,
    stoppedTitle: 'Siden stoppet to ganger',
    stoppedBody:
      'Det Oversikt har lagret, er trygt. Avslutt og start Oversikt på nytt. Skjer det igjen, står årsaken i loggfilen i profilmappen.',
    crashTitle: 'Oversikt må stoppe',
    crashBody:
      'Noe gikk galt som Oversikt ikke kan fortsette fra. Det som er lagret, er trygt. Start programmet på nytt.',
    reference: 'Referanse',
    log: 'Logg',
  },
}

/** The first of the system's languages that we speak. Any Norwegian is read as bokmål; nothing known: English. */
export function shellLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split(/[-_]/)[0]
    if (primary === 'nb' || primary === 'nn' || primary === 'no') return 'nb'
    if (primary === 'en') return 'en'
  }
  return 'en'
}
