import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { HandlerContext } from './context.ts'

type Own =
  | 'transaction:set-note'
  | 'transaction:set-tags'
  | 'transaction:set-split'
  | 'tags:list'
  | 'attachment:add'
  | 'attachment:drop'
  | 'attachment:save'
  | 'attachment:remove'

// Placeholder: its owner replaces it.
export function annotationHandlers(_context: HandlerContext): Pick<Handlers, Own> {
  const missing = (): never => {
    throw new AppError('internal', 'not built yet')
  }
  return {
    'transaction:set-note': missing,
    'transaction:set-tags': missing,
    'transaction:set-split': missing,
    'tags:list': missing,
    'attachment:add': missing,
    'attachment:drop': missing,
    'attachment:save': missing,
    'attachment:remove': missing,
  }
}
