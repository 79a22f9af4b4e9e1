import { fold } from '../store/fold.ts'
import { searchedAmount } from './search-amount.ts'

/** The words typed, folded as the stored text is, each once; the longest first, because most rows lack it. An amount is one word,
 *  also where spaces part its thousands: `1 200` is not whatever has a 1 and a 200. */
export function searchWords(typed: string): readonly string[] {
  if (searchedAmount(typed) !== null) return [fold(typed)]
  const words = new Set(fold(typed).split(' '))
  words.delete('')
  return [...words].sort((a, b) => b.length - a.length)
}
