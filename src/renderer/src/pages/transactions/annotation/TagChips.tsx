import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { useTranslation } from 'react-i18next'
import { useNextFocus } from '../../../components/use-next-focus.ts'
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
  const { list, leave } = useNextFocus(tags.length)
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
              leave(index)
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
