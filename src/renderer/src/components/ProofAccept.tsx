import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountId } from '../../../shared/ids.ts'
import type { Money } from '../../../shared/money.ts'
import { useCommand } from '../api.ts'
import { useFormat } from '../format/use-format.ts'
import { useStatus } from '../status.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import styles from './ProofDrawer.module.css'

interface ProofAcceptProps {
  readonly accountId: AccountId
  readonly gap: Money
  readonly isAsking: boolean
  readonly onAsk: (isAsking: boolean) => void
  /** The gap has gone, and this with it. */
  readonly onGone: () => void
}

/** The way out of a difference that was looked into and that nothing mends: it is set aside, once the person knows what that
 *  means. */
export function ProofAccept({ accountId, gap, isAsking, onAsk, onGone }: ProofAcceptProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { platform } = useStatus()
  const accept = useCommand('proof:accept')
  // A sync may mend it while the person is asked, and what was done shows before it is answered.
  useEffect(
    () => () => {
      onAsk(false)
      onGone()
    },
    [onAsk, onGone],
  )
  const close = () => {
    accept.reset()
    onAsk(false)
  }
  const setAside = () => accept.mutate({ accountId, gapMinor: gap.minor }, { onSuccess: close })
  return (
    <section className={styles.accept}>
      <p className={styles.quiet}>{t('proof.accept.hint')}</p>
      <Button variant="default" size="xs" onClick={() => onAsk(true)}>
        {t('proof.accept.button')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('proof.accept.title')}
        confirmLabel={t('proof.accept.button')}
        isBusy={accept.isPending}
        failure={accept.error?.failure}
        onConfirm={setAside}
        onClose={close}
      >
        <div className={styles.ask}>
          <p>{t('proof.accept.what', { amount: format.money(gap, { sign: 'always' }) })}</p>
          <p>{t('proof.accept.later')}</p>
          <p>{t('proof.accept.back', { key: platform === 'darwin' ? '⌘Z' : 'Ctrl+Z' })}</p>
        </div>
      </ConfirmDialog>
    </section>
  )
}
