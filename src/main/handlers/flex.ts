import { AppError } from '../../shared/errors.ts'
import type { HandlerContext, HandlersOf } from './context.ts'
import type { Jobs } from './jobs.ts'

export function flexHandlers(_context: HandlerContext, _jobs: Jobs): HandlersOf<'flex'> {
  const later = (): never => {
    throw new AppError('internal', 'not there yet')
  }
  return {
    'flex:identity': later,
    'flex:parties': later,
    'flex:assume': later,
    'flex:page': later,
    'flex:record': later,
    'flex:export': later,
    'flex:cancel-export': later,
  }
}
