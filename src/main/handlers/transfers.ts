import { rateBetween } from '../../shared/exchange-rate.ts'
import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { EntryId } from '../../shared/ids.ts'
import type { DecidedRow } from '../store/transfer-decisions.ts'
import { markOwnTransfers } from '../sync/transfers.ts'
import { instantOf, tellStale, type HandlerContext } from './context.ts'

type Own = 'transfer:link' | 'transfer:unlink' | 'transfer:candidates' | 'transfer:proposals'

export function transferHandlers(context: HandlerContext): Pick<Handlers, Own> {
  const { store, reader } = context
  return {
    'transfer:link': async ({ firstId, secondId }) => {
      const [first, second] = [rowOf(context, firstId), rowOf(context, secondId)]
      const [out, into] = first.minor < 0 ? [first, second] : [second, first]
      if (first.accountId === second.accountId || out.minor >= 0 || into.minor <= 0)
        throw new AppError('invalid-input', 'two rows that cannot be the two sides of a transfer')
      return await decide(context, 'linked', out, into)
    },
    'transfer:unlink': async ({ linkId }) => {
      const pair = store.transfers.pairOf(linkId)
      if (pair === null) throw new AppError('not-found', 'there is no such pair any more')
      return await decide(context, 'rejected', rowOf(context, pair.outId), rowOf(context, pair.inId))
    },
    'transfer:candidates': (input) => reader.ask('transfer:candidates', input),
    'transfer:proposals': () => reader.ask('transfer:proposals', undefined),
  }
}

/** @throws AppError `not-found` */
function rowOf({ store }: HandlerContext, id: number): DecidedRow {
  const row = store.transfers.decidedRow(id)
  if (row === null) throw new AppError('not-found', 'there is no such booked row any more')
  return row
}

/** One entry of the journal, then what follows from it. */
async function decide(
  context: HandlerContext,
  state: 'linked' | 'rejected',
  out: DecidedRow,
  into: DecidedRow,
): Promise<{ readonly entryId: EntryId }> {
  const { store, clock } = context
  const now = instantOf(clock.now())
  const left = { minor: out.minor, currency: out.currency }
  const came = { minor: into.minor, currency: into.currency }
  const payment = { text: out.text, bookedOn: out.bookedOn, amount: left }
  const { entryId } = store.journal.record(
    { kind: state === 'linked' ? 'link' : 'unlink', at: now, subject: { payment } },
    () =>
      store.transfers.decide({
        outId: out.id,
        inId: into.id,
        outAccountId: out.accountId,
        inAccountId: into.accountId,
        state,
        rate: left.currency === came.currency ? null : rateBetween(left, came),
        at: now,
      }),
  )
  await markOwnTransfers(store)
  tellStale(context, 'transactions', 'journal', 'reviews')
  return { entryId }
}
