import { calendarDateOf } from '../local-date.ts'
import type { HandlerContext, HandlersOf } from './context.ts'

export function upcomingHandlers({
  reader,
  clock,
}: Pick<HandlerContext, 'reader' | 'clock'>): HandlersOf<'upcoming'> {
  return { 'upcoming:list': () => reader.ask('upcoming:list', { today: calendarDateOf(clock.now()) }) }
}
