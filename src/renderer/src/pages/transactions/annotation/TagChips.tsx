import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './TagChips.module.css'

interface TagChipsProps {
  readonly label: string
  readonly tags: readonly string[]
  readonly onRemove: (tag: string) => void
  /** Called when the focus has no chip left to stand on. */
  readonly onGone: () => void
}

/** Tags, each removed by a press; the focus goes on to the next of them. */
export function TagChips({ label, tags, onRemove, onGone }: TagChipsProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  const removedAt = useRef<number | null>(null)
  useLayoutEffect(() => {
    const at = removedAt.current
    removedAt.current = null
    if (at === null) return
    const buttons = list.current?.querySelectorAll('button') ?? []
    buttons[Math.min(at, tags.length - 1)]?.focus()
  }, [tags.length])
  if (tags.length === 0) return null
  return (
    <ul ref={list} className={styles.chips} aria-label={label}>
      {tags.map((tag, index) => (
        <li key={tag}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t('annotation.tags.remove', { tag })}
            onClick={() => {
              removedAt.current = index
              onRemove(tag)
              if (tags.length === 1) onGone()
            }}
          >
            <bdi className={styles.name}>{tag}</bdi>
            <IconX size={13} stroke={2} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}
