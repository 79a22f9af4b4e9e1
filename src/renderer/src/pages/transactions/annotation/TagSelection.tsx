import { Button, Popover } from '@mantine/core'
import IconTag from '@tabler/icons-react/dist/esm/icons/IconTag.mjs'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi, useCommand } from '../../../api.ts'
import { Problem } from '../../../components/Problem.tsx'
import type { Selection } from '../use-selection.ts'
import { TagChips } from './TagChips.tsx'
import { TagInput } from './TagInput.tsx'
import styles from './SelectionBar.module.css'

/** One tag onto all the selected rows, or off those that have it: one entry either way. */
export function TagSelection({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const content = useRef<HTMLDivElement>(null)
  const { add, remove, done, failure } = useTagging(selection)
  const onAll =
    selection.rows[0]?.tags.filter((tag) => selection.rows.every((row) => row.tags.includes(tag))) ?? []
  const tags = [...new Set(selection.rows.flatMap((row) => row.tags))].sort()
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="top-end"
      shadow="md"
      radius="lg"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconTag size={15} stroke={1.8} aria-hidden="true" />}
          onClick={() => setOpen(!isOpen)}
        >
          {t('annotation.selection.tag')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        ref={content}
        className={styles.dropdown ?? ''}
        aria-label={t('annotation.selection.tag')}
      >
        <TagInput label={t('annotation.selection.addTitle')} without={onAll} offersAbove onAdd={add} />
        {tags.length > 0 && <p className={styles.title}>{t('annotation.selection.removeTitle')}</p>}
        <TagChips
          label={t('annotation.selection.removeTitle')}
          tags={tags}
          onRemove={remove}
          onGone={() => content.current?.querySelector('input')?.focus()}
        />
        <p role="status" className={styles.done}>
          {done}
        </p>
        {failure !== undefined && <Problem error={failure} />}
      </Popover.Dropdown>
    </Popover>
  )
}

/** What was done last, and to which rows in which state: it is said for as long as they are other than they were then. */
interface Done {
  readonly text: string
  readonly ids: string
  readonly before: string
}

function useTagging({ rows }: Selection) {
  const { t } = useTranslation()
  const change = useCommand('transaction:set-tags')
  const known = useApi('tags:list', undefined)
  const [done, setDone] = useState<Done | null>(null)
  const transactionIds = rows.map(({ id }) => id)
  const ids = JSON.stringify(transactionIds)
  const before = JSON.stringify(rows.map(({ tags }) => tags))
  const isStanding = done !== null && done.ids === ids && done.before !== before
  return {
    done: isStanding && !change.isPending ? done.text : '',
    failure: change.error?.failure,
    add: (typed: string) => {
      const tag = known.data?.find((each) => each.tag.toLowerCase() === typed.toLowerCase())?.tag ?? typed
      const text = t('annotation.selection.added', { tag, count: rows.length })
      const isThere = rows.every(({ tags }) => tags.includes(tag))
      const onSuccess = () => setDone({ text, ids, before: isThere ? '' : before })
      change.mutate({ transactionIds, add: [tag], remove: [] }, { onSuccess })
    },
    remove: (tag: string) => {
      const count = rows.filter(({ tags }) => tags.includes(tag)).length
      const text = t('annotation.selection.removed', { tag, count })
      const onSuccess = () => setDone({ text, ids, before })
      change.mutate({ transactionIds, add: [], remove: [tag] }, { onSuccess })
    },
  }
}
