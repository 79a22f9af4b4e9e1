import { VisuallyHidden } from '@mantine/core'
import IconArrowsSplit2 from '@tabler/icons-react/dist/esm/icons/IconArrowsSplit2.mjs'
import IconNote from '@tabler/icons-react/dist/esm/icons/IconNote.mjs'
import IconPaperclip from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs'
import IconTag from '@tabler/icons-react/dist/esm/icons/IconTag.mjs'
import { useTranslation } from 'react-i18next'
import type { Transaction } from '../../../../../shared/model.ts'
import styles from './RowMarks.module.css'

/** So many tags are named in a row of the list; the others are counted. */
const namedTags = 2

type RowMarksProps = Pick<Transaction, 'tags' | 'hasNote' | 'hasAttachment' | 'isSplit'>

/** What a person added to a transaction, as small as it can be said in a row. */
export function RowMarks({ tags, hasNote, hasAttachment, isSplit }: RowMarksProps) {
  const { t } = useTranslation()
  const marks = [
    { isThere: isSplit, name: t('annotation.marks.split'), Icon: IconArrowsSplit2 },
    { isThere: hasNote, name: t('annotation.marks.note'), Icon: IconNote },
    { isThere: hasAttachment, name: t('annotation.marks.attachment'), Icon: IconPaperclip },
  ].filter(({ isThere }) => isThere)
  if (tags.length === 0 && marks.length === 0) return null
  return (
    <span className={styles.marks} data-row-marks>
      {tags.length > 0 && (
        <span title={tags.join(', ')} className={`${styles.icon} ${styles.tagged}`}>
          <IconTag size={15} stroke={1.7} aria-hidden="true" />
        </span>
      )}
      {tags.slice(0, namedTags).map((tag, index) => (
        <span key={tag} className={index === 0 ? styles.tag : `${styles.tag} ${styles.second}`}>
          <VisuallyHidden>{t('annotation.marks.tag', { tag: '' })}</VisuallyHidden>
          <bdi>{tag}</bdi>
        </span>
      ))}
      {tags.length > namedTags && (
        <More count={tags.length - namedTags} className={`${styles.more} ${styles.withSecond}`} />
      )}
      {tags.length > 1 && (
        <More count={tags.length - 1} className={`${styles.more} ${styles.withoutSecond}`} />
      )}
      {marks.map(({ name, Icon }) => (
        <span key={name} title={name} className={styles.icon}>
          <Icon size={15} stroke={1.7} aria-hidden="true" />
          <VisuallyHidden>{name}</VisuallyHidden>
        </span>
      ))}
    </span>
  )
}

/** How many tags are not named; where there is room for one name only, the second is among them. */
function More({ count, className }: { readonly count: number; readonly className: string }) {
  const { t } = useTranslation()
  return (
    <span className={className}>
      <span aria-hidden="true">+{count}</span>
      <VisuallyHidden>{t('annotation.marks.more', { count })}</VisuallyHidden>
    </span>
  )
}
