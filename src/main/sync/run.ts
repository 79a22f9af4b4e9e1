import { AppError, isAppError, toFailure, type Failure } from '../../shared/errors.ts'
import type { ConnectionId, Instant } from '../../shared/ids.ts'
import type { SyncSummary } from '../../shared/model.ts'
import type { Clock } from '../clock.ts'
import type { AccountRecord } from '../store/account-record.ts'
import type { Store } from '../store/store.ts'
import type { Run, SyncOptions, SyncProgress } from './job.ts'
import { beginReading, learnBalances, nothingRead, writeProofs } from './prove.ts'
import { readTransactions } from './read.ts'
import { settleByBalance } from './proven-without.ts'
import { reconcile } from './reconcile.ts'
import { markOwnTransfers } from './transfers.ts'
import { readUpcoming } from './upcoming.ts'

/** What a person finds in the history where a process was killed. */
const interrupted: Failure = { code: 'cancelled' }

/** What only the person can mend shows as a state of the connection and not only as a failed run. */
export const signInAgain = [
  'needs-login',
  'consent-expired',
  'consent-revoked',
  'client-rejected',
  'client-missing',
  'key-refused',
] as const

/**
 * Reads a connection: balances, what is new, then history backwards until it is all there. Everything is kept as it
 * arrives; a run that ends early, for whatever reason, is simply run again.
 * @throws AppError `already-running` (here or in another process), `cancelled`, those of the bank session and the store.
 *   The run and, unless it was cancelled, the connection remember the failure.
 */
export async function runSync(options: SyncOptions): Promise<SyncSummary> {
  const { store, clock, connection } = options
  const unlock = store.lockConnection(connection.id)
  try {
    if (options.isWanted?.() === false) throw new AppError('already-running', 'it was done meanwhile')
    const at = new Date(clock.now()).toISOString()
    closeInterrupted(store, connection.id, at)
    const run = begin(options, at)
    try {
      await readEverything(run)
    } catch (error) {
      throw await ended(run, error)
    }
    return finish(run)
  } finally {
    unlock()
  }
}

function begin(options: SyncOptions, at: Instant): Run {
  const { store, connection } = options
  return store.transaction(() => {
    const runId = store.runs.start(connection.id, at)
    const subject = { name: connection.name }
    const entryId = store.journal.begin({
      kind: 'sync',
      at,
      subject,
      run: { connectionId: connection.id, runId },
    })
    const reading = { told: new Set<number>(), absent: new Map(), unproven: new Map(), ...nothingRead() }
    return { ...options, runId, entryId, at, added: 0, changed: 0, isPartial: false, ...reading }
  })
}

/** At start-up: ends the runs that a killed process left open, but not those of another process that is at work. */
export function closeInterruptedRuns(store: Store, clock: Clock): void {
  for (const connectionId of store.runs.connectionsWithOpenRuns()) {
    let unlock: () => void
    try {
      unlock = store.lockConnection(connectionId)
    } catch (error) {
      if (isAppError(error, 'already-running')) continue
      throw error
    }
    try {
      closeInterrupted(store, connectionId, new Date(clock.now()).toISOString())
    } finally {
      unlock() // also where the store is damaged: this process goes on, to a copy of it
    }
  }
}

function closeInterrupted(store: Store, connectionId: ConnectionId, at: Instant): void {
  store.transaction(() => {
    store.runs.closeInterrupted(connectionId, at, interrupted)
    store.journal.endOpen(connectionId, at)
  })
}

async function readEverything(run: Run): Promise<void> {
  const chosen = await readAccounts(run)
  beginReading(run, chosen)
  await readTransactions(run, chosen)
  reconcile(run)
  await learnBalances(run)
  settleByBalance(run)
  writeProofs(run)
  await readUpcoming(run, chosen)
  tell(run, 'finishing')
  await markOwnTransfers(run.store)
}

async function readAccounts(run: Run): Promise<readonly AccountRecord[]> {
  tell(run, 'accounts')
  const answer = await run.session.accounts(run.signal)
  if (answer.problems.length > 0) run.isPartial = true
  const present = new Set(run.store.accounts.upsertFromBank(run.connection.id, answer.accounts, run.at))
  if (answer.problems.length === 0 && present.size > 0) closeMissing(run, present)
  // Asking for an account that was closed could fail the whole call; one that is missing from half an answer is asked for.
  const isAsked = (account: AccountRecord): boolean => answer.problems.length > 0 || present.has(account.id)
  const isOver = (account: AccountRecord): boolean => account.isClosed && account.isHistoryDone
  return run.store.accounts
    .list(run.connection.id)
    .filter((account) => account.isChosen && isAsked(account) && !isOver(account))
}

/** A whole answer without an account: it was closed, and its last balance is nobody's any more. */
function closeMissing({ store, connection }: Run, present: ReadonlySet<string>): void {
  for (const { id, isClosed } of store.accounts.list(connection.id))
    if (!present.has(id) && !isClosed) store.accounts.setClosed(id, true)
}

function finish(run: Run): SyncSummary {
  const { store, connection, runId, clock } = run
  const summary = summaryOf(run)
  const at = new Date(clock.now()).toISOString()
  store.transaction(() => {
    store.runs.finish(runId, at, { ...summary, failure: null })
    store.journal.end(run.entryId, at)
    store.connections.setSyncedAt(connection.id, at)
    store.connections.setStatus(connection.id, 'ready') // the bank answered: the consent works
  })
  tell(run, 'done')
  return summary
}

/** Writes down how a run ended early and returns the error to throw. */
async function ended(run: Run, thrown: unknown): Promise<unknown> {
  const { store, connection, runId, clock } = run
  // Whatever an aborted call threw, the person stopped it.
  const error =
    run.signal.aborted && !isAppError(thrown)
      ? new AppError('cancelled', 'the sync was stopped', { cause: thrown })
      : thrown
  const failure = toFailure(error)
  try {
    if (!failure.code.startsWith('store-')) {
      await markOwnTransfers(store) // what was saved is shown, so it must add up
      writeProofs(run)
    }
    store.transaction(() => {
      const at = new Date(clock.now()).toISOString()
      store.runs.finish(runId, at, { ...summaryOf(run), failure })
      store.journal.end(run.entryId, at)
      if (failure.code === 'cancelled') return
      store.connections.setFailure(connection.id, failure)
      if (isAppError(error, ...signInAgain)) store.connections.setStatus(connection.id, 'needs-login')
    })
    return error
  } catch (second) {
    // The store itself failed: both are told, and the run is closed as interrupted by the next one.
    return new AppError(failure.code, 'a sync failed and could not be written down', {
      cause: new AggregateError([error, second]),
    })
  }
}

function summaryOf({ store, connection, runId, added, changed, isPartial }: Run): SyncSummary {
  const chosen = store.accounts.list(connection.id).filter((account) => account.isChosen)
  return {
    runId,
    added,
    changed,
    pending: store.pending.count(connection.id),
    isPartial,
    isHistoryComplete: chosen.every((account) => account.isHistoryDone),
  }
}

function tell(run: Run, stage: SyncProgress['stage']): void {
  const { connection, added, changed } = run
  run.onProgress({
    kind: 'sync',
    connectionId: connection.id,
    stage,
    accountName: null,
    count: added + changed,
    reachedOn: null,
  })
}
