import { Button, Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bunqRedirectUri } from '../../../../shared/bunq.ts'
import type { Failure } from '../../../../shared/errors.ts'
import type { ConnectionId } from '../../../../shared/ids.ts'
import { redirectUriOf } from '../../../../shared/sparebank1.ts'
import { useCommand } from '../../api.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useProgress } from '../../progress.ts'
import { CopyAddress } from './CopyAddress.tsx'
import { PasteCallback } from './PasteCallback.tsx'
import { minutesAndSeconds, useSecondsLeft } from '../../components/use-seconds-left.ts'
import type { WizardState } from './wizard-state.ts'
import styles from './ConsentWaiting.module.css'

interface ConsentWaitingProps {
  readonly state: WizardState
  readonly connectionId: ConnectionId
  readonly cancelFailure: Failure | undefined
  readonly onCancel: () => void
}

/** While the person is at the bank: where things stand, how long is left, the page once more or elsewhere, the way in by
 *  hand where the browser cannot come back, and the way out. */
export function ConsentWaiting({ state, connectionId, cancelFailure, onCancel }: ConsentWaitingProps) {
  const { t } = useTranslation()
  const progress = useProgress('authorise', connectionId)
  const reopen = useCommand('connection:reopen-browser')
  const stage = progress?.stage ?? 'opening-browser'
  const isAtBank = stage === 'waiting-for-bank'
  const isBunq = state.system === 'bunq'
  const { bunq, sparebank1 } = state.settings
  return (
    <div className={styles.waiting}>
      <Loader size={44} aria-hidden="true" />
      <PageHeader
        title={isBunq ? t('connect.bunq.consent.waitingTitle') : t('connect.consent.waiting.title')}
      />
      <p role="status" className={styles.stage}>
        {isBunq && isAtBank ? t('connect.bunq.consent.waiting') : t(`connect.consent.waiting.${stage}`)}
      </p>
      <TimeLeft endsAt={progress?.endsAt ?? null} />
      <div className={styles.actions}>
        {isAtBank && (
          <>
            <Button
              variant="light"
              loading={reopen.isPending}
              onClick={() => reopen.mutate({ connectionId })}
            >
              {t('connect.consent.waiting.reopen')}
            </Button>
            <CopyAddress connectionId={connectionId} />
          </>
        )}
        <Button variant="default" onClick={onCancel}>
          {t('connect.consent.waiting.cancel')}
        </Button>
      </div>
      {reopen.isError && <Problem error={reopen.error.failure} />}
      {cancelFailure !== undefined && <Problem error={cancelFailure} />}
      {isAtBank && (
        <PasteCallback
          connectionId={connectionId}
          uri={isBunq ? bunqRedirectUri(bunq) : redirectUriOf(sparebank1.redirectPort)}
          isExpected={isBunq && bunq.redirectScheme === 'https'}
        />
      )}
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
