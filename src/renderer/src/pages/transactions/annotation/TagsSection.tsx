import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { mostTags } from '../../../../../shared/annotation.ts'
import type { TransactionDetails } from '../../../../../shared/model.ts'
import { useCommand } from '../../../api.ts'
import { Problem } from '../../../components/Problem.tsx'
import { Block } from './Block.tsx'
import { TagChips } from './TagChips.tsx'
import { TagInput } from './TagInput.tsx'
import styles from './TagsSection.module.css'

/** The tags of one transaction: added by typing, removed by a press. */
export function TagsSection({ transaction }: { readonly transaction: TransactionDetails }) {
  const { t } = useTranslation()
  const block = useRef<HTMLDivElement>(null)
  const change = useCommand('transaction:set-tags')
  const { id, tags } = transaction
  const isFull = tags.length >= mostTags
  return (
    <Block title={t('annotation.tags.title')}>
      <div ref={block} className={styles.tags}>
        <TagChips
          label={t('annotation.tags.list')}
          tags={tags}
          onRemove={(tag) => change.mutate({ transactionIds: [id], add: [], remove: [tag] })}
          onGone={() => block.current?.querySelector('input')?.focus()}
        />
        <TagInput
          label={t('annotation.tags.add')}
          without={tags}
          isDisabled={isFull}
          onAdd={(tag) => change.mutate({ transactionIds: [id], add: [tag], remove: [] })}
        />
        {isFull && <p className={styles.full}>{t('annotation.tags.full', { count: mostTags })}</p>}
      </div>
      {change.isError && <Problem error={change.error.failure} />}
    </Block>
  )
}
