import { useTranslation } from 'react-i18next'
import { harmless } from '../../format/harmless.ts'
import { aboutOf, happenedTo, noticeText, textOf } from './happening.ts'
import { PathLink } from './RowLink.tsx'
import { useWords } from './use-words.ts'
import type { ValueProps } from './value-props.ts'

/** What an event or a notice says, in words, with a link to what it is about. */
export function Happening({ resource, field, row, control }: ValueProps) {
  const { t } = useTranslation()
  const words = useWords()
  if (resource === 'notice' && field === 'type') return <bdi>{noticeText(textOf(row['type']), t)}</bdi>
  const path = textOf(field === 'type' ? row['source'] : row[field])
  const about = aboutOf(path)
  const what =
    about === null ? (
      <bdi>{harmless(path)}</bdi>
    ) : (
      <PathLink control={control} path={path}>{`${words.thing(about.table)} ${about.id}`}</PathLink>
    )
  if (field !== 'type') return what
  return (
    <span>
      {what} <bdi>{happenedTo(row, t, words)}</bdi>
    </span>
  )
}
