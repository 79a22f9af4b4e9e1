import { useTranslation } from 'react-i18next'
import { Rail, type RailItem } from './Rail.tsx'
import { isReachable, stepLabel, stepNames, stepsOf, type StepName } from './steps.ts'
import { useOtherSteps } from './use-other-steps.ts'
import type { Wizard } from './use-wizard.ts'
import { hasStandIn } from './wizard-state.ts'

/** The way to the bank in hand; or, where a system that is no bank is chosen in the first step, what that leads to. */
export function StepRail({ wizard, title }: { readonly wizard: Wizard; readonly title: string }) {
  const { t } = useTranslation()
  const { state } = wizard
  const otherSteps = useOtherSteps(state.other)
  const ownSteps = shownSteps(wizard).map((name): RailItem => ({
    key: name,
    label: t(`connect.steps.${stepLabel(state, name)}`),
    state: standingOf(wizard, name),
    onGo: !wizard.isBusy && isReachable(state, name) ? () => wizard.goTo(name) : null,
  }))
  return (
    <Rail
      title={title}
      items={otherSteps ?? ownSteps}
      isSaved={state.connectionId !== null}
      hasHistory={state.hasHistory}
    />
  )
}

function standingOf({ state: { step, reached } }: Wizard, name: StepName): RailItem['state'] {
  if (step === name) return 'now'
  return stepNames.indexOf(name) < stepNames.indexOf(reached) ? 'done' : 'ahead'
}

/** The whole way, or as far as it goes: where the bank switched its API off and nothing stands in for it, to that word. */
function shownSteps({ state, isExisting }: Wizard): readonly StepName[] {
  const steps = stepsOf(state)
  const ends = state.system === 'sbanken' && !isExisting && !hasStandIn(state)
  return ends ? steps.slice(0, steps.indexOf('notice') + 1) : steps
}
