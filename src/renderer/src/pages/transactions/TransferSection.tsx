import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TransactionId } from '../../../../shared/ids.ts'
import type { TransactionDetails } from '../../../../shared/model.ts'
import type { TransferLink } from '../../../../shared/transfer.ts'
import { Problem } from '../../components/Problem.tsx'
import { TransferWhy } from '../../components/TransferWhy.tsx'
import { useFocusKept } from '../../components/use-focus-kept.ts'
import { useTransferAnswer } from '../../components/use-transfer-answer.tsx'
import { Block } from './annotation/Block.tsx'
import { TransferCandidates } from './TransferCandidates.tsx'
import { TransferSide } from './TransferSide.tsx'
import styles from './TransferSection.module.css'

interface TransferSectionProps {
  readonly transaction: TransactionDetails
  /** Shows the other side in place of this one. */
  readonly onOpen: (id: TransactionId) => void
}

/** The other side of a transfer between one's own accounts, why the two are one, and a person's say in it. */
export function TransferSection({ transaction, onOpen }: TransferSectionProps) {
  const { transfer } = transaction
  const section = useRef<HTMLDivElement>(null)
  const onPress = useFocusKept(() => section.current?.querySelector('button'))
  if (transaction.status === 'pending') return null
  return (
    <div ref={section} onClickCapture={onPress}>
      {transfer === null ? (
        <Alone transaction={transaction} />
      ) : (
        <Paired transaction={transaction} link={transfer} onOpen={onOpen} />
      )}
    </div>
  )
}

function Paired({ transaction, link, onOpen }: TransferSectionProps & { readonly link: TransferLink }) {
  const { t } = useTranslation()
  const { link: confirm, reject, isBusy, failure } = useTransferAnswer()
  const other = link.out.transactionId === transaction.id ? link.in : link.out
  const isProposed = link.state === 'proposed'
  return (
    <Block title={t(isProposed ? 'transfers.proposed' : 'transfers.linked')}>
      <TransferSide
        isWay
        side={other}
        label={t('transfers.open')}
        onChoose={() => onOpen(other.transactionId)}
      />
      <TransferWhy link={link} />
      <div className={styles.answers}>
        <Button variant="default" size="compact-sm" disabled={isBusy} onClick={() => reject(link)}>
          {t(isProposed ? 'transfers.no' : 'transfers.notOne')}
        </Button>
        {isProposed && (
          <Button
            size="compact-sm"
            loading={isBusy}
            onClick={() => confirm(link.out.transactionId, link.in.transactionId)}
          >
            {t('transfers.yes')}
          </Button>
        )}
      </div>
      {failure !== undefined && <Problem error={failure} />}
    </Block>
  )
}

/** Neither found nor proposed: a person may know better. */
function Alone({ transaction }: { readonly transaction: TransactionDetails }) {
  const { t } = useTranslation()
  const [isLinking, setLinking] = useState(false)
  const begin = useRef<HTMLButtonElement>(null)
  if (transaction.amount.minor === 0) return null
  const close = () => {
    setLinking(false)
    requestAnimationFrame(() => begin.current?.focus()) // the button is drawn again first
  }
  return (
    <Block
      title={t(transaction.isOwnTransfer ? 'transfers.linked' : 'transfers.none')}
      actions={
        !isLinking && (
          <Button ref={begin} variant="subtle" size="compact-sm" onClick={() => setLinking(true)}>
            {t('transfers.link')}
          </Button>
        )
      }
    >
      {transaction.isOwnTransfer && <p className={styles.note}>{t('transfers.otherSideMissing')}</p>}
      {isLinking && <TransferCandidates transaction={transaction} onClose={close} />}
    </Block>
  )
}
