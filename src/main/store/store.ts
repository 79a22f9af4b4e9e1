import { join } from 'node:path'
import type { ConnectionId } from '../../shared/ids.ts'
import { accountStore } from './accounts.ts'
import { annotationStore } from './annotations.ts'
import { attachmentStore } from './attachments.ts'
import { budgetStore } from './budgets.ts'
import { connectionStore } from './connections.ts'
import { importStore } from './imports.ts'
import { undoStore } from './journal-undo.ts'
import { journalStore } from './journal.ts'
import { takeLock } from './lock.ts'
import { mergingStore } from './merging.ts'
import { pendingStore } from './pending.ts'
import type { OpenWriteDb } from './port.ts'
import { proofStore } from './proofs.ts'
import { removalStore } from './removal.ts'
import { reviewStore } from './reviews.ts'
import { runStore } from './runs.ts'
import { settingStore } from './settings.ts'
import { transactionStore } from './transactions.ts'
import { transferStore } from './transfers.ts'
import { upcomingStore } from './upcoming.ts'
import { withdrawnStore } from './withdrawn.ts'

export type Store = ReturnType<typeof createStore>

/** Everything main writes, by table family. `file` is where the data is: the locks of running syncs lie beside it. */
export function createStore(db: OpenWriteDb, file: string) {
  return {
    connections: connectionStore(db),
    removal: removalStore(db),
    accounts: accountStore(db),
    transactions: transactionStore(db),
    transfers: transferStore(db),
    pending: pendingStore(db),
    merging: mergingStore(db),
    reviews: reviewStore(db),
    withdrawn: withdrawnStore(db),
    upcoming: upcomingStore(db),
    proofs: proofStore(db),
    runs: runStore(db),
    settings: settingStore(db),
    budgets: budgetStore(db),
    imports: importStore(db),
    journal: journalStore(db),
    undo: undoStore(db),
    annotations: annotationStore(db),
    attachments: attachmentStore(db),
    /** Several writes as one: all or nothing. */
    transaction: <R>(work: () => R): R => db.transaction(work)(),
    /** The same for a part of a page of a sync: it survives a killed process at once, and a power cut from the next
     *  `transaction` on. */
    pageTransaction: <R>(work: () => R): R => db.unflushedTransaction(work),
    /** One sync a connection, in whichever process: the window and the command line share a profile.
     *  @returns the function that lets go. @throws AppError `already-running`. */
    lockConnection: (id: ConnectionId): (() => void) => takeLock(join(`${file}.locks`, `${id}.lock`), 0),
    /** One file at a time is taken in or back, in whichever process.
     *  @returns the function that lets go. @throws AppError `already-running`. */
    lockImports: (): (() => void) => takeLock(join(`${file}.locks`, 'imports.lock'), 0),
    /** One thing at a time is taken back, in whichever process.
     *  @returns the function that lets go. @throws AppError `already-running`. */
    lockUndo: (): (() => void) => takeLock(join(`${file}.locks`, 'undo.lock'), 0),
    close: (): void => db.close(),
  }
}
