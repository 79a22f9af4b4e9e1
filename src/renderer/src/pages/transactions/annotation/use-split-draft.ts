import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { TransactionDetails } from '../../../../../shared/model.ts'
import { useFormat } from '../../../format/use-format.ts'
import { draftOf, type PartDraft, type SplitDraft } from './split-draft.ts'

export interface SplitDraftControl {
  readonly draft: SplitDraft
  /** Something was typed, changed or removed that is not saved. */
  readonly isChanged: boolean
  /** Holds the fields, so that the focus can follow what comes and goes. */
  readonly form: RefObject<HTMLFormElement | null>
  change(key: number, part: Partial<PartDraft>): void
  nameRest(text: string): void
  add(): void
  remove(index: number): void
}

/** Parts while they are typed; the focus begins in the first and goes on to one that was added. */
export function useSplitDraft({
  parts: kept,
  amount,
}: Pick<TransactionDetails, 'parts' | 'amount'>): SplitDraftControl {
  const { locale } = useFormat()
  const [first] = useState(() => draftOf(kept, amount, locale))
  const [draft, setDraft] = useState(first)
  const form = useRef<HTMLFormElement>(null)
  const focusAt = useRef<number | null>(0)
  useLayoutEffect(() => {
    const at = focusAt.current
    focusAt.current = null
    if (at !== null) form.current?.querySelectorAll<HTMLInputElement>('[data-part-text]')[at]?.focus()
  })
  const { parts } = draft
  return {
    draft,
    isChanged: contentOf(draft) !== contentOf(first),
    form,
    change: (key, part) =>
      setDraft({ ...draft, parts: parts.map((each) => (each.key === key ? { ...each, ...part } : each)) }),
    nameRest: (restText) => setDraft({ ...draft, restText }),
    add: () => {
      focusAt.current = parts.length
      const key = Math.max(-1, ...parts.map((part) => part.key)) + 1
      setDraft({ ...draft, parts: [...parts, { key, text: '', typed: '' }] })
    },
    remove: (index) => {
      focusAt.current = Math.max(0, Math.min(index, parts.length - 2))
      setDraft({ ...draft, parts: parts.filter((_, at) => at !== index) })
    },
  }
}

/** A part that says nothing yet is none. */
function contentOf({ parts, restText }: SplitDraft): string {
  const said = parts.filter(({ text, typed }) => `${text}${typed}`.trim() !== '')
  return JSON.stringify([said.map(({ text, typed }) => [text.trim(), typed.trim()]), restText.trim()])
}
