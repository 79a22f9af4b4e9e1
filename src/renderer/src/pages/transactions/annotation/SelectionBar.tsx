import { Button, Popover } from '@mantine/core'
import IconTag from '@tabler/icons-react/dist/esm/icons/IconTag.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi, useCommand } from '../../../api.ts'
import { Problem } from '../../../components/Problem.tsx'
import { AmountText } from '../../../components/AmountText.tsx'
import { mostSelected, type Selection } from '../use-selection.ts'
import { TagChips } from './TagChips.tsx'
import { TagInput } from './TagInput.tsx'
import styles from './SelectionBar.module.css'

interface SelectionBarProps {
  readonly selection: Selection
  /** Takes the focus when the bar goes. */
  readonly onGone: () => void
}

/** What can be done to all the selected rows at once; below the list, where Tab leads. */
export function SelectionBar({ selection, onGone }: SelectionBarProps) {
  const { t } = useTranslation()
  const { rows } = selection
  const [first] = rows
  const isOneCurrency = rows.every(({ amount }) => amount.currency === first?.amount.currency)
  const sum = rows.reduce((minor, { amount }) => minor + amount.minor, 0)
  return (
    <section className={styles.bar} aria-label={t('annotation.selection.bar')}>
      <p role="status" className={styles.count}>
        {t('annotation.selection.count', { count: rows.length })}
        {selection.isFull && (
          <span className={styles.limit}>{t('annotation.selection.limit', { count: mostSelected })}</span>
        )}
      </p>
      {first !== undefined && isOneCurrency && (
        <span className={styles.sum}>
          <AmountText amount={{ minor: sum, currency: first.amount.currency }} tone="flow" sign="always" />
        </span>
      )}
      <span className={styles.hint}>{t('annotation.selection.hint')}</span>
      <TagSelection selection={selection} />
      <Button
        variant="subtle"
        size="sm"
        onClick={() => {
          selection.clear()
          onGone()
        }}
      >
        {t('annotation.selection.clear')}
      </Button>
      {selection.failure !== null && <Problem error={selection.failure} />}
    </section>
  )
}

/** One tag onto all of them, or off those that have it: one entry either way. */
function TagSelection({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation()
  const change = useCommand('transaction:set-tags')
  const known = useApi('tags:list', undefined)
  const [isOpen, setOpen] = useState(false)
  const [done, setDone] = useState('')
  const { rows, retag } = selection
  const transactionIds = rows.map(({ id }) => id)
  const tags = [...new Set(rows.flatMap((row) => row.tags))].sort()
  const add = (typed: string) => {
    const same = known.data?.find(({ tag }) => tag.toLowerCase() === typed.toLowerCase())?.tag ?? typed
    change.mutate(
      { transactionIds, add: [same], remove: [] },
      {
        onSuccess: () => {
          retag((before) => (before.includes(same) ? before : [...before, same]))
          setDone(t('annotation.selection.added', { tag: same }))
        },
      },
    )
  }
  const remove = (tag: string) =>
    change.mutate(
      { transactionIds, add: [], remove: [tag] },
      {
        onSuccess: () => {
          retag((before) => before.filter((each) => each !== tag))
          setDone(t('annotation.selection.removed', { tag }))
        },
      },
    )
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
      <Popover.Dropdown className={styles.dropdown ?? ''} aria-label={t('annotation.selection.tag')}>
        <TagInput label={t('annotation.selection.addTitle')} without={[]} onAdd={add} />
        {tags.length > 0 && <p className={styles.title}>{t('annotation.selection.removeTitle')}</p>}
        <TagChips
          label={t('annotation.selection.removeTitle')}
          tags={tags}
          onRemove={remove}
          onGone={() => setOpen(false)}
        />
        <p role="status" className={styles.done}>
          {change.isPending ? '' : done}
        </p>
        {change.isError && <Problem error={change.error.failure} />}
      </Popover.Dropdown>
    </Popover>
  )
}
