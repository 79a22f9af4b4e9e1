import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { HandlerContext } from './context.ts'

type Own = 'backup:list' | 'backup:make'

// Placeholder: its owner replaces it.
export function backupHandlers(_context: HandlerContext): Pick<Handlers, Own> {
  const missing = (): never => {
    throw new AppError('internal', 'not built yet')
  }
  return {
    'backup:list': missing,
    'backup:make': missing,
  }
}
