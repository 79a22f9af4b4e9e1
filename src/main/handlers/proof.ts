import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { HandlerContext } from './context.ts'

type Own = 'proof:get'

// Placeholder: its owner replaces it.
export function proofHandlers(_context: HandlerContext): Pick<Handlers, Own> {
  const missing = (): never => {
    throw new AppError('internal', 'not built yet')
  }
  return {
    'proof:get': missing,
  }
}
