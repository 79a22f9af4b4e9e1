import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { EntryId } from '../../shared/ids.ts'
import type { JournalEntry } from '../../shared/journal.ts'
import { connectionsOfEntries, finishInterruptedUndos, redoEntry, undoEntry } from '../sync/undo.ts'
import { instantOf, tellStale, type HandlerContext } from './context.ts'
import type { Jobs } from './jobs.ts'

type Own = 'journal:list' | 'journal:get' | 'journal:undo' | 'journal:undo-last' | 'journal:redo-last'

/** The time machine: what was done, and taking it back. */
export function journalHandlers(context: HandlerContext, jobs: Jobs): Pick<Handlers, Own> {
  const { reader, store } = context
  return {
    'journal:list': (input) => reader.ask('journal:list', input),
    'journal:get': (input) => reader.ask('journal:get', input),
    'journal:undo': async ({ entryId, laterIds }) => {
      const { undone } = await takeBack(context, jobs, entryId, laterIds)
      return { undone }
    },
    'journal:undo-last': async () => {
      const entryId = store.undo.lastOwn()
      if (entryId === null) return null
      await takeBack(context, jobs, entryId, [])
      return reader.ask('journal:entry', { entryId })
    },
    'journal:redo-last': () => redoLast(context, jobs),
  }
}

/** One at a time; what a person does in between is refused, and syncs that could write the same are waited for.
 *  @returns how many entries were taken back, an undo being one, and how many payments went with them. @throws AppError those of `undoEntry` and `redoEntry`. */
export function takeBack(
  context: Pick<HandlerContext, 'store' | 'clock' | 'emit'>,
  jobs: Jobs,
  entryId: EntryId,
  laterIds: readonly EntryId[],
): Promise<{ readonly undone: number; readonly removed: number }> {
  const { store, clock } = context
  return jobs.run('undo', 'all', async (signal) => {
    const ids = [entryId, ...laterIds]
    for (const connectionId of connectionsOfEntries(store, ids)) await jobs.ended('sync', connectionId)
    const at = instantOf(clock.now())
    try {
      // A full disk may have stopped the last one halfway, and until it is ended nothing can be edited.
      await finishInterruptedUndos(store, clock)
      if (store.undo.entry(entryId)?.kind === 'undo') {
        if (laterIds.length > 0) throw new AppError('entries-stand-on-it', 'nothing stands on an undo')
        await redoEntry({ store, entryId, at, signal })
        return { undone: 1, removed: 0 }
      }
      const { undone, undoId } = await undoEntry({ store, entryId, laterIds, at, signal })
      return { undone, removed: store.undo.removedBy(undoId) }
    } finally {
      tellEverything(context)
    }
  })
}

/** null: there is nothing that could be done again, or a later change stands in its way. */
async function redoLast(context: HandlerContext, jobs: Jobs): Promise<JournalEntry | null> {
  const { store, reader } = context
  const undoId = store.undo.lastUndo()
  if (undoId === null || !store.undo.canRedo(undoId)) return null
  const subject = store.undo.entry(undoId)?.subject
  await takeBack(context, jobs, undoId, [])
  return reader.ask('journal:entry', { entryId: subject?.of?.entryId ?? undoId })
}

function tellEverything(context: Pick<HandlerContext, 'emit'>): void {
  tellStale(context, 'journal', 'transactions', 'accounts', 'reviews', 'imports', 'connections')
}
