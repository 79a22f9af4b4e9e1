import { Textarea } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { longestNote } from '../../../../../shared/annotation.ts'
import type { TransactionDetails } from '../../../../../shared/model.ts'
import { useCommand } from '../../../api.ts'
import { Problem } from '../../../components/Problem.tsx'
import { Block } from './Block.tsx'
import styles from './NoteSection.module.css'

/**
 * What stands in the field, and what of it is kept. Main is told of each letter: a lock or a close cannot wait for a page, and saves
 * what it was last told.
 */
function useNote({ id: transactionId, note }: TransactionDetails) {
  const save = useCommand('transaction:set-note')
  const draft = useCommand('transaction:draft-note')
  const kept = note ?? ''
  const [known, setKnown] = useState(kept)
  const [typed, setTyped] = useState(kept)
  // Taken back or changed elsewhere: what is kept is shown, unless something else is being written.
  if (known !== kept) {
    setKnown(kept)
    if (typed === known || typed.trim() === kept) setTyped(kept)
  }
  const isChanged = typed.trim() !== kept
  const write = (text: string) => {
    setTyped(text)
    draft.mutate({ transactionId, text: text.trim() === kept ? null : text })
  }
  const send = () => {
    if (isChanged) save.mutate({ transactionId, text: typed })
  }
  return { kept, typed, isChanged, write, send, save }
}

/** The note, written where it is read. Leaving the field or Ctrl+Enter saves it; Escape puts the old text back. */
export function NoteSection({ transaction }: { readonly transaction: TransactionDetails }) {
  const { t } = useTranslation()
  const { kept, typed, isChanged, write, send, save } = useNote(transaction)
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    } else if (event.key === 'Escape' && isChanged) {
      event.preventDefault()
      write(kept)
      save.reset()
    }
  }
  return (
    <Block
      title={t('annotation.note.title')}
      actions={
        <span role="status" className={styles.state}>
          {save.isPending && t('annotation.note.saving')}
          {save.isSuccess && !isChanged && t('annotation.note.saved')}
        </span>
      }
    >
      <Textarea
        aria-label={t('annotation.note.label')}
        placeholder={t('annotation.note.placeholder')}
        description={isChanged ? t('annotation.note.hint') : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={1}
        maxRows={10}
        maxLength={Math.max(longestNote, kept.length)}
        value={typed}
        classNames={{ input: styles.field ?? '' }}
        // Escape closes the drawer, but not while it means something here.
        data-mantine-stop-propagation={isChanged ? 'true' : undefined}
        onChange={({ currentTarget: field }) => {
          // Ctrl+Z in another field can end up here: what nobody is writing stays as it is.
          if (field === document.activeElement) write(field.value)
        }}
        onBlur={send}
        onKeyDown={onKeyDown}
      />
      {save.isError && <Problem error={save.error.failure} onRetry={send} />}
    </Block>
  )
}
