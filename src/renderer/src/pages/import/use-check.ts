import { useDebouncedValue } from '@mantine/hooks'
import type { ImportDraft, ImportOutcome, ImportTarget } from '../../../../shared/contract-import.ts'
import type { Failure } from '../../../../shared/errors.ts'
import { useApi } from '../../api.ts'

export interface Check {
  /** null: cannot be known yet. */
  readonly outcomes: readonly ImportOutcome[] | null
  readonly isChecking: boolean
  readonly failure: Failure | null
}

const settleMs = 250

/** What taking the file in would do, compared again when the choices have stood still for a moment. */
export function useCheck({ draftId }: ImportDraft, targets: readonly ImportTarget[] | null): Check {
  // As text, because equal plans are the same plan: drawing anew asks nothing.
  const now =
    targets === null || targets.every(({ into }) => into.kind === 'skip') ? '' : JSON.stringify(targets)
  const [asked] = useDebouncedValue(now, settleMs)
  const isKnown = asked !== ''
  const reply = useApi(
    'import:check',
    { draftId, targets: isKnown ? (JSON.parse(asked) as ImportTarget[]) : [] },
    { enabled: isKnown, keepPrevious: true },
  )
  const isUnsettled = now !== asked
  if (now === '') return { outcomes: null, isChecking: false, failure: null }
  return {
    outcomes: reply.data ?? null,
    isChecking: isUnsettled || reply.isFetching,
    failure: isUnsettled ? null : (reply.error?.failure ?? null),
  }
}
