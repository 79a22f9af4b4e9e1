import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderOutcome } from '../../../shared/order.ts'
import styles from './SignedFile.module.css'

export type SignedOutcome = Extract<OrderOutcome, { readonly kind: 'signed' }>

interface SignedFileProps {
  readonly signed: SignedOutcome
  /** What can be done next. */
  readonly children?: ReactNode
}

/** A file was signed: where its signature lies, and what is in that. */
export function SignedFile({ signed, children }: SignedFileProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.signed} role="status">
      <IconCircleCheck size={26} stroke={1.8} aria-hidden="true" />
      <div className={styles.words}>
        <h3 ref={heading} tabIndex={-1} className={styles.title}>
          {t('signing.signed.title', { file: signed.fileName })}
        </h3>
        <p>{t('signing.signed.text', { signature: signed.signatureFileName })}</p>
        <p className={styles.personal}>{t('signing.signed.personal')}</p>
        {children !== undefined && <div className={styles.actions}>{children}</div>}
      </div>
    </div>
  )
}
