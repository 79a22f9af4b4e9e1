import { acceptGap, bankAccountOf } from '../sync/accept-gap.ts'
import { instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import type { Jobs } from './jobs.ts'

/** What these work with; the rest of the profile is none of their business. */
export type ProofContext = Pick<HandlerContext, 'store' | 'clock' | 'emit'> & {
  readonly reader: Pick<HandlerContext['reader'], 'ask'>
}

export function proofHandlers(context: ProofContext, jobs: Pick<Jobs, 'ended'>): HandlersOf<'proof'> {
  const { store, clock, reader } = context
  return {
    'proof:get': (input) => reader.ask('proof:get', input),
    'proof:accept': async (input) => {
      await jobs.ended('sync', bankAccountOf(store, input.accountId).connectionId) // it may find what is missing
      try {
        acceptGap(store, input, instantOf(clock.now()))
      } finally {
        tellStale(context, 'transactions', 'journal') // also where it was refused: what is shown is no longer so
      }
      return null
    },
  }
}
