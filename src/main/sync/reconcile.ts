import type { AccountId } from '../../shared/ids.ts'
import type { StoredRow } from '../store/identities.ts'
import { proposePair } from './doubts.ts'
import { areSimilar, daysBetween } from './identity.ts'
import type { Run } from './job.ts'
import { mergeRows } from './merge-rows.ts'

/**
 * Once everything was read: which of the rows that whole answers were without are rows that moved. A payment that moved over the
 * edge of a page went in one answer and came in another, and only together do they say so.
 */
export function reconcile(run: Run): void {
  for (const id of run.told) run.absent.delete(id) // its day moved: another page told of it
  for (const accountId of new Set(run.absent.values())) {
    settleDoubts(run, accountId)
    const gone = run.store.transactions.missingOf(accountId).filter(({ id }) => run.absent.has(id))
    if (gone.length > 0) meetMoved(run, accountId, gone)
  }
}

/** A row came that was like one outside of the days that were read; now a whole answer for that one's day is without it. */
function settleDoubts(run: Run, accountId: AccountId): void {
  const { store, at } = run
  const open = store.reviews
    .openOf(accountId)
    .filter(({ reason, firstId }) => reason === 'moved-out-of-window' && run.absent.has(firstId))
  for (const { id, firstId, secondId } of open) {
    const isAlone = open.every(
      (other) => other.id === id || (other.firstId !== firstId && other.secondId !== secondId),
    )
    if (secondId === null || !isAlone) continue
    store.journal.write(run.entryId, () => {
      store.reviews.decide(id, 'settled', at)
      join(run, firstId, secondId)
    })
  }
}

/** One that went and one that came in this run, the same but for a few days: one payment where each is the other's only
 *  choice; else a question. */
function meetMoved(run: Run, accountId: AccountId, gone: readonly StoredRow[]): void {
  const { store } = run
  const came = store.transactions.addedIn(
    run.entryId,
    accountId,
    gone.map(({ minor }) => minor),
  )
  const options = gone.map((row) => came.filter((other) => isLike(run, row, other)))
  for (const [index, row] of gone.entries()) {
    const choices = options[index] ?? []
    for (const other of choices) {
      const isLone = choices.length === 1 && options.filter((each) => each.includes(other)).length === 1
      store.journal.write(run.entryId, () => {
        if (isLone) join(run, row.id, other.id)
        else
          proposePair(
            store,
            { accountId, firstId: row.id, secondId: other.id, reason: 'moved-out-of-window' },
            run.at,
          )
      })
    }
  }
}

function isLike({ store, identity }: Run, gone: StoredRow, came: StoredRow): boolean {
  return (
    gone.minor === came.minor &&
    Math.abs(daysBetween(gone.bookedOn, came.bookedOn)) <= identity.movesDays &&
    areSimilar(gone.text, came.text) &&
    !store.reviews.isAsked(gone.id, came.id)
  )
}

function join(run: Run, goneId: number, cameId: number): void {
  const wasNew = run.store.transactions.isAddedIn(cameId, run.entryId)
  if (!mergeRows(run.store, goneId, cameId, run.at)) return
  run.absent.delete(goneId)
  run.changed++
  if (wasNew) run.added--
}
