import { AppError, isAppError, toFailure } from '../../shared/errors.ts'
import type { ImportFormat } from '../../shared/import-file.ts'
import type { AccountId, CalendarDate, EntryId, ImportId, Instant } from '../../shared/ids.ts'
import type { ImportedAccount, ImportedFile } from '../store/imports.ts'
import type { Store } from '../store/store.ts'
import { lockForImport, releaseImport } from './import-undo.ts'
import { planImport, type FileStatement, type PlannedRow } from './import-plan.ts'
import { contentNames } from './known.ts'
import { startPace, type Pace } from './pace.ts'
import { proveAgain } from './prove-again.ts'
import { markOwnTransfers } from './transfers.ts'

/** One statement of a file, and where it goes. */
export interface StatementToImport extends FileStatement {
  /** The balance at the end of a day, in minor units; null: nobody says. */
  readonly stated: { readonly on: CalendarDate; readonly minor: number } | null
}

export interface ImportOptions {
  readonly store: Store
  readonly file: ImportedFile
  readonly statements: readonly StatementToImport[]
  readonly signal: AbortSignal
  readonly onProgress: (rows: number, total: number) => void
}

export interface ImportSummary {
  readonly importId: ImportId
  /** Of each statement, in their order. */
  readonly counts: readonly { readonly added: number; readonly known: number }[]
  /** The accounts the statements went into, in their order. */
  readonly accountIds: readonly AccountId[]
}

/**
 * Takes a file in, wholly or not at all. A hundred thousand rows in one transaction would hold the window for seconds, so
 * they are written in small ones under an import that is marked unfinished; what fails, is cancelled or is killed on the way
 * is taken back, at once or when the store is next opened.
 * @throws AppError `already-running` while another file is taken in or a sync could reach one of the accounts, `cancelled`,
 *   and those of the store; nothing of the file stays then.
 */
export async function importStatements(options: ImportOptions): Promise<ImportSummary> {
  const { store, statements, file, signal } = options
  const unlock = lockForImport(
    store,
    statements.map(({ into }) => into),
  )
  try {
    const pace = startPace(signal)
    const plans = await planImport(store, statements, pace)
    await pace.rest() // stopped by now: nothing is begun
    const { importId, entryId, accountIds } = begin(options, plans)
    try {
      await writeRows(options, plans, { entryId, importId, accountIds, pace })
      await markOwnTransfers(store)
      store.transaction(() => {
        store.imports.finish(importId)
        store.journal.end(entryId, file.importedAt)
        for (const id of new Set(accountIds)) store.accounts.files.updateBalance(id, file.importedAt)
        proveAgain(store, file.importedAt)
      })
    } catch (error) {
      throw await takenBack(store, importId, file, error)
    }
    return { importId, accountIds, counts: plans.map(countsOf) }
  } finally {
    unlock()
  }
}

/** @returns the error to throw once nothing of the import is left. */
async function takenBack(store: Store, id: ImportId, file: ImportedFile, error: unknown): Promise<unknown> {
  try {
    await releaseImport(store, id, file.importedAt)
    return error
  } catch (second) {
    // The store itself failed. The import is still marked as unfinished, and goes when the store is opened again.
    const cause = new AggregateError([error, second])
    // A full disk stays a full disk; but one that only was to be stopped is not gone, and that is what counts.
    const { code } = toFailure(isAppError(error, 'cancelled') ? second : error)
    return new AppError(code, 'an import failed and could not be taken back yet', { cause })
  }
}

function countsOf(plan: readonly PlannedRow[]): { readonly added: number; readonly known: number } {
  const added = plan.filter(({ kind }) => kind === 'add').length
  return { added, known: plan.length - added }
}

/** Flushed before the first row is written: whatever comes after has a name to be taken back by. */
function begin(
  { store, file, statements }: ImportOptions,
  plans: readonly (readonly PlannedRow[])[],
): Omit<Writing, 'pace'> {
  return store.transaction(() => {
    const importId = store.imports.begin(file)
    const subject = { name: file.fileName }
    const entryId = store.journal.begin({ kind: 'import', at: file.importedAt, subject, importId })
    const created = new Map<FileStatement['into'], AccountId>()
    const accountIds = statements.map(({ into }) => {
      if (typeof into === 'string') return into
      const accountId = created.get(into) ?? store.accounts.files.create(into)
      created.set(into, accountId)
      return accountId
    })
    for (const accountId of new Set(accountIds)) {
      const own = statements
        .map((statement, index) => ({ ...statement, ...countsOf(plans[index] ?? []) }))
        .filter((_, index) => accountIds[index] === accountId)
      store.imports.setAccount(importId, accountFacts(accountId, own))
    }
    return { importId, entryId, accountIds }
  })
}

/** Several statements of one account, month by month perhaps, count together; the latest balance is the one that counts. */
function accountFacts(
  accountId: AccountId,
  statements: readonly (StatementToImport & { readonly added: number; readonly known: number })[],
): ImportedAccount {
  let firstDay: CalendarDate | null = null
  let lastDay: CalendarDate | null = null
  let stated: StatementToImport['stated'] = null
  let added = 0
  let known = 0
  for (const statement of statements) {
    for (const { bookedOn } of statement.rows) {
      if (firstDay === null || bookedOn < firstDay) firstDay = bookedOn
      if (lastDay === null || bookedOn > lastDay) lastDay = bookedOn
    }
    if (statement.stated !== null && (stated === null || statement.stated.on >= stated.on))
      stated = statement.stated
    added += statement.added
    known += statement.known
  }
  return { accountId, firstDay, lastDay, added, known, stated }
}

interface Writing {
  readonly entryId: EntryId
  readonly importId: ImportId
  readonly accountIds: readonly AccountId[]
  readonly pace: Pace
}

async function writeRows(
  { store, file, onProgress }: ImportOptions,
  plans: readonly (readonly PlannedRow[])[],
  { entryId, importId, accountIds, pace }: Writing,
): Promise<void> {
  const work = plans.flatMap((plan, index) =>
    plan.map((planned) => ({ planned, accountId: accountIds[index] ?? '' })),
  )
  const written = new Map<number, number>()
  const nameOf = contentNames(store.transactions)
  let next = 0
  onProgress(0, work.length)
  while (next < work.length) {
    await pace.rest()
    store.journal.writePage(entryId, () => {
      const start = next
      for (; next < work.length && !(next > start && pace.isDue()); next++) {
        const item = work[next]
        if (item === undefined) break
        const { importedAt: at, format } = file
        const id = writeRow(store, item.planned, item.accountId, { written, nameOf, at, format })
        store.imports.addRow(importId, id)
      }
    })
    onProgress(next, work.length)
  }
}

interface RowWriting {
  readonly written: Map<number, number>
  readonly nameOf: ReturnType<typeof contentNames>
  readonly at: Instant
  readonly format: ImportFormat
}

function writeRow(
  { transactions }: Store,
  planned: PlannedRow,
  accountId: AccountId,
  { written, nameOf, at, format }: RowWriting,
): number {
  if (planned.kind === 'known') {
    const id = planned.id < 0 ? written.get(planned.id) : planned.id
    if (id === undefined) throw new Error('a row of the file was met before it was written')
    if (planned.alias !== null) transactions.alias(accountId, id, planned.alias)
    return id
  }
  const identity = planned.identity ?? nameOf(planned.row, accountId)
  const id = transactions.insertFromFile(accountId, identity, planned.row, at, format)
  if (id === null) throw new Error('an identity was taken between plan and writing, under the lock')
  transactions.forgetFormer(accountId, identity)
  written.set(planned.id, id)
  return id
}
