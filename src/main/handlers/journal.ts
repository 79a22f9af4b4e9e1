import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { HandlerContext } from './context.ts'

type Own = 'journal:list' | 'journal:get' | 'journal:undo' | 'journal:undo-last'

// Placeholder: its owner replaces it.
export function journalHandlers(_context: HandlerContext): Pick<Handlers, Own> {
  const missing = (): never => {
    throw new AppError('internal', 'not built yet')
  }
  return {
    'journal:list': missing,
    'journal:get': missing,
    'journal:undo': missing,
    'journal:undo-last': missing,
  }
}
