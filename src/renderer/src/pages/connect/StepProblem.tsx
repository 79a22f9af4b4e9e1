import type { ReactNode } from 'react'
import type { Failure } from '../../../../shared/errors.ts'
import { Problem } from '../../components/Problem.tsx'
import type { ErrorText } from '../../i18n/en/errors.ts'
import { useLedTo } from './use-led-to.ts'

interface StepProblemProps {
  readonly error: Failure
  readonly bank: string
  /** Where more is known of this failure than its code says. */
  readonly words?: ErrorText
  readonly action?: ReactNode
  readonly children?: ReactNode
}

/** What went wrong with a step. It stands below a long form, so it takes the focus and is scrolled into sight. */
export function StepProblem(props: StepProblemProps) {
  const box = useLedTo<HTMLDivElement>(props.error)
  return (
    <div ref={box} tabIndex={-1}>
      <Problem {...props} />
    </div>
  )
}
