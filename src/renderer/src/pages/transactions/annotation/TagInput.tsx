import { Autocomplete } from '@mantine/core'
import IconTag from '@tabler/icons-react/dist/esm/icons/IconTag.mjs'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { longestTag } from '../../../../../shared/annotation.ts'
import { useApi } from '../../../api.ts'

interface TagInputProps {
  readonly label: string
  /** Not offered: they are there already. */
  readonly without: readonly string[]
  readonly isDisabled?: boolean
  /** What is offered stands above the box, where something else stands below it. */
  readonly offersAbove?: boolean
  readonly onAdd: (tag: string) => void
}

/** A tag by its name: one that is known, or a new one by typing it and pressing Enter. */
export function TagInput({ label, without, isDisabled = false, offersAbove = false, onAdd }: TagInputProps) {
  const { t } = useTranslation()
  const known = useApi('tags:list', undefined)
  const [typed, setTyped] = useState('')
  const offered = (known.data ?? []).map(({ tag }) => tag).filter((tag) => !without.includes(tag))
  const add = (tag: string) => {
    setTyped('')
    if (tag.trim() !== '') onAdd(tag.trim())
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isComma = event.key === ','
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && !isComma)) return
    // An option that is marked takes Enter for itself.
    if (!isComma && event.currentTarget.getAttribute('aria-activedescendant') !== null) return
    event.preventDefault()
    add(typed)
  }
  return (
    <Autocomplete
      aria-label={label}
      placeholder={t('annotation.tags.placeholder')}
      leftSection={<IconTag size={15} stroke={1.8} aria-hidden="true" />}
      size="sm"
      data={offered}
      limit={8}
      maxLength={longestTag}
      disabled={isDisabled}
      value={typed}
      onChange={setTyped}
      onOptionSubmit={add}
      onKeyDown={onKeyDown}
      comboboxProps={{
        withinPortal: true,
        shadow: 'md',
        // Not turned over either: it is placed while what it stands in is still on its way to the foot of the window.
        ...(offersAbove ? { position: 'top', middlewares: { flip: false } } : {}),
      }}
    />
  )
}
