import { AppError } from '../../shared/errors.ts'
import type { HandlerContext, HandlersOf } from './context.ts'
import type { Jobs } from './jobs.ts'

export function signingHandlers(_context: HandlerContext, _jobs: Jobs): HandlersOf<'signing'> {
  const later = (): never => {
    throw new AppError('internal', 'not there yet')
  }
  return { 'signing:sign-export': later, 'signing:sign-file': later, 'signing:verify': later }
}
