import { Anchor, UnstyledButton, VisuallyHidden } from '@mantine/core'
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Wizard } from './use-wizard.ts'
import { isReachable, stepLabel, stepNames, stepsOf, type StepName } from './steps.ts'
import { hasStandIn } from './wizard-state.ts'
import styles from './StepRail.module.css'

/** Where one is, what is done, what is to come; done steps can be gone back to, and the way out is always in sight. */
export function StepRail({ wizard, title }: { readonly wizard: Wizard; readonly title: string }) {
  const { t } = useTranslation()
  const { connectionId } = wizard.state
  return (
    <aside className={styles.rail} aria-label={title}>
      <p className={styles.title}>{title}</p>
      <ol className={styles.list} aria-label={t('connect.rail.label')}>
        {shownSteps(wizard).map((name, index) => (
          <RailStep key={name} name={name} number={index + 1} wizard={wizard} />
        ))}
      </ol>
      <div className={styles.leave}>
        <Anchor
          component={Link}
          to={connectionId === null ? '/' : '/connections'}
          className={styles.out ?? ''}
        >
          <IconArrowLeft size={16} stroke={1.8} aria-hidden="true" />
          {t('connect.rail.leave')}
        </Anchor>
        <p className={styles.kept}>
          {connectionId === null ? t('connect.rail.kept') : t('connect.rail.keptExisting')}
        </p>
      </div>
    </aside>
  )
}

interface RailStepProps {
  readonly name: StepName
  readonly number: number
  readonly wizard: Wizard
}

function RailStep({ name, number, wizard }: RailStepProps) {
  const { t } = useTranslation()
  const { step, reached } = wizard.state
  const isNow = step === name
  const isDone = !isNow && stepNames.indexOf(name) < stepNames.indexOf(reached)
  const canGo = !wizard.isBusy && isReachable(wizard.state, name)
  const state = isNow ? styles.now : isDone ? styles.done : styles.ahead
  const inside = (
    <>
      <span className={styles.mark} aria-hidden="true">
        {isDone ? <IconCheck size={14} stroke={2.4} /> : number}
      </span>
      <span>{t(`connect.steps.${stepLabel(wizard.state, name)}`)}</span>
      {isDone && <VisuallyHidden>{t('connect.rail.done')}</VisuallyHidden>}
    </>
  )
  return (
    <li className={`${styles.step} ${state}`} aria-current={isNow ? 'step' : undefined}>
      {canGo ? (
        <UnstyledButton className={styles.button ?? ''} onClick={() => wizard.goTo(name)}>
          {inside}
        </UnstyledButton>
      ) : (
        <span className={styles.button}>{inside}</span>
      )}
    </li>
  )
}

/** The whole way, or as far as it goes: where the bank switched its API off and nothing stands in for it, to that word. */
function shownSteps({ state, isExisting }: Wizard): readonly StepName[] {
  const steps = stepsOf(state)
  const ends = state.system === 'sbanken' && !isExisting && !hasStandIn(state)
  return ends ? steps.slice(0, steps.indexOf('notice') + 1) : steps
}
