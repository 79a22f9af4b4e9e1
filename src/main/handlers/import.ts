import { AppError } from '../../shared/errors.ts'
import type { HandlersOf } from './context.ts'

function notYet(): never {
  throw new AppError('internal', 'not there yet')
}

// Placeholder while the real ones are being written.
export function importHandlers(): HandlersOf<'import'> {
  return {
    'import:open': notYet,
    'import:drop': notYet,
    'import:map': notYet,
    'import:check': notYet,
    'import:commit': notYet,
    'import:cancel': notYet,
    'import:undo': notYet,
    'import:list': notYet,
  }
}
