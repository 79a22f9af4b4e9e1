import { Button, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../../shared/errors.ts'
import type { ConnectionId } from '../../../../shared/ids.ts'
import { systems } from '../../../../shared/systems.ts'
import { Problem } from '../../components/Problem.tsx'
import { useFirstWords } from '../../components/use-first-words.ts'
import { useBankIdWords } from '../../components/use-bankid-words.ts'
import { Note } from './Note.tsx'
import { Step } from './Step.tsx'
import { StepProblem } from './StepProblem.tsx'
import { useCheck } from './use-check.ts'
import type { Steps } from './use-steps.ts'
import type { OtherSystem } from './wizard-state.ts'
import styles from './BrowserConsent.module.css'

interface CheckFrameProps {
  readonly system: OtherSystem
  readonly wizard: {
    /** `isChecked`: it went well, now or before. */
    readonly state: { readonly connectionId: ConnectionId | null; readonly isChecked: boolean }
    readonly change: (part: { readonly isChecked: boolean }) => void
    readonly steps: Pick<Steps<string>, 'back' | 'next' | 'setBusy'>
  }
  /** What will be asked, before it is. */
  readonly children: ReactNode
  /** Where this very failure is mended; null: trying again is all there is. */
  readonly mend: (failure: Failure) => { readonly label: string; readonly go: () => void } | null
  /** More to know of a failure than its code says. */
  readonly hint?: (failure: Failure) => string | null
}

/** What was kept is tried out, where no browser is needed: before, meanwhile, and every way it can end. */
export function CheckFrame(props: CheckFrameProps) {
  const { t } = useTranslation()
  const { system, wizard } = props
  const { state, change, steps } = wizard
  const { isChecked } = state
  const words = `connect.${system}.check` as const
  const check = useCheck(state.connectionId, steps.setBusy)
  const { failure, isRunning } = check
  const start = () => {
    change({ isChecked: false })
    check.start(() => {
      change({ isChecked: true })
      steps.next()
    })
  }
  const isWaiting = !isRunning && failure === undefined && !isChecked
  return (
    <Step
      title={t(`${words}.title`)}
      subtitle={t(`${words}.subtitle`)}
      onBack={isRunning ? undefined : steps.back}
      nextLabel={
        isWaiting ? t(`${words}.start`) : isChecked && failure === undefined ? t('connect.next') : undefined
      }
      onNext={isWaiting ? start : steps.next}
      aside={
        isRunning ? (
          <Button variant="default" onClick={check.cancel}>
            {t('common.cancel')}
          </Button>
        ) : (
          isChecked &&
          failure === undefined && (
            <Button variant="default" onClick={start}>
              {t('connect.checkAgain')}
            </Button>
          )
        )
      }
    >
      {failure !== undefined && <Failed {...props} failure={failure} onStart={start} />}
      {check.cancelFailure !== undefined && <Problem error={check.cancelFailure} />}
      {isChecked && !isRunning && failure === undefined && (
        <Note title={t(`${words}.given`)}>{t(`${words}.givenText`)}</Note>
      )}
      {isWaiting && props.children}
      <p className={styles.minutes} role="status">
        {isRunning && (
          <>
            <Loader size={15} mr={10} aria-hidden="true" />
            {t(`${words}.running`)}
          </>
        )}
      </p>
    </Step>
  )
}

interface FailedProps extends Pick<CheckFrameProps, 'system' | 'mend' | 'hint'> {
  readonly failure: Failure
  readonly onStart: () => void
}

function Failed({ system, failure, mend, hint, onStart }: FailedProps) {
  const { t } = useTranslation()
  const way = mend(failure)
  const more = hint?.(failure) ?? null
  const bank = systems[system].name
  const ofBankId = useBankIdWords(failure)
  const first = useFirstWords(failure, bank, true) // no accounts ever hang on one of these
  const words = (system === 'bankid' ? ofBankId : undefined) ?? first
  return (
    <StepProblem
      error={failure}
      bank={bank}
      {...(words === undefined ? {} : { words })}
      action={
        <>
          {way !== null && <Button onClick={way.go}>{way.label}</Button>}
          <Button variant={way === null ? 'filled' : 'default'} onClick={onStart}>
            {t('errorWords.tryAgain')}
          </Button>
        </>
      }
    >
      {more !== null && <p>{more}</p>}
    </StepProblem>
  )
}
