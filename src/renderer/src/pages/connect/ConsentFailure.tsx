import { Button } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../../shared/errors.ts'
import { systems } from '../../../../shared/systems.ts'
import { Problem } from '../../components/Problem.tsx'
import { PortChange } from './PortChange.tsx'
import type { Wizard } from './use-wizard.ts'
import type { WizardState } from './wizard-state.ts'
import styles from './ConsentFailure.module.css'

interface ConsentFailureProps {
  readonly wizard: Wizard
  readonly failure: Failure
  readonly onStart: (more?: Partial<WizardState['settings']>) => void
}

/** How a sign-in ended otherwise, with the button that helps in this very case. Nothing typed is lost. */
export function ConsentFailure({ wizard, failure, onStart }: ConsentFailureProps) {
  const { t } = useTranslation()
  const { settings, system } = wizard.state
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus({ preventScroll: true }), [failure])
  return (
    <div ref={box} tabIndex={-1} className={styles.failure}>
      <Problem
        error={failure}
        bank={systems[system].name}
        action={<WayOn wizard={wizard} failure={failure} onStart={onStart} />}
      >
        {failure.code === 'consent-denied' && (
          <p className={styles.hint}>{t('connect.consent.deniedHint')}</p>
        )}
      </Problem>
      {failure.code === 'redirect-port-taken' && (
        <PortChange taken={settings.redirectPort} onUse={(redirectPort) => onStart({ redirectPort })} />
      )}
    </div>
  )
}

function WayOn({ wizard, failure, onStart }: ConsentFailureProps) {
  const { t } = useTranslation()
  const { state, goTo } = wizard
  switch (failure.code) {
    case 'client-rejected':
    case 'client-missing':
      return (
        <>
          <Button onClick={() => goTo('credentials')}>{t('connect.consent.toCredentials')}</Button>
          <Again isSecond onStart={onStart}>
            {t('connect.consent.startAgain')}
          </Again>
        </>
      )
    case 'consent-denied':
      return (
        <>
          <Again onStart={onStart}>{t('connect.consent.startAgain')}</Again>
          <Button variant="default" onClick={() => goTo('finInst')}>
            {t('connect.consent.changeBank')}
          </Button>
        </>
      )
    case 'redirect-port-taken':
      return (
        <Again isSecond onStart={onStart}>
          {t('connect.consent.port.same', { port: state.settings.redirectPort })}
        </Again>
      )
    case 'consent-timeout':
    case 'consent-mismatch':
    case 'consent-cancelled':
    case 'code-expired':
      return <Again onStart={onStart}>{t('connect.consent.startAgain')}</Again>
    default:
      return <Again onStart={onStart}>{t('errorWords.tryAgain')}</Again>
  }
}

interface AgainProps {
  readonly onStart: () => void
  /** true: another button is the better way. */
  readonly isSecond?: boolean
  readonly children: ReactNode
}

function Again({ onStart, isSecond = false, children }: AgainProps) {
  return (
    <Button variant={isSecond ? 'default' : 'filled'} onClick={() => onStart()}>
      {children}
    </Button>
  )
}
