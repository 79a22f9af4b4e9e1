import { useState } from 'react'
import type { ImportDraft } from '../../../../shared/contract-import.ts'

export type Step = 'columns' | 'review'

// Outside React, so that a look at another page does not lead back to the columns.
let kept: { readonly draftId: string; readonly step: Step } | null = null

/** Where one is with a file. A table of unknown columns begins with them, unless the person named them another time. */
export function useStep({ draftId, table }: ImportDraft): readonly [Step, (step: Step) => void] {
  const isClear = table === null || (table.isRemembered && table.problem === null)
  const [step, setStep] = useState<Step>(
    kept?.draftId === draftId ? kept.step : isClear ? 'review' : 'columns',
  )
  return [
    step,
    (next) => {
      kept = { draftId, step: next }
      setStep(next)
    },
  ]
}
