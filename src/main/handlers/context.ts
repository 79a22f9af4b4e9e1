import type { EventChannel } from '../../shared/channels.ts'
import type { Language } from '../../shared/language.ts'
import type { Events, Handlers, StaleTopic } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { ConnectionId, Instant } from '../../shared/ids.ts'
import type { BankId } from '../../shared/systems.ts'
import type { Bank } from '../banks/bank.ts'
import type { Clock } from '../clock.ts'
import type { ExportMemory } from './export-memory.ts'
import type { FileThread } from '../files/import-thread/client.ts'
import type { BudgetStatus } from '../http/port.ts'
import type { Log } from '../log.ts'
import type { Reader } from '../queries/reader-client.ts'
import type { Orders } from '../identity/orders.ts'
import type { Sessions } from '../session.ts'
import type { ConnectionRecord } from '../store/connections.ts'
import type { Copies } from '../store/copies.ts'
import type { Store } from '../store/store.ts'
import type { Network } from '../sync/network.ts'
import type { Systems } from '../systems/index.ts'
import type { Vault } from '../vault/port.ts'

/** What the handlers of one open profile work with. Everything is passed in by `profile.ts`. */
export interface HandlerContext {
  readonly store: Store
  readonly reader: Reader
  /** To save what a person typed and to delete it again; nothing read from it goes into an output. */
  readonly vault: Vault
  readonly sessions: Sessions
  readonly banks: Readonly<Record<BankId, Bank>>
  readonly systems: Systems
  readonly orders: Orders
  /** Where files of this run went, so that a page can speak of one without its path. */
  readonly exports: ExportMemory
  /** Is BankID the way into this app by this connection? Then it stays. */
  readonly isLockedBy: (id: ConnectionId) => boolean
  readonly callsLeft: (connection: ConnectionRecord) => BudgetStatus
  /** ms since 1970 from which its bank takes so many calls of us; null: now. */
  readonly callsFreeAt: (connection: ConnectionRecord, calls: number) => number | null
  readonly network: Network
  /** 0 to below 1; spreads what would else happen at the same moment. */
  readonly random: () => number
  /** Of the app. */
  readonly version: string
  /** Of the whole store, beside it. */
  readonly copies: Copies
  readonly clock: Clock
  readonly log: Log
  readonly emit: <E extends EventChannel>(channel: E, payload: Events[E]) => void
  readonly openBrowser: (url: string, expectedOrigin: string) => Promise<void>
  /** To the system's clipboard. */
  readonly copyText: (text: string) => void
  /** A thread to read one file in. */
  readonly startFileThread: () => FileThread
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
  /** For the few words main itself says: dialogs. */
  readonly language: () => Language
}

/** A namespace's functions, named by their channels. */
export type HandlersOf<Namespace extends string> = Pick<
  Handlers,
  Extract<keyof Handlers, `${Namespace}:${string}`>
>

/** @throws AppError `not-found` */
export function connectionOf(store: Store, id: ConnectionId): ConnectionRecord {
  const connection = store.connections.get(id)
  if (connection === null) throw new AppError('not-found', 'there is no connection with this id')
  return connection
}

export function tellStale(context: Pick<HandlerContext, 'emit'>, ...topics: readonly StaleTopic[]): void {
  context.emit('stale', { topics })
}

/** ms since 1970 to UTC ISO. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString()
}
