import { useState } from 'react'
import type { ImportDraft } from '../../../../shared/contract-import.ts'
import type { Account } from '../../../../shared/model.ts'
import { firstChoices, type Choice, type Choices } from './choices.ts'

// Outside React: what was chosen is still so after a look at another page, or at the columns.
let kept: { readonly draft: string; readonly choices: Choices } | null = null

/** What the person says of each statement of a file, begun with what main recognised. */
export function useChoices(draft: ImportDraft, accounts: readonly Account[]) {
  // Other columns may make other statements of the same file.
  const name = `${draft.draftId} ${draft.statements.map(({ ref, number }) => `${ref} ${number}`).join()}`
  const [choices, setChoices] = useState<Choices>(() =>
    kept?.draft === name ? kept.choices : firstChoices(draft, accounts),
  )
  const choose = (ref: string, change: Partial<Choice>) =>
    setChoices((before) => {
      const own = before.get(ref)
      const next = own === undefined ? before : new Map(before).set(ref, { ...own, ...change })
      kept = { draft: name, choices: next }
      return next
    })
  return { choices, choose }
}
