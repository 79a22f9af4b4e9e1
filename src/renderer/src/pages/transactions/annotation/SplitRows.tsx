import { ActionIcon, TextInput } from '@mantine/core'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { useTranslation } from 'react-i18next'
import type { Money } from '../../../../../shared/money.ts'
import { AmountText } from '../../../components/AmountText.tsx'
import { useFormat } from '../../../format/use-format.ts'
import { readPart, type PartDraft } from './split-draft.ts'
import styles from './SplitEditor.module.css'

interface PartRowProps {
  readonly part: PartDraft
  readonly number: number
  readonly whole: Money
  readonly onChange: (part: Partial<PartDraft>) => void
  /** null: it is the only one. */
  readonly onRemove: (() => void) | null
}

/** One part: what it is for, and its amount. Says at once when that is no amount. */
export function PartRow({ part: { text, typed }, number, whole, onChange, onRemove }: PartRowProps) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const read = readPart(typed, whole, locale)
  const problem = read !== null && 'problem' in read ? read.problem : null
  const isTextMissing = text.trim() === '' && read !== null
  return (
    <div className={styles.row} role="group" aria-label={t('annotation.split.part', { number })}>
      <TextInput
        aria-label={t('annotation.split.text', { number })}
        placeholder={t('annotation.split.textPlaceholder')}
        size="sm"
        maxLength={200}
        autoComplete="off"
        value={text}
        data-part-text
        error={isTextMissing ? t('annotation.split.problems.text') : undefined}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <TextInput
        aria-label={t('annotation.split.amount', { number })}
        placeholder={t('annotation.split.amountPlaceholder')}
        size="sm"
        inputMode="decimal"
        maxLength={24}
        autoComplete="off"
        classNames={{ input: styles.amountField ?? '' }}
        value={typed}
        error={
          problem === null
            ? undefined
            : t(`annotation.split.problems.${problem}`, { currency: whole.currency })
        }
        onChange={(event) => onChange({ typed: event.currentTarget.value })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('annotation.split.removePart', { number })}
        disabled={onRemove === null}
        onClick={onRemove ?? undefined}
      >
        <IconX size={15} stroke={1.8} />
      </ActionIcon>
    </div>
  )
}

interface RestRowProps {
  readonly text: string
  readonly rest: Money
  readonly whole: Money
  readonly onChange: (text: string) => void
}

/** What the parts leave, worked out while they are typed. */
export function RestRow({ text, rest, whole, onChange }: RestRowProps) {
  const { t } = useTranslation()
  const isOtherWay = Math.sign(rest.minor) === -Math.sign(whole.minor)
  return (
    <>
      <div className={styles.row} role="group" aria-label={t('annotation.split.restIs')}>
        <TextInput
          aria-label={t('annotation.split.restText')}
          placeholder={t('annotation.split.restPlaceholder')}
          size="sm"
          maxLength={200}
          autoComplete="off"
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <output className={styles.restAmount} aria-label={t('annotation.split.restIs')}>
          <AmountText amount={rest} tone="flow" sign="always" />
        </output>
      </div>
      {rest.minor === 0 && (
        <p role="alert" className={styles.problem}>
          {t('annotation.split.noRest')}
        </p>
      )}
      {isOtherWay && (
        <p role="status" className={styles.notice}>
          {t('annotation.split.otherWay')}
        </p>
      )}
    </>
  )
}
