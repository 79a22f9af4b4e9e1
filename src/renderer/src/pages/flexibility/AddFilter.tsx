import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlexResource } from '../../../../shared/fis.ts'
import { FilterValue } from './FilterValue.tsx'
import { kindOf, type Kind } from './columns.ts'
import {
  choicesOf,
  filterFields,
  filterOf,
  needsValue,
  operatorsOf,
  type Operator,
  type Term,
} from './terms.ts'
import { useWords } from './use-words.ts'
import styles from './FilterLine.module.css'

interface AddFilterProps {
  readonly resource: FlexResource
  readonly onAdd: (term: Term) => void
}

/** A filter of one's own: a column, a comparison in words, and a value of the column's kind. */
export function AddFilter({ resource, onAdd }: AddFilterProps) {
  const { t } = useTranslation()
  const words = useWords()
  const [field, setField] = useState(firstField(resource))
  const known = operatorsOf(resource, field)
  const [chosen, setChosen] = useState<Operator | null>(null)
  const operator = known.find((each) => each === chosen) ?? known[0] ?? 'is'
  const choices = choicesOf(resource, field)
  const [typed, setTyped] = useState('')
  const [isTried, setTried] = useState(false)
  const value = typed === '' && choices !== null ? (choices[0] ?? '') : typed
  const term = { field, operator, value: needsValue(operator) ? value.trim() : '' }
  const isRight = filterOf(resource, term) !== null
  const kind = kindOf(resource, field)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isRight) onAdd(term)
        else setTried(true)
      }}
    >
      <NativeSelect
        label={t('flex.filter.column')}
        value={field}
        data={filterFields(resource).map((name) => ({ value: name, label: words.header(resource, name) }))}
        onChange={(event) => {
          setField(event.currentTarget.value)
          setTyped('')
          setTried(false)
        }}
        data-autofocus
      />
      <NativeSelect
        label={t('flex.filter.operator')}
        value={operator}
        data={known.map((each) => ({ value: each, label: t(`flex.filter.operators.${each}`) }))}
        onChange={(event) => setChosen(known.find((each) => each === event.currentTarget.value) ?? null)}
      />
      {needsValue(operator) && (
        <FilterValue
          {...{ resource, field, value, choices }}
          error={isTried && !isRight ? t(`flex.filter.${neededOf(kind)}`) : null}
          onChange={setTyped}
        />
      )}
      <Button type="submit">{t('flex.filter.apply')}</Button>
    </form>
  )
}

/** What people look for first: a name or a status before a number. */
function firstField(resource: FlexResource): string {
  const fields = filterFields(resource)
  return ['name', 'contract_reference', 'type', 'business_id'].find((each) => fields.includes(each)) ?? fields[0] ?? 'id'
} // prettier-ignore

function neededOf(kind: Kind) {
  switch (kind) {
    case 'id':
    case 'reference':
      return 'idNeeded'
    case 'power':
      return 'numberNeeded'
    case 'uuid':
      return 'uuidNeeded'
    case 'date':
    case 'instant':
    case 'validity':
      return 'dayNeeded'
    default:
      return 'needed'
  }
}
