import { Button, Loader } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../../shared/errors.ts'
import { systems } from '../../../../shared/systems.ts'
import { Problem } from '../../components/Problem.tsx'
import { Note } from './Note.tsx'
import { Step } from './Step.tsx'
import type { useCheck } from './use-check.ts'
import type { OtherSystem } from './wizard-state.ts'
import styles from './BrowserConsent.module.css'

interface CheckFrameProps {
  readonly system: OtherSystem
  readonly check: ReturnType<typeof useCheck>
  /** It went well, now or before. */
  readonly isDone: boolean
  readonly words: {
    readonly title: string
    readonly subtitle: string
    readonly start: string
    readonly running: string
    readonly given: string
    readonly givenText: string
  }
  /** What will be asked, before it is. */
  readonly children: ReactNode
  /** Where this very failure is mended; null: trying again is all there is. */
  readonly mend: (failure: Failure) => { readonly label: string; readonly go: () => void } | null
  /** More to know of a failure than its code says. */
  readonly hint?: (failure: Failure) => string | null
  readonly onStart: () => void
  readonly onBack: (() => void) | undefined
  readonly onNext: () => void
}

/** What was kept is tried out, where no browser is needed: before, meanwhile, and every way it can end. */
export function CheckFrame(props: CheckFrameProps) {
  const { t } = useTranslation()
  const { check, isDone, words } = props
  const { failure, isRunning } = check
  const isWaiting = !isRunning && failure === undefined && !isDone
  return (
    <Step
      title={words.title}
      subtitle={words.subtitle}
      onBack={isRunning ? undefined : props.onBack}
      nextLabel={isWaiting ? words.start : isDone && failure === undefined ? t('connect.next') : undefined}
      onNext={isWaiting ? props.onStart : props.onNext}
      aside={
        isRunning ? (
          <Button variant="default" onClick={check.cancel}>
            {t('common.cancel')}
          </Button>
        ) : (
          isDone &&
          failure === undefined && (
            <Button variant="default" onClick={props.onStart}>
              {t('connect.checkAgain')}
            </Button>
          )
        )
      }
    >
      {failure !== undefined && <Failed {...props} failure={failure} />}
      {check.cancelFailure !== undefined && <Problem error={check.cancelFailure} />}
      {isDone && !isRunning && failure === undefined && <Note title={words.given}>{words.givenText}</Note>}
      {isWaiting && props.children}
      <p className={styles.minutes} role="status">
        {isRunning && (
          <>
            <Loader size={15} mr={10} aria-hidden="true" />
            {words.running}
          </>
        )}
      </p>
    </Step>
  )
}

function Failed({ system, failure, mend, hint, onStart }: CheckFrameProps & { readonly failure: Failure }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus({ preventScroll: true }), [failure])
  const way = mend(failure)
  const more = hint?.(failure) ?? null
  return (
    <div ref={box} tabIndex={-1}>
      <Problem
        error={failure}
        bank={systems[system].name}
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
      </Problem>
    </div>
  )
}
