import type { HandlerContext, HandlersOf } from './context.ts'

export function backupHandlers({ copies }: Pick<HandlerContext, 'copies'>): HandlersOf<'backup'> {
  return {
    'backup:list': () => copies.state(),
    'backup:make': () => copies.make(),
  }
}
