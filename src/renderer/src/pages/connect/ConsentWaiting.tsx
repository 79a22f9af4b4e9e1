import { Button, Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../../shared/errors.ts'
import type { ConnectionId } from '../../../../shared/model.ts'
import { useCommand } from '../../api.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useProgress } from '../../progress.ts'
import { minutesAndSeconds, useSecondsLeft } from './use-seconds-left.ts'
import styles from './ConsentWaiting.module.css'

interface ConsentWaitingProps {
  readonly connectionId: ConnectionId
  readonly cancelFailure: Failure | undefined
  readonly onCancel: () => void
}

/** While the person is at the bank: where things stand, how long is left, the page once more, and the way out. */
export function ConsentWaiting({ connectionId, cancelFailure, onCancel }: ConsentWaitingProps) {
  const { t } = useTranslation()
  const progress = useProgress('authorise', connectionId)
  const reopen = useCommand('connection:reopen-browser')
  const stage = progress?.stage ?? 'opening-browser'
  return (
    <div className={styles.waiting}>
      <Loader size={44} aria-hidden="true" />
      <PageHeader title={t('connect.consent.waiting.title')} />
      <p role="status" className={styles.stage}>
        {t(`connect.consent.waiting.${stage}`)}
      </p>
      <TimeLeft endsAt={progress?.endsAt ?? null} />
      <div className={styles.actions}>
        {stage === 'waiting-for-bank' && (
          <Button variant="light" loading={reopen.isPending} onClick={() => reopen.mutate({ connectionId })}>
            {t('connect.consent.waiting.reopen')}
          </Button>
        )}
        <Button variant="default" onClick={onCancel}>
          {t('connect.consent.waiting.cancel')}
        </Button>
      </div>
      {reopen.isError && <Problem error={reopen.error.failure} />}
      {cancelFailure !== undefined && <Problem error={cancelFailure} />}
    </div>
  )
}

/** A timer, which screen readers tell when asked and not each second. */
function TimeLeft({ endsAt }: { readonly endsAt: string | null }) {
  const { t } = useTranslation()
  const seconds = useSecondsLeft(endsAt)
  const text =
    seconds === null
      ? ''
      : seconds === 0
        ? t('connect.consent.waiting.noTime')
        : t('connect.consent.waiting.left', { time: minutesAndSeconds(seconds) })
  return (
    <p role="timer" className={styles.time}>
      {text}
    </p>
  )
}
