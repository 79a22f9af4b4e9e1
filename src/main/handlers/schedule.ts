import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { HandlerContext } from './context.ts'

type Own = 'connection:pause'

// Placeholder: its owner replaces it.
export function scheduleHandlers(_context: HandlerContext): Pick<Handlers, Own> {
  const missing = (): never => {
    throw new AppError('internal', 'not built yet')
  }
  return {
    'connection:pause': missing,
  }
}
