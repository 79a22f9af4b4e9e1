import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { RailItem } from './Rail.tsx'
import type { OtherSystem } from './wizard-state.ts'

/** A straight way of steps: where one stands, how far one came, and the ways between. */
export interface Steps<S extends string> {
  readonly step: S
  readonly goTo: (step: S) => void
  readonly next: () => void
  /** Absent on the first step of a connection there was before: what it is cannot change. */
  readonly back: (() => void) | undefined
  readonly items: readonly RailItem[]
  /** While something runs that must not be walked away from within the wizard. */
  readonly setBusy: (isBusy: boolean) => void
}

export interface StepsOptions<S extends string> {
  readonly system: OtherSystem
  readonly all: readonly S[]
  readonly entry: S
  /** The furthest step that can be gone to from the beginning. */
  readonly reached: S
  /** There is a connection: the way back to the choice of a system is closed. */
  readonly isSaved: boolean
  readonly labelOf: (step: S) => string
}

/** The way of a system that is no bank; before it stands the step in which it was chosen. */
export function useSteps<S extends string>(options: StepsOptions<S>): Steps<S> {
  const { system, all, isSaved, labelOf } = options
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [step, setStep] = useState(options.entry)
  const [reached, setReached] = useState(() => later(all, options.entry, options.reached))
  const [isBusy, setBusy] = useState(false)
  const goTo = useCallback(
    (to: S) => {
      setStep(to)
      setReached((before) => later(all, before, to))
    },
    [all],
  )
  const at = all.indexOf(step)
  const before = all[at - 1]
  const toChoice = isSaved ? undefined : () => void navigate(`/connect?chosen=${system}`)
  const choice: RailItem = {
    key: 'system',
    label: t('connect.steps.system'),
    state: 'done',
    onGo: isBusy ? null : (toChoice ?? null),
  }
  const items = all.map((each, index): RailItem => {
    const canGo = !isBusy && each !== step && index <= all.indexOf(reached)
    return {
      key: each,
      label: labelOf(each),
      state: each === step ? 'now' : index < all.indexOf(reached) ? 'done' : 'ahead',
      onGo: canGo ? () => goTo(each) : null,
    }
  })
  return {
    step,
    goTo,
    next: () => goTo(all[Math.min(all.length - 1, at + 1)] ?? step),
    back: before === undefined ? toChoice : () => goTo(before),
    items: [choice, ...items],
    setBusy,
  }
}

function later<S extends string>(all: readonly S[], one: S, other: S): S {
  return all.indexOf(one) < all.indexOf(other) ? other : one
}
