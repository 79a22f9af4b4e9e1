import { Button } from '@mantine/core'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TransactionDetails } from '../../../../../shared/model.ts'
import { AmountText } from '../../../components/AmountText.tsx'
import { Block } from './Block.tsx'
import { SplitEditor } from './SplitEditor.tsx'
import styles from './SplitSection.module.css'

/** The parts of a transaction: shown as they are, and changed in an editor in their place. */
export function SplitSection({ transaction }: { readonly transaction: TransactionDetails }) {
  const { t } = useTranslation()
  const [isEditing, setEditing] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const { parts, amount } = transaction
  const wasEditing = useRef(isEditing)
  useLayoutEffect(() => {
    if (wasEditing.current && !isEditing) edit.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])
  return (
    <Block
      title={t('annotation.split.title')}
      actions={
        !isEditing && (
          <Button
            ref={edit}
            variant="subtle"
            size="compact-sm"
            disabled={amount.minor === 0}
            onClick={() => setEditing(true)}
          >
            {t(parts.length === 0 ? 'annotation.split.start' : 'annotation.split.edit')}
          </Button>
        )
      }
    >
      {isEditing ? (
        <SplitEditor transaction={transaction} onClose={() => setEditing(false)} />
      ) : (
        parts.length > 0 && <Parts transaction={transaction} />
      )}
    </Block>
  )
}

function Parts({ transaction: { parts, amount } }: { readonly transaction: TransactionDetails }) {
  const { t } = useTranslation()
  const rest = parts.find(({ isRest }) => isRest)?.amount.minor ?? 0
  const isOtherWay = Math.sign(rest) === -Math.sign(amount.minor)
  return (
    <>
      <ul className={styles.parts} aria-label={t('annotation.split.list')}>
        {parts.map((part, index) => (
          <li key={index} className={styles.part}>
            <bdi className={styles.text}>
              {part.text === ''
                ? t(part.isRest ? 'annotation.split.rest' : 'annotation.split.unnamed')
                : part.text}
            </bdi>
            {part.isRest && part.text !== '' && (
              <span className={styles.rest}>{t('annotation.split.rest')}</span>
            )}
            <span className={styles.amount}>
              <AmountText amount={part.amount} tone="flow" sign="always" />
            </span>
          </li>
        ))}
      </ul>
      {rest === 0 && <p className={styles.notice}>{t('annotation.split.noRestNow')}</p>}
      {isOtherWay && <p className={styles.notice}>{t('annotation.split.otherWay')}</p>}
    </>
  )
}
