import { Button } from '@mantine/core'
import IconFileImport from '@tabler/icons-react/dist/esm/icons/IconFileImport.mjs'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Failure } from '../../../../shared/errors.ts'
import type { BankSettings } from '../../../../shared/model.ts'
import { systems } from '../../../../shared/systems.ts'
import { Problem } from '../../components/Problem.tsx'
import { useFirstWords } from '../../components/use-first-words.ts'
import { PortChange } from './PortChange.tsx'
import type { Wizard } from './use-wizard.ts'
import { needsBrowser, settingsOf } from './wizard-state.ts'
import styles from './ConsentFailure.module.css'

interface ConsentFailureProps {
  readonly wizard: Wizard
  readonly failure: Failure
  readonly onStart: (settings?: BankSettings) => void
}

/** How a sign-in ended otherwise, with the button that helps in this very case. Nothing typed is lost. */
export function ConsentFailure({ wizard, failure, onStart }: ConsentFailureProps) {
  const { t } = useTranslation()
  const { system, hasHistory } = wizard.state
  const words = useFirstWords(failure, systems[system].name, !hasHistory)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus({ preventScroll: true }), [failure])
  return (
    <div ref={box} tabIndex={-1} className={styles.failure}>
      <Problem
        error={failure}
        bank={systems[system].name}
        {...(words === undefined ? {} : { words })}
        action={<WayOn wizard={wizard} failure={failure} onStart={onStart} />}
      >
        {failure.code === 'consent-denied' && system === 'sparebank1' && (
          <p className={styles.hint}>{t('connect.consent.deniedHint')}</p>
        )}
      </Problem>
      {failure.code === 'redirect-port-taken' && <PortChange wizard={wizard} onStart={onStart} />}
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
          <ToCredentials wizard={wizard} />
          <Again isSecond onStart={onStart}>
            {t('connect.consent.startAgain')}
          </Again>
        </>
      )
    case 'bank-ip-changed':
      return (
        <>
          <Again onStart={onStart}>{t('errorWords.tryAgain')}</Again>
          <ToCredentials wizard={wizard} isSecond />
        </>
      )
    case 'consent-denied':
      return (
        <>
          <Again onStart={onStart}>{t('connect.consent.startAgain')}</Again>
          {state.system === 'sparebank1' && (
            <Button variant="default" onClick={() => goTo('finInst')}>
              {t('connect.consent.changeBank')}
            </Button>
          )}
        </>
      )
    case 'redirect-port-taken': {
      const settings = settingsOf(state)
      const port = 'redirectPort' in settings ? settings.redirectPort : ''
      return (
        <Again isSecond onStart={onStart}>
          {t('connect.consent.port.same', { port })}
        </Again>
      )
    }
    case 'service-closed':
      return <OpenFile />
    case 'consent-timeout':
    case 'consent-mismatch':
    case 'consent-cancelled':
    case 'code-expired':
      return <Again onStart={onStart}>{t('connect.consent.startAgain')}</Again>
    default:
      return <Again onStart={onStart}>{t('errorWords.tryAgain')}</Again>
  }
}

interface ToCredentialsProps {
  readonly wizard: Wizard
  /** true: another button is the better way. */
  readonly isSecond?: boolean
}

/** The fields by the name they have on the way of the bank in hand; a provider's client comes from its set-up. */
export function ToCredentials({ wizard, isSecond = false }: ToCredentialsProps) {
  const { t } = useTranslation()
  const { state, goTo } = wizard
  const variant = isSecond ? 'default' : 'filled'
  if (state.system === 'bunq' && state.settings.bunq.door === 'provider') {
    return (
      <Button variant={variant} onClick={() => goTo('prepare')}>
        {t('connect.bunq.consent.toPrepare')}
      </Button>
    )
  }
  const label =
    state.system === 'sbanken'
      ? t('connect.sbanken.check.toKeys')
      : needsBrowser(state)
        ? t('connect.consent.toCredentials')
        : t('connect.bunq.check.toKey')
  return (
    <Button variant={variant} onClick={() => goTo('credentials')}>
      {label}
    </Button>
  )
}

function OpenFile() {
  const { t } = useTranslation()
  return (
    <Button
      component={Link}
      to="/import"
      leftSection={<IconFileImport size={17} stroke={1.8} aria-hidden="true" />}
    >
      {t('connect.consent.openFile')}
    </Button>
  )
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
