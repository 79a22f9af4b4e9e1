import type { ReadDb } from '../store/port.ts'

interface SpellingRow {
  readonly folded: string
  readonly tag: string
  readonly count: number
}
export interface TagCount {
  readonly tag: string
  readonly count: number
}

/** In that alphabet stand Norwegian words, whatever the system speaks. */
const alphabet = new Intl.Collator('nb')

/** Every tag of what is shown, with the number of rows a list of it would have; written as on most of them. */
export function tagsQuestion(db: ReadDb): () => readonly TagCount[] {
  const spellings = db.prepare<[], SpellingRow>(`
    SELECT g.folded, g.tag, count(*) AS count FROM transaction_tag g INDEXED BY transaction_tag_tag
    CROSS JOIN bank_transaction t ON t.id = g.transaction_id
    WHERE t.account_id IN (SELECT id FROM account WHERE is_chosen = 1)
    GROUP BY g.folded, g.tag ORDER BY g.folded, count DESC, g.tag`)
  return () => {
    const tags = new Map<string, TagCount>()
    for (const { folded, tag, count } of spellings.all([])) {
      const known = tags.get(folded)
      tags.set(folded, { tag: known?.tag ?? tag, count: (known?.count ?? 0) + count })
    }
    return [...tags.values()].sort((a, b) => alphabet.compare(a.tag, b.tag))
  }
}
