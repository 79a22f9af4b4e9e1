import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { HandlerContext } from './context.ts'

type Own = 'review:list' | 'review:decide'

// Placeholder: its owner replaces it.
export function reviewHandlers(_context: HandlerContext): Pick<Handlers, Own> {
  const missing = (): never => {
    throw new AppError('internal', 'not built yet')
  }
  return {
    'review:list': missing,
    'review:decide': missing,
  }
}
