import type { EventChannel } from '../shared/channels.ts'
import type { AppStatus } from '../shared/app-status.ts'
import type { Events, Handlers } from '../shared/contract.ts'
import type { LockPolicy } from '../shared/lock.ts'
import type { Notice } from '../shared/notice.ts'
import type { Clock } from './clock.ts'
import type { LogFile } from './log-file.ts'
import type { MachinePort } from './sync/network.ts'
import type { Keychain } from './vault/port.ts'

export interface CoreDeps {
  /** The profile folder: OVERSIKT_HOME, or the system's folder for application data. */
  readonly home: string
  readonly runtime: AppStatus['runtime']
  readonly version: string
  readonly platform: string
  /** BCP 47 tags, most wanted first. */
  readonly systemLanguages: readonly string[]
  readonly clock: Clock
  readonly log: LogFile
  /** Absent: the system's own, through keytar. */
  readonly keychain?: Keychain
  /** What OVERSIKT_ENDPOINTS names. */
  readonly endpointsFile?: string
  /** The reader thread's script. */
  readonly readerEntry: string
  /** The script of the threads that read files. */
  readonly importerEntry: string
  /** The script of the thread that copies the store. */
  readonly copierEntry: string
  /** The script of the thread that stretches a password, where this process's own cryptography cannot. */
  readonly stretcherEntry: string
  /** ms since the machine was started; absent: the system's own. No clock a person can set counts the wait after wrong
   *  passwords. */
  readonly machineUpMs?: () => number
  /** Sync by itself while running. Default true; the command line does not. */
  readonly hasTimetable?: boolean
  /** What tells of sleep and network; absent: always awake and in some network. */
  readonly machine?: MachinePort
  /** Says something outside the window; absent: nobody is there to hear it. */
  readonly notify?: (notice: Notice) => void
  readonly openBrowser: (url: string, expectedOrigin: string) => Promise<void>
  /** Starts the BankID app on this machine, or a simulator's stand-in for it at this origin. */
  readonly openBankIdApp: (url: string, origin: string) => Promise<void>
  readonly openLink: (url: string) => Promise<void>
  /** To the system's clipboard. */
  readonly copyText: (text: string) => void
  /** Brings the main window to the front. */
  readonly showMainWindow: () => void
  /** null: the person closed the dialog. The whole path. */
  readonly chooseOpenFile: (
    title: string,
    filterName: string,
    extensions: readonly string[],
  ) => Promise<string | null>
  /** One or more; null: the person closed the dialog. */
  readonly chooseOpenFiles: (
    title: string,
    filterName: string,
    extensions: readonly string[],
  ) => Promise<readonly string[] | null>
  /** null: the person closed the dialog. */
  readonly chooseSaveFile: (
    suggestedName: string,
    title: string,
    filterName: string,
  ) => Promise<string | null>
}

export interface Core {
  readonly handlers: Handlers
  onEvent(listener: EventListener): () => void
  /** The lock of what is on screen: the person's own data or the invented household's. */
  readonly lock: CoreLock
  /** The last window is gone, or its document: nobody looks at what waits for a person, and what was being written there is
   *  saved. */
  windowClosed(): void
  close(): Promise<void>
}

/** What the shell has to know of the lock; a change of any of it is told by `stale` with `status` or `lock`. */
export interface CoreLock {
  /** Is a password or a BankID set? */
  isOn(): boolean
  /** From the moment of locking on, also while what was open is still being closed. */
  isLocked(): boolean
  /** When to lock; of no meaning while the lock is off. */
  policy(): LockPolicy
  /** Nothing answers from this moment on; resolves when all is closed, or a bounded time was given to it. Nothing happens where
   *  the lock is off or the app is locked already; an opening that is under way comes to nothing. */
  lockNow(): Promise<void>
}
export type EventListener = <E extends EventChannel>(channel: E, payload: Events[E]) => void
