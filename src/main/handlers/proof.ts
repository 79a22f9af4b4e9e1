import type { HandlerContext, HandlersOf } from './context.ts'

export function proofHandlers({ reader }: Pick<HandlerContext, 'reader'>): HandlersOf<'proof'> {
  return {
    'proof:get': (input) => reader.ask('proof:get', input),
  }
}
