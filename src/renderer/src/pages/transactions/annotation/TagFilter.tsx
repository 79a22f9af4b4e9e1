import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../../api.ts'
import { Problem } from '../../../components/Problem.tsx'
import { useFormat } from '../../../format/use-format.ts'
import { FilterButton } from '../../../components/FilterButton.tsx'
import type { ListStateControl } from '../use-list-state.ts'
import styles from './TagFilter.module.css'

/** One of the tags there are, each with the number of its transactions. */
export function TagFilter({ control: { state, change } }: { readonly control: ListStateControl }) {
  const { t } = useTranslation()
  return (
    <FilterButton label={t('annotation.filter.title')} isInForce={state.tag !== null}>
      {(close) => (
        <Tags
          chosen={state.tag}
          onChoose={(tag) => {
            change({ tag })
            close()
          }}
        />
      )}
    </FilterButton>
  )
}

/** From so many on one looks for a name rather than through a list. */
const fewTags = 8

interface TagsProps {
  readonly chosen: string | null
  readonly onChoose: (tag: string | null) => void
}

function Tags({ chosen, onChoose }: TagsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const tags = useApi('tags:list', undefined)
  const [typed, setTyped] = useState('')
  const { data = [] } = tags
  const isSearched = data.length > fewTags
  const word = typed.trim().toLocaleLowerCase(format.locale)
  const shown = data.filter(({ tag }) => tag.toLocaleLowerCase(format.locale).includes(word))
  if (tags.isError) return <Problem error={tags.error.failure} onRetry={() => void tags.refetch()} />
  if (tags.isSuccess && data.length === 0) {
    return (
      <p className={styles.none} tabIndex={-1} data-autofocus>
        {t('annotation.filter.none')}
      </p>
    )
  }
  const option = (tag: string | null, count: number | null) => (
    <button
      key={tag}
      type="button"
      aria-pressed={tag === chosen}
      data-autofocus={(!isSearched && tag === chosen) || undefined}
      className={styles.option}
      onClick={() => onChoose(tag)}
    >
      <bdi className={styles.name}>{tag ?? t('annotation.filter.all')}</bdi>
      {count !== null && (
        <span className={styles.count} aria-label={t('annotation.filter.count', { count })}>
          {format.integer(count)}
        </span>
      )}
    </button>
  )
  return (
    <div className={styles.tags}>
      {isSearched && (
        <TextInput
          aria-label={t('annotation.filter.search')}
          placeholder={t('annotation.filter.search')}
          size="sm"
          autoComplete="off"
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <div role="group" aria-label={t('annotation.filter.title')} className={styles.list}>
        {word === '' && option(null, null)}
        {shown.map(({ tag, count }) => option(tag, count))}
      </div>
      {shown.length === 0 && <p className={styles.none}>{t('annotation.filter.nothing')}</p>}
    </div>
  )
}
