import { AppError } from '../../shared/errors.ts'
import type { HandlerContext, HandlersOf } from './context.ts'

export function identityHandlers(_context: HandlerContext): HandlersOf<'identity'> {
  return {
    'identity:identify': () => {
      throw new AppError('internal', 'not there yet')
    },
  }
}
