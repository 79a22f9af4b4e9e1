import { fold } from '../store/fold.ts'

/** What the person typed, split for the two ways of looking it up. Both find a word anywhere inside others. */
export interface SearchWords {
  /** Every word, folded as the stored text is. */
  readonly all: readonly string[]
  /** An FTS5 query of the words the trigram index can look up; null when there is none. */
  readonly match: string | null
  /** The words too short for the index, or with signs it does not keep. */
  readonly unindexed: readonly string[]
}

/** SQLite's tokenizers drop NUL and read noncharacters as U+FFFD, so the index cannot tell those apart. */
const notIndexed = /[\0\ufffd-\uffff]/

/** Splits typed text into words. A trigram is three code points, and an emoji is one although a string counts two. */
export function searchWords(typed: string): SearchWords {
  const all = [...new Set(fold(typed).split(' '))].filter((word) => word !== '')
  const isIndexed = (word: string) => [...word].length >= 3 && !notIndexed.test(word)
  const indexed = all.filter(isIndexed)
  return {
    all,
    // A quoted string is a phrase whatever it holds; within it only the quote itself is doubled.
    match:
      indexed.length === 0 ? null : indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND '),
    unindexed: all.filter((word) => !isIndexed(word)),
  }
}
