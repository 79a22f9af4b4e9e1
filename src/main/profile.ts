import type { EventChannel } from '../shared/channels.ts'
import type { Language } from '../shared/language.ts'
import type { Events, Handlers } from '../shared/contract.ts'
import { isAppError } from '../shared/errors.ts'
import type { ConnectionId, Instant } from '../shared/ids.ts'
import type { Notice } from '../shared/notice.ts'
import { banks } from './banks/index.ts'
import type { Clock } from './clock.ts'
import { createStoreKey } from './first-start.ts'
import { startFileThread } from './files/import-thread/client.ts'
import { annotationHandlers, saveDrafts } from './handlers/annotation.ts'
import { purgeContents } from './handlers/attachments.ts'
import { backupHandlers } from './handlers/backup.ts'
import { bankCallHandlers } from './handlers/bank-calls.ts'
import { connectionHandlers } from './handlers/connections.ts'
import { instantOf, type HandlerContext } from './handlers/context.ts'
import { createExportMemory } from './handlers/export-memory.ts'
import { exportHandlers } from './handlers/export.ts'
import { flexHandlers } from './handlers/flex.ts'
import { identityHandlers } from './handlers/identity.ts'
import { signingHandlers } from './handlers/signing.ts'
import { createDraft, type Draft } from './handlers/import-draft.ts'
import { importHandlers } from './handlers/import.ts'
import { pocketHandlers } from './handlers/pocket.ts'
import { upcomingHandlers } from './handlers/upcoming.ts'
import { createJobs, type Jobs } from './handlers/jobs.ts'
import { journalHandlers } from './handlers/journal.ts'
import { moneyHandlers } from './handlers/money.ts'
import { createNoteDrafts, type NoteDrafts } from './handlers/note-drafts.ts'
import { proofHandlers } from './handlers/proof.ts'
import { registrationHandlers } from './handlers/registration.ts'
import { reviewHandlers } from './handlers/review.ts'
import { takeNotices } from './handlers/notices.ts'
import { isDue, scheduleHandlers } from './handlers/schedule.ts'
import { transferHandlers } from './handlers/transfers.ts'
import { languageOf, readSettings, settingsHandlers } from './handlers/settings.ts'
import { signInHandlers } from './handlers/sign-in.ts'
import { createSyncRuns, syncHandlers, type SyncRuns } from './handlers/sync.ts'
import { httpOptions } from './http-options.ts'
import { createHttp } from './http/client.ts'
import type { Orders } from './identity/orders.ts'
import type { BudgetStatus, HttpClient } from './http/port.ts'
import type { Log } from './log.ts'
import type { TokenSet } from './oauth/port.ts'
import { storeKeyOf, type Place } from './place.ts'
import { copiesFolder, storeFile } from './profile-folder.ts'
import { createReader, type Reader } from './queries/reader-client.ts'
import { createSessions } from './session.ts'
import { openBackup, type Backup } from './store/backup.ts'
import type { ConnectionRecord } from './store/connections.ts'
import { createCopies, type Copies } from './store/copies.ts'
import { openStore } from './store/open.ts'
import { removeOldSetAside } from './store/set-aside.ts'
import type { Store } from './store/store.ts'
import { undoInterruptedImports } from './sync/import-undo.ts'
import type { Network as MachineNetwork } from './sync/network.ts'
import { finishInterruptedRemovals } from './sync/remove-connection.ts'
import { closeInterruptedRuns } from './sync/run.ts'
import { finishInterruptedUndos } from './sync/undo.ts'
import { systems } from './systems/index.ts'
import type { Vault } from './vault/port.ts'
import { calendarDateOf } from './local-date.ts'

/** The channels one open profile answers; the rest belong to the app around it. */
export type ProfileHandlers = Omit<Handlers, `${CoreNamespace}:${string}`>
/** Namespaces that answer whatever is on screen. */
export type CoreNamespace = 'app' | 'demo' | 'order' | 'lock'

export interface ProfileDeps {
  readonly place: Place
  readonly version: string
  readonly systemLanguages: readonly string[]
  readonly clock: Clock
  readonly log: Log
  readonly readerEntry: string
  readonly importerEntry: string
  readonly copierEntry: string
  readonly openBrowser: (url: string, expectedOrigin: string) => Promise<void>
  readonly copyText: HandlerContext['copyText']
  readonly chooseOpenFile: HandlerContext['chooseOpenFile']
  readonly chooseOpenFiles: HandlerContext['chooseOpenFiles']
  readonly chooseSaveFile: HandlerContext['chooseSaveFile']
  readonly network: MachineNetwork
  readonly orders: Orders
  readonly emit: <E extends EventChannel>(channel: E, payload: Events[E]) => void
}

export interface Profile {
  readonly handlers: ProfileHandlers
  readonly store: Store
  /** What the timetable works with. */
  readonly byItself: {
    /** Connections that it is time to sync, in the order they were made. */
    due(): readonly ConnectionId[]
    sync(id: ConnectionId): Promise<void>
    /** What a person has to be told now, each thing once. */
    takeNotices(): readonly Notice[]
  }
  language(): Language
  /** The page is gone: what somebody was in the middle of writing there is saved. */
  pageGone(): void
  /** Saves the same, lets running work stop at its next safe point, then closes everything. */
  close(): Promise<void>
}

/**
 * Opens one person's data: keychain, encrypted file, reader thread, and what works on them.
 * @throws AppError those of the vault and of `openStore`; nothing is left open then.
 */
export async function openProfile(deps: ProfileDeps): Promise<Profile> {
  const data = await openData(deps)
  const { store, reader } = data
  const language = (): Language => languageOf(readSettings(store), deps.systemLanguages)
  const network = connectNetwork(deps, data)
  const jobs = createJobs()
  const copies = copiesOf(deps, data.backup)
  const context: HandlerContext = { ...data, ...network, ...handed(deps), copies, language }
  const draft = createDraft(context)
  const notes = createNoteDrafts()
  const saveNotes = (): void => saveDrafts(context, notes)
  letGoOfContents(context, jobs)
  const runs = createSyncRuns(context, jobs)
  return {
    handlers: handlersOf(context, jobs, { draft, notes }, runs),
    store,
    byItself: {
      due: () => store.connections.list().flatMap(({ id }) => (isDue(context, id) ? [id] : [])),
      sync: async (id) => void (await runs.run(id, 'timetable')),
      takeNotices: () => takeNotices(context),
    },
    language,
    pageGone: saveNotes,
    close: async () => {
      saveNotes() // before anything that could take time: a machine that goes to sleep leaves little
      await jobs.stopAll()
      saveNotes() // and what an undo was in the way of
      await draft.closeAny()
      await network.sessions.close()
      try {
        await network.http.close()
        await data.backup.close()
        await reader.close()
      } finally {
        store.close() // also after a reader that crashed
      }
    },
  }
}

interface Data {
  readonly vault: Vault
  readonly store: Store
  readonly reader: Reader
  readonly backup: Backup
}

async function openData(deps: ProfileDeps): Promise<Data> {
  const { place, log, clock, readerEntry, copierEntry } = deps
  const { home, vault } = place
  const file = storeFile(home)
  const savedKey = await storeKeyOf(place)
  let key = savedKey
  const createKey = async (): Promise<Uint8Array> => (key = await createStoreKey(vault, file))
  const store = await openStore({ file, key: savedKey, createKey, log }).catch((error: unknown) => {
    key?.fill(0)
    throw error
  })
  if (key === null) throw new Error('the store opened without a key') // openStore's own promise, not a person's case
  try {
    closeInterruptedRuns(store, clock)
    await endRemovals(store, deps)
    await finishInterruptedUndos(store, clock)
    catchUpFileAccounts(store, clock)
    await undoInterruptedImports(store, clock)
    letGoOfOldFiles(deps, file)
    const backup = openBackup({ file, key, folder: copiesFolder(home), entry: copierEntry })
    return { vault, store, backup, reader: createReader({ entry: readerEntry, file, key }) }
  } catch (error) {
    store.close()
    throw error
  } finally {
    key.fill(0) // the copies and the reader have their own, and wipe them when they are closed
  }
}

/** What is left of a deletion nobody sees: where it cannot be ended now, it keeps nobody from the rest of their data. */
async function endRemovals(store: Store, { clock, log }: ProfileDeps): Promise<void> {
  try {
    await finishInterruptedRemovals(store, clock)
  } catch (error) {
    log.error('removal', error)
  }
}

/** One that cannot be removed keeps nobody from their data. */
function letGoOfOldFiles({ clock, log }: ProfileDeps, file: string): void {
  try {
    removeOldSetAside(file, clock.now())
  } catch (error) {
    log.error('set-aside.remove', error)
  }
}

/** In the background: nothing waits for it, and what is left of it the next start does. */
function letGoOfContents(context: HandlerContext, jobs: Jobs): void {
  jobs
    .run('attachment', 'all', (signal) => purgeContents(context, signal))
    .catch((error: unknown) => {
      if (!isAppError(error, 'cancelled')) context.log.error('attachment.purge', error)
    })
}

function copiesOf({ place: { home }, clock, log, emit }: ProfileDeps, backup: Backup): Copies {
  const onChange = (): void => emit('stale', { topics: ['backups'] })
  return createCopies({ backup, folder: copiesFolder(home), clock, log, onChange })
}

/** A row that was dated ahead may have come due since. */
function catchUpFileAccounts(store: Store, clock: Clock): void {
  const at = instantOf(clock.now())
  for (const { id, connectionId } of store.accounts.list())
    if (connectionId === null) store.accounts.files.updateBalance(id, at)
}

type Network = Pick<HandlerContext, 'sessions' | 'callsLeft' | 'callsFreeAt' | 'banks' | 'systems'> & {
  readonly http: HttpClient
}

function connectNetwork(deps: ProfileDeps, { vault, store }: Data): Network {
  const { version, clock, log } = deps
  const { endpoints } = deps.place
  const { options, budgets, ruleOf } = httpOptions({
    version, clock, log, endpoints, budgetStore: store.budgets,
  }) // prettier-ignore
  const http = createHttp(options)
  const sessions = createSessions({
    vault,
    systems,
    endpointsOf: (system) => endpoints[system] ?? {},
    http,
    openHttp: (identity) => createHttp({ ...options, identity }),
    clock,
    onTokens: (id, tokens) => store.connections.setConsentEnds(id, consentEndsOf(tokens)),
    onConsentEnd: (id, endsAt) =>
      store.connections.setConsentEnds(id, { idle: null, absolute: instantOf(endsAt) }),
  })
  const callsLeft = (connection: ConnectionRecord): BudgetStatus =>
    budgets.status(sessions.budgetHost(connection), ruleOf(sessions.budgetHost(connection)))
  const callsFreeAt: HandlerContext['callsFreeAt'] = (connection, calls) => {
    const host = sessions.budgetHost(connection)
    return budgets.freeAt(host, ruleOf(host), calls)
  }
  return { http, sessions, callsLeft, callsFreeAt, banks, systems }
}

function handed(deps: ProfileDeps) {
  const { clock, log, emit, openBrowser, copyText, chooseOpenFile, chooseOpenFiles, chooseSaveFile } = deps
  const { importerEntry, network, orders, place, version } = deps
  const isLockedBy: HandlerContext['isLockedBy'] = (id) => place.lock.boundTo() === id
  const startThread = () => startFileThread({ entry: importerEntry })
  return {
    clock, log, emit, openBrowser, copyText, chooseOpenFile, chooseOpenFiles, chooseSaveFile,
    startFileThread: startThread, network, orders, isLockedBy, version, exports: createExportMemory(), random: Math.random,
  } // prettier-ignore
}

interface HalfDone {
  readonly draft: Draft
  readonly notes: NoteDrafts
}

function handlersOf(
  context: HandlerContext,
  jobs: Jobs,
  { draft, notes }: HalfDone,
  runs: SyncRuns,
): ProfileHandlers {
  return {
    ...connectionHandlers(context, jobs),
    ...registrationHandlers(context, jobs),
    ...signInHandlers(context, jobs),
    ...bankCallHandlers(context, jobs),
    ...syncHandlers(context, runs),
    ...moneyHandlers(context, () => calendarDateOf(context.clock.now())),
    ...exportHandlers(context, jobs),
    ...settingsHandlers(context),
    ...importHandlers(context, jobs, draft),
    ...pocketHandlers(context, jobs),
    ...upcomingHandlers(context),
    ...journalHandlers(context, jobs),
    ...reviewHandlers(context),
    ...proofHandlers(context, jobs),
    ...transferHandlers(context),
    ...scheduleHandlers(context),
    ...annotationHandlers(context, jobs, notes),
    ...backupHandlers(context),
    ...identityHandlers(context),
    ...signingHandlers(context, jobs),
    ...flexHandlers(context, jobs),
  }
}

/** Without a refresh token (legacy generation) the consent ends with the access token, and no sync moves that. */
function consentEndsOf(tokens: TokenSet): { idle: Instant | null; absolute: Instant | null } {
  if (tokens.refreshToken === null) return { idle: null, absolute: instantOf(tokens.accessExpiresAt) }
  return {
    idle: instantOrNull(tokens.refreshIdleExpiresAt),
    absolute: instantOrNull(tokens.refreshAbsoluteExpiresAt),
  }
}

function instantOrNull(ms: number | null): Instant | null {
  return ms === null ? null : instantOf(ms)
}
