import { Button } from '@mantine/core'
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostParts } from '../../../../../shared/annotation.ts'
import type { TransactionDetails } from '../../../../../shared/model.ts'
import { useCommand } from '../../../api.ts'
import { Problem } from '../../../components/Problem.tsx'
import { useFormat } from '../../../format/use-format.ts'
import { draftOf, isComplete, readPart, restOf, type PartDraft } from './split-draft.ts'
import { PartRow, RestRow } from './SplitRows.tsx'
import styles from './SplitEditor.module.css'

interface SplitEditorProps {
  readonly transaction: TransactionDetails
  readonly onClose: () => void
}

/** Parts by text and amount; the last line is what they leave and cannot be typed, so the parts are always the whole. */
export function SplitEditor({ transaction: { id, parts: kept, amount: whole }, onClose }: SplitEditorProps) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const save = useCommand('transaction:set-split')
  const [draft, setDraft] = useState(() => draftOf(kept, whole, locale))
  const form = useRef<HTMLFormElement>(null)
  const focusAt = useRef<number | null>(0)
  useLayoutEffect(() => {
    const at = focusAt.current
    focusAt.current = null
    if (at !== null) form.current?.querySelectorAll<HTMLInputElement>('[data-part-text]')[at]?.focus()
  })
  const { parts, restText } = draft
  const rest = restOf(draft, whole, locale)
  const change = (key: number, part: Partial<PartDraft>) =>
    setDraft({ ...draft, parts: parts.map((each) => (each.key === key ? { ...each, ...part } : each)) })
  const add = () => {
    focusAt.current = parts.length
    const key = Math.max(-1, ...parts.map((part) => part.key)) + 1
    setDraft({ ...draft, parts: [...parts, { key, text: '', typed: '' }] })
  }
  const remove = (index: number) => {
    focusAt.current = Math.max(0, Math.min(index, parts.length - 2))
    setDraft({ ...draft, parts: parts.filter((_, at) => at !== index) })
  }
  const send = (sent: typeof draft) => {
    const read = sent.parts.flatMap(({ text, typed }) => {
      const amount = readPart(typed, whole, locale)
      return amount !== null && 'minor' in amount ? [{ text: text.trim(), minor: amount.minor }] : []
    })
    save.mutate({ transactionId: id, parts: read, restText: sent.restText.trim() }, { onSuccess: onClose })
  }
  return (
    <form
      ref={form}
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete(draft, whole, locale)) send(draft)
      }}
    >
      {parts.map((part, index) => (
        <PartRow
          key={part.key}
          part={part}
          number={index + 1}
          whole={whole}
          onChange={(changed) => change(part.key, changed)}
          onRemove={parts.length > 1 ? () => remove(index) : null}
        />
      ))}
      <RestRow
        text={restText}
        rest={{ ...whole, minor: rest }}
        whole={whole}
        onChange={(text) => setDraft({ ...draft, restText: text })}
      />
      <div className={styles.below}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} stroke={2} aria-hidden="true" />}
          disabled={parts.length >= mostParts}
          onClick={add}
        >
          {t('annotation.split.addPart')}
        </Button>
      </div>
      <p className={styles.hint}>{t('annotation.split.hint')}</p>
      {save.isError && <Problem error={save.error.failure} />}
      <div className={styles.buttons}>
        {kept.length > 0 && (
          <Button
            variant="subtle"
            size="sm"
            className={styles.undo ?? ''}
            onClick={() => send({ parts: [], restText: '' })}
          >
            {t('annotation.split.undo')}
          </Button>
        )}
        <Button variant="default" size="sm" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" size="sm" loading={save.isPending} disabled={!isComplete(draft, whole, locale)}>
          {t('annotation.split.save')}
        </Button>
      </div>
    </form>
  )
}
