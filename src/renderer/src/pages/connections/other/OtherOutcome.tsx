import { Anchor, Button } from '@mantine/core'
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ConsentLeft } from '../../../../../shared/consent.ts'
import type { ErrorCode, Failure } from '../../../../../shared/errors.ts'
import type { Connection } from '../../../../../shared/model.ts'
import type { useCommand } from '../../../api.ts'
import { BankIdProblem } from '../../../components/BankIdProblem.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { useFirstWords } from '../../../components/use-first-words.ts'
import { certificateWarningDays } from '../../../components/consent-left.ts'
import { useFormat } from '../../../format/use-format.ts'
import { toSteps } from './other.ts'
import outcomes from '../Outcomes.module.css'
import ends from '../EndsSoon.module.css'

interface OtherOutcomeProps {
  readonly connection: Connection
  readonly left: ConsentLeft | null
  readonly testing: ReturnType<typeof useCommand<'connection:test'>>
  readonly onRetry: () => void
}

/** What came of the last look, here just now or before, and what is going to end. */
export function OtherOutcome({ connection, left, testing, onRetry }: OtherOutcomeProps) {
  const { t } = useTranslation()
  const failure = testing.isPending ? null : (testing.error?.failure ?? connection.lastFailure)
  const isWorking = testing.isSuccess
  return (
    <>
      <p role="status" className={outcomes.said}>
        {testing.isPending && t('connections.other.testing')}
        {isWorking && t('connections.other.works')}
      </p>
      {connection.status === 'new' && failure === null && (
        <p className={outcomes.said}>{t('connections.other.saved')}</p>
      )}
      {connection.status === 'disconnected' && (
        <p className={outcomes.said}>{t('connections.other.disconnected')}</p>
      )}
      {left !== null && left.days <= certificateWarningDays && (
        <CertificateEnds left={left} {...{ connection }} />
      )}
      {failure !== null && !isWorking && connection.status !== 'disconnected' && (
        <LastFailure {...{ connection, failure, onRetry }} />
      )}
    </>
  )
}

function CertificateEnds({
  connection,
  left,
}: Pick<OtherOutcomeProps, 'connection'> & { readonly left: ConsentLeft }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={ends.notice} role="note">
      <IconHourglass size={18} stroke={1.8} aria-hidden="true" />
      <p>
        <strong>
          {left.days < 0
            ? t('connections.other.certificateEnded')
            : t('connections.other.certificateEnds', { date: format.date(left.endsOn, 'long') })}
        </strong>{' '}
        {t('connections.other.certificateOrder')}{' '}
        <Anchor
          component={Link}
          to={toSteps(connection).credentials}
          size="sm"
          inherit
          c="inherit"
          underline="always"
        >
          {t('connections.other.changeCertificate')}
        </Anchor>
      </p>
    </div>
  )
}

/** Where in the wizard it is mended; everything else can be tried again. */
const mends: Partial<Record<ErrorCode, 'credentials' | 'register' | 'actAs'>> = {
  'certificate-unreadable': 'credentials',
  'certificate-other-key': 'credentials',
  'certificate-passphrase': 'credentials',
  'certificate-expired': 'credentials',
  'certificate-refused': 'credentials',
  'client-missing': 'credentials',
  'key-unreadable': 'credentials',
  'key-refused': 'register',
  'client-rejected': 'register',
  'party-refused': 'actAs',
}

interface LastFailureProps {
  readonly connection: Connection
  readonly failure: Failure
  readonly onRetry: () => void
}

function LastFailure({ connection, failure, onRetry }: LastFailureProps) {
  const { t } = useTranslation()
  const { name, status, system } = connection
  // At FIS it is the client's number that is missing, where the key was never registered.
  const isUnregistered = system === 'fis' && failure.code === 'client-missing'
  const mend = isUnregistered ? 'register' : mends[failure.code]
  const words = useFirstWords(failure, name, true) // no accounts ever hang on one of these
  if (mend === undefined) {
    const retry = status === 'ready' ? { onRetry } : {}
    if (system === 'bankid') return <BankIdProblem error={failure} bank={name} {...retry} />
    return <Problem error={failure} bank={name} {...retry} />
  }
  const label = {
    credentials:
      system === 'fis' ? t('connections.other.changeKey') : t('connections.other.changeCertificate'),
    register: t('connections.other.showPublicKey'),
    actAs: t('connections.other.changeParty'),
  }[mend]
  return (
    <Problem
      error={failure}
      bank={name}
      {...(words === undefined ? {} : { words })}
      action={
        <Button component={Link} to={toSteps(connection)[mend]}>
          {label}
        </Button>
      }
    />
  )
}
