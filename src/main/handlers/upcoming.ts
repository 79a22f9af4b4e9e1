import type { HandlerContext, HandlersOf } from './context.ts'

export function upcomingHandlers({ reader }: Pick<HandlerContext, 'reader'>): HandlersOf<'upcoming'> {
  return { 'upcoming:list': () => reader.ask('upcoming:list', undefined) }
}
