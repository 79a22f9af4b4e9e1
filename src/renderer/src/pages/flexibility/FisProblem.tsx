import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ErrorCode, Failure } from '../../../../shared/errors.ts'
import type { Connection } from '../../../../shared/model.ts'
import { Problem } from '../../components/Problem.tsx'
import { actAsId } from './act-as-id.ts'
import type { ErrorText } from '../../i18n/en/errors.ts'

interface FisProblemProps {
  readonly connection: Connection
  readonly error: Failure
  readonly words?: ErrorText
  readonly onRetry?: () => void
  readonly isRetrying?: boolean
}

/** Where it is mended: a step of the connection's wizard, or its card. */
const mends: Partial<Record<ErrorCode, 'register' | 'actAs' | 'credentials' | 'connections'>> = {
  'key-refused': 'register',
  'client-rejected': 'register',
  'client-missing': 'register',
  'party-refused': 'actAs',
  'key-unreadable': 'credentials',
  'needs-login': 'connections',
  'scope-missing': 'connections',
  'clock-wrong': 'connections',
}

/** What FIS said no to, or what keeps it from being asked, with the way to where that is mended. */
export function FisProblem({ connection, error, ...rest }: FisProblemProps) {
  const { t } = useTranslation()
  const mend = mends[error.code]
  if (error.code === 'role-missing') return <OfAnotherRole {...{ connection, error }} {...rest} />
  return (
    <Problem
      error={error}
      bank={connection.name}
      {...rest}
      {...(mend === undefined
        ? {}
        : {
            action: (
              <Button
                component={Link}
                to={mend === 'connections' ? '/connections' : `/connect?renew=${connection.id}&step=${mend}`}
              >
                {t(`flex.fix.${mend}`)}
              </Button>
            ),
          })}
    />
  )
}

/** Asking again as the same one brings the same answer: the way out is to act as another. */
function OfAnotherRole({ connection, error, onRetry, isRetrying = false }: FisProblemProps) {
  const { t } = useTranslation()
  return (
    <Problem
      error={error}
      bank={connection.name}
      action={
        <>
          <Button onClick={() => document.getElementById(actAsId)?.focus()}>{t('flex.act.label')}</Button>
          {onRetry !== undefined && (
            <Button variant="default" loading={isRetrying} onClick={onRetry}>
              {t('errorWords.tryAgain')}
            </Button>
          )}
        </>
      }
    />
  )
}
