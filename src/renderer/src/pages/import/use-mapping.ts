import { useEffect, useState } from 'react'
import type { ImportDraft } from '../../../../shared/contract-import.ts'
import type { Failure } from '../../../../shared/errors.ts'
import { useCommand } from '../../api.ts'
import { replaceDraft } from '../../import-job.ts'
import { fieldsOf, mappingOf, type MappingFields, type Table } from './mapping-fields.ts'

export interface MappingForm {
  readonly fields: MappingFields
  readonly change: (change: Partial<MappingFields>) => void
  readonly isComplete: boolean
  /** The rows of the draft are not those of the form yet. */
  readonly isReading: boolean
  /** Why main could not try it at all. */
  readonly failure: Failure | null
}

const settleMs = 300

/** The columns as the person names them; main reads the rows anew when they have stood still for a moment. */
export function useMapping({ draftId }: ImportDraft, table: Table): MappingForm {
  const [fields, setFields] = useState(() => fieldsOf(table))
  // As text, because equal mappings are the same mapping.
  const [answered, setAnswered] = useState(() =>
    table.mapping === null ? '' : JSON.stringify(mappingOf(fields)),
  )
  const { mutate, error, isPending } = useCommand('import:map')
  const mapping = mappingOf(fields)
  const text = mapping === null ? '' : JSON.stringify(mapping)

  useEffect(() => {
    if (mapping === null || text === answered) return
    const timer = setTimeout(() => {
      mutate(
        { draftId, mapping },
        {
          onSuccess: replaceDraft,
          onSettled: () => setAnswered(text),
        },
      )
    }, settleMs)
    return () => clearTimeout(timer)
  }, [text]) // eslint-disable-line react-hooks/exhaustive-deps

  return {
    fields,
    change: (change) => setFields((before) => ({ ...before, ...change })),
    isComplete: mapping !== null,
    isReading: mapping !== null && (isPending || text !== answered),
    failure: text === answered ? (error?.failure ?? null) : null,
  }
}
