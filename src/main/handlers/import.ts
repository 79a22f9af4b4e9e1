import type { ImportDraft, ImportOutcome } from '../../shared/contract-import.ts'
import type { Language } from '../../shared/language.ts'
import type { Input, Outputs } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { SourceFile } from '../files/import/port.ts'
import { decodeDroppedFile, readSourceFile } from '../files/source-file.ts'
import { planImport } from '../sync/import-plan.ts'
import { importStatements } from '../sync/import-save.ts'
import { connectionsAround, undoImport } from '../sync/import-undo.ts'
import { startPace } from '../sync/pace.ts'
import { finishInterruptedRemovals } from '../sync/remove-connection.ts'
import { instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import type { Draft, OpenDraft } from './import-draft.ts'
import { rememberMapping } from './import-memory.ts'
import { shownDraft } from './import-shown.ts'
import { aimStatements, type AimedStatement } from './import-targets.ts'
import type { Jobs } from './jobs.ts'
import { takeBack } from './journal.ts'

/** The open dialog's own words; the window's are the renderer's. */
const dialogTexts: Readonly<Record<Language, { readonly title: string; readonly filter: string }>> = {
  en: { title: 'Open a file from a bank', filter: 'Files from banks' },
  nb: { title: 'Åpne en fil fra en bank', filter: 'Filer fra banker' },
}
/** By content, whatever it is called; these are the names banks give. */
const extensions = ['csv', 'txt', 'tsv', 'xml', 'ofx', 'qfx']

export function importHandlers(context: HandlerContext, jobs: Jobs, draft: Draft): HandlersOf<'import'> {
  const { store, reader, clock } = context
  const open = async (source: SourceFile): Promise<ImportDraft> => {
    if (jobs.isRunning('import', 'all')) throw new AppError('already-running', 'a file is being taken in')
    return shownDraft(store, await draft.open(source))
  }

  return {
    'import:open': async () => {
      const { title, filter } = dialogTexts[context.language()]
      const path = await context.chooseOpenFile(title, filter, extensions)
      return path === null ? null : await open(await readSourceFile(path))
    },
    'import:drop': ({ name, content }) => open(decodeDroppedFile(name, content)),
    'import:map': async ({ draftId, mapping }) => {
      if (jobs.isRunning('import', 'all')) throw new AppError('already-running', 'a file is being taken in')
      const summary = await draft.get(draftId).thread.map(mapping)
      return shownDraft(store, draft.update(draftId, summary))
    },
    'import:check': async ({ draftId, targets }) => {
      const { statements } = await aimed(store, draft, { draftId, targets })
      const plans = await planImport(store, statements, startPace())
      return statements.map(({ ref }, index) => {
        const plan = plans[index] ?? []
        const added = plan.filter(({ kind }) => kind === 'add').length
        return { ref, added, known: plan.length - added }
      })
    },
    'import:commit': (plan) =>
      jobs.run('import', 'all', (signal) => commit(context, jobs, draft, { plan, signal })),
    'import:cancel': async ({ draftId }) => {
      jobs.cancel('import', 'all')
      await draft.close(draftId)
      return null
    },
    'import:undo': async ({ importId, laterIds = [] }) => {
      const entryId = store.undo.ofImport(importId)
      if (entryId !== null) {
        const { removed } = await takeBack(context, jobs, entryId, laterIds)
        return { removed }
      }
      // Older than the journal.
      return jobs.run('import', 'all', async () => {
        if (!store.imports.isFinished(importId)) throw new AppError('not-found', 'there is no such import')
        try {
          return { removed: await undoImport(store, importId, instantOf(clock.now())) }
        } finally {
          tellStale(context, 'transactions', 'accounts', 'imports')
        }
      })
    },
    'import:list': () => reader.ask('import:list', undefined),
  }
}

async function commit(
  context: HandlerContext,
  jobs: Jobs,
  draft: Draft,
  { plan, signal }: { readonly plan: Input<'import:commit'>; readonly signal: AbortSignal },
): Promise<Outputs['import:commit']> {
  const { store, clock } = context
  await finishInterruptedRemovals(store, clock, signal) // it may be about to leave an account to its files
  const { open, statements } = await aimed(store, draft, plan)
  const { format } = open.summary
  if (format === null || statements.length === 0)
    throw new AppError('invalid-input', 'no statement of the file is to be taken in')
  await syncsEnded(context, jobs, statements)
  const file = { fileName: open.fileName, format, importedAt: instantOf(clock.now()), sha256: open.sha256 }
  try {
    const { importId, accountIds, counts } = await importStatements({
      store,
      file,
      statements,
      signal,
      onProgress: (rows, total) => context.emit('progress', { kind: 'import', rows, total }),
    })
    context.copies.makeIfDue()
    rememberColumns(context, open, accountIds)
    await draft.close(plan.draftId)
    return { importId, outcomes: statements.map(({ ref }, index) => outcomeOf(ref, counts[index])) }
  } finally {
    tellStale(context, 'transactions', 'accounts', 'imports', 'journal')
  }
}

/** @throws AppError those of `aimStatements`; `not-found` where other columns were named meanwhile: the rows would be of one
 *  reading, and what was shown of another. */
async function aimed(
  store: HandlerContext['store'],
  draft: Draft,
  { draftId, targets }: Input<'import:check'>,
): Promise<{ readonly open: OpenDraft; readonly statements: readonly AimedStatement[] }> {
  const open = draft.get(draftId)
  const statements = await aimStatements(store, open, targets)
  if (draft.get(draftId) !== open) throw new AppError('not-found', 'the file is read in another way now')
  return { open, statements }
}

/** A sync of this app that is under way ends soon; one of another process is told of by its lock. */
async function syncsEnded(
  { store }: HandlerContext,
  jobs: Jobs,
  statements: readonly AimedStatement[],
): Promise<void> {
  const into = statements.map((statement) => statement.into)
  for (const connectionId of connectionsAround(store, into)) await jobs.ended('sync', connectionId)
}

function rememberColumns(
  { store }: HandlerContext,
  { summary }: OpenDraft,
  accountIds: readonly string[],
): void {
  const { signature, mapping } = summary.table ?? { signature: null, mapping: null }
  const [accountId] = accountIds
  if (signature === null || mapping === null || accountId === undefined) return
  rememberMapping(store, { signature, mapping, accountId })
}

function outcomeOf(
  ref: string,
  counts: { readonly added: number; readonly known: number } | undefined,
): ImportOutcome {
  return { ref, added: counts?.added ?? 0, known: counts?.known ?? 0 }
}
