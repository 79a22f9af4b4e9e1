import { Button, NativeSelect } from '@mantine/core'
import IconFileCertificate from '@tabler/icons-react/dist/esm/icons/IconFileCertificate.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { BankIdProblem } from '../../components/BankIdProblem.tsx'
import { Panel } from '../../components/Panel.tsx'
import { SignedFile, type SignedOutcome } from '../../components/SignedFile.tsx'
import { SigningOrder } from '../../components/SigningOrder.tsx'
import { useBankId, type BankIdConnections } from '../../components/use-bankid.ts'
import { useFocusWhereLost } from '../../components/use-focus-where-lost.ts'
import { useOrderStart } from '../../components/use-order-start.ts'
import styles from './SigningPage.module.css'

/** A file, the BankID app, and where the signature lies. */
export function SignPanel() {
  const { t } = useTranslation()
  const bankId = useBankId()
  const [chosen, setChosen] = useState<string | null>(null)
  const [signed, setSigned] = useState<SignedOutcome | null>(null)
  const { orderId, visibleText, isStarting, failure, start, clear } = useOrderStart('signing:sign-file')
  const stage = orderId ?? (isStarting ? 'starting' : 'choosing')
  const place = useFocusWhereLost(stage, { onlyLater: true })
  const connectionId = bankId.ready.find(({ id }) => id === chosen)?.id ?? bankId.ready[0]?.id
  const begin = () => {
    if (connectionId === undefined) return
    setSigned(null)
    start({ connectionId })
  }
  if (orderId !== null) {
    return (
      <Panel title={t('signing.sign.title')}>
        <div data-signing>
          <SigningOrder
            orderId={orderId}
            visibleText={visibleText}
            title={t('signing.sign.order')}
            onSigned={setSigned}
            onRetry={begin}
            onClosed={clear}
          />
        </div>
      </Panel>
    )
  }
  return (
    <Panel title={t('signing.sign.title')}>
      <div ref={place} tabIndex={-1} className={styles.way}>
        {signed === null ? <WhatSigningIs /> : <SignedFile signed={signed} />}
        {failure !== null && <BankIdProblem error={failure} />}
        <div className={styles.foot}>
          <Using bankId={bankId} value={connectionId} onChange={setChosen} />
          {connectionId !== undefined && (
            <Button
              leftSection={<IconFileCertificate size={18} stroke={1.7} />}
              variant={signed === null ? 'filled' : 'default'}
              onClick={begin}
              data-autofocus
              loading={isStarting}
            >
              {signed === null ? t('signing.sign.choose') : t('signing.sign.again')}
            </Button>
          )}
          <p role="status" className={styles.status}>
            {isStarting ? t('signing.sign.choosing') : ''}
          </p>
        </div>
      </div>
    </Panel>
  )
}

function WhatSigningIs() {
  const { t } = useTranslation()
  return (
    <>
      <p className={styles.text}>{t('signing.sign.text')}</p>
      <p className={styles.text}>{t('signing.sign.personal')}</p>
    </>
  )
}

interface UsingProps {
  readonly bankId: BankIdConnections
  readonly value: string | undefined
  readonly onChange: (connectionId: string) => void
}

/** Which of several ways to BankID is taken, or how to get one. */
function Using({ bankId: { isPending, ready, isUnready }, value, onChange }: UsingProps) {
  const { t } = useTranslation()
  if (isPending || ready.length === 1) return null
  if (ready.length > 1) {
    return (
      <NativeSelect
        className={styles.using ?? ''}
        label={t('signing.sign.using')}
        data={ready.map(({ id, name }) => ({ value: id, label: name }))}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  return (
    <>
      <p>{isUnready ? t('signing.sign.unreadyText') : t('signing.sign.connectText')}</p>
      <Button component={Link} to={isUnready ? '/connections' : '/connect?system=bankid'}>
        {isUnready ? t('signing.sign.unready') : t('signing.sign.connect')}
      </Button>
    </>
  )
}
