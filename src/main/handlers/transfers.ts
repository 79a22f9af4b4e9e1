import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { HandlerContext } from './context.ts'

type Own = 'transfer:link' | 'transfer:unlink' | 'transfer:candidates' | 'transfer:proposals'

// Placeholder: its owner replaces it.
export function transferHandlers(_context: HandlerContext): Pick<Handlers, Own> {
  const missing = (): never => {
    throw new AppError('internal', 'not built yet')
  }
  return {
    'transfer:link': missing,
    'transfer:unlink': missing,
    'transfer:candidates': missing,
    'transfer:proposals': missing,
  }
}
