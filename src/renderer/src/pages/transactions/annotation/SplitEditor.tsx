import { Button } from '@mantine/core'
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { useContext, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { mostParts } from '../../../../../shared/annotation.ts'
import type { TransactionDetails } from '../../../../../shared/model.ts'
import { useCommand } from '../../../api.ts'
import { Problem } from '../../../components/Problem.tsx'
import { useFormat } from '../../../format/use-format.ts'
import { Unfinished } from '../unfinished.ts'
import { isComplete, readPart, restOf, type SplitDraft } from './split-draft.ts'
import { PartRow, RestRow } from './SplitRows.tsx'
import { useSplitDraft } from './use-split-draft.ts'
import styles from './SplitEditor.module.css'

interface SplitEditorProps {
  readonly transaction: TransactionDetails
  readonly onClose: () => void
}

/** Parts by text and amount; the last line is what they leave and cannot be typed, so the parts are always the whole. */
export function SplitEditor({ transaction, onClose }: SplitEditorProps) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const { id, parts: kept, amount: whole } = transaction
  const save = useCommand('transaction:set-split')
  const { draft, isChanged, form, ...edit } = useSplitDraft(transaction)
  const { mark } = useContext(Unfinished)
  useEffect(() => {
    mark(isChanged)
    return () => mark(false)
  }, [mark, isChanged])
  const canSave = isComplete(draft, whole, locale)
  const send = (sent: SplitDraft) => {
    const parts = sent.parts.flatMap(({ text, typed }) => {
      const amount = readPart(typed, whole, locale)
      return amount !== null && 'minor' in amount ? [{ text: text.trim(), minor: amount.minor }] : []
    })
    save.mutate({ transactionId: id, parts, restText: sent.restText.trim() }, { onSuccess: onClose })
  }
  return (
    <form
      ref={form}
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault()
        if (canSave) send(draft)
      }}
    >
      {draft.parts.map((part, index) => (
        <PartRow
          key={part.key}
          part={part}
          number={index + 1}
          whole={whole}
          onChange={(changed) => edit.change(part.key, changed)}
          onRemove={draft.parts.length > 1 ? () => edit.remove(index) : null}
        />
      ))}
      <RestRow
        text={draft.restText}
        rest={{ ...whole, minor: restOf(draft, whole, locale) }}
        whole={whole}
        onChange={edit.nameRest}
      />
      <AddPart isDisabled={draft.parts.length >= mostParts} onAdd={edit.add} />
      <p className={styles.hint}>{t('annotation.split.hint')}</p>
      {isChanged && <p className={styles.hint}>{t('annotation.split.unsaved')}</p>}
      {save.isError && <Problem error={save.error.failure} />}
      <Buttons
        canSave={canSave}
        isSaving={save.isPending}
        onUndo={kept.length > 0 ? () => send({ parts: [], restText: '' }) : null}
        onClose={onClose}
      />
    </form>
  )
}

function AddPart({ isDisabled, onAdd }: { readonly isDisabled: boolean; readonly onAdd: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.below}>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} stroke={2} aria-hidden="true" />}
        disabled={isDisabled}
        onClick={onAdd}
      >
        {t('annotation.split.addPart')}
      </Button>
    </div>
  )
}

interface ButtonsProps {
  readonly canSave: boolean
  readonly isSaving: boolean
  /** null: it is whole already. */
  readonly onUndo: (() => void) | null
  readonly onClose: () => void
}

function Buttons({ canSave, isSaving, onUndo, onClose }: ButtonsProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.buttons}>
      {onUndo !== null && (
        <Button variant="subtle" size="sm" className={styles.undo ?? ''} onClick={onUndo}>
          {t('annotation.split.undo')}
        </Button>
      )}
      <Button variant="default" size="sm" onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button type="submit" size="sm" loading={isSaving} disabled={!canSave}>
        {t('annotation.split.save')}
      </Button>
    </div>
  )
}
