import { useState } from 'react'
import { useApi } from '../../api.ts'
import type { FlexState } from './flex-state.ts'
import { mayNotBeRead } from './refused.ts'
import { tableForms } from './tables.ts'
import { filterOf } from './terms.ts'

export const pageRows = 50

/** The rows of the page asked for, and how that question stands. Where names of other rows may not be fetched along, without them. */
export function useRows(connectionId: string, state: FlexState) {
  const { resource, page } = state
  const form = tableForms[resource]
  const [isPlain, setPlain] = useState(form.embed.length === 0)
  const filters = state.filters.flatMap((term) => filterOf(resource, term) ?? [])
  const order = state.order ?? form.order
  const question = { connectionId, resource, filters, order }
  const rows = useApi(
    'flex:page',
    { ...question, embed: isPlain ? [] : form.embed, offset: (page - 1) * pageRows, limit: pageRows },
    { keepPrevious: true, isBrief: true },
  )
  const lacksNames = mayNotBeRead(rows.error)
  if (lacksNames && !isPlain) setPlain(true)
  return { rows, order, question, isWithoutNames: isPlain && form.embed.length > 0 }
}
export type RowsQuestion = ReturnType<typeof useRows>['question']
