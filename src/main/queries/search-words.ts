import { fold } from '../store/fold.ts'

/** The words typed, folded as the stored text is, each once; the longest first, because most rows lack it. */
export function searchWords(typed: string): readonly string[] {
  const words = new Set(fold(typed).split(' '))
  words.delete('')
  return [...words].sort((a, b) => b.length - a.length)
}
