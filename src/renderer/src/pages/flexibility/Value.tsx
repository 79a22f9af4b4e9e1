import { useTranslation } from 'react-i18next'
import type { JsonValue } from '../../../../shared/flex.ts'
import { harmless } from '../../format/harmless.ts'
import { kindOf } from './columns.ts'
import { Happening } from './Happening.tsx'
import { ReferenceValue } from './ReferenceValue.tsx'
import { Status } from './Status.tsx'
import { useText } from './use-text.ts'
import type { ValueProps } from './value-props.ts'
import styles from './Value.module.css'

/** One column of one row, for people. What does not look as the column should is shown as it came. */
export function Value(props: ValueProps) {
  const { t } = useTranslation()
  const text = useText()
  const { resource, field, row } = props
  const value: JsonValue = row[field] ?? null
  const kind = kindOf(resource, field)
  if (kind === 'happening') return <Happening {...props} />
  if (value === null) return <span className={styles.none}>{t('common.dash')}</span>
  if (kind === 'reference') return <ReferenceValue {...props} />
  if (kind === 'source' && typeof value === 'string') return <Happening {...props} />
  if (kind === 'status' && typeof value === 'string') return <Status resource={resource} code={value} />
  if (kind === 'scopes' && Array.isArray(value)) return <Codes values={value} />
  if (kind === 'code' || kind === 'uuid')
    return <bdi className={styles.code}>{text(resource, field, value)}</bdi>
  const isOpen = typeof value === 'object' && (kind === 'json' || kind === 'text')
  return <bdi className={isOpen ? styles.json : undefined}>{text(resource, field, value)}</bdi>
}

function Codes({ values }: { readonly values: readonly JsonValue[] }) {
  return (
    <span className={styles.codes}>
      {values.map((value, index) => (
        <code key={index} className={styles.scope}>
          {harmless(typeof value === 'string' ? value : JSON.stringify(value))}
        </code>
      ))}
    </span>
  )
}
