import { AppError } from '../../shared/errors.ts'
import type { HandlersOf } from './context.ts'

function notYet(): never {
  throw new AppError('internal', 'not there yet')
}

// Placeholder while the real ones are being written.
export function pocketHandlers(): HandlersOf<'pocket'> {
  return {
    'pocket:get': notYet,
    'pocket:pin': notYet,
    'pocket:unpin': notYet,
    'pocket:refresh': notYet,
  }
}
