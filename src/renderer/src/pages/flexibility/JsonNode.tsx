import { useTranslation } from 'react-i18next'
import type { JsonValue } from '../../../../shared/flex.ts'
import { jsonText, leafText } from './json-text.ts'
import styles from './JsonPanel.module.css'

interface JsonNodeProps {
  /** null: the outermost, or an item of a list. */
  readonly name: string | null
  readonly value: JsonValue
  readonly depth: number
  /** Levels that are open by themselves. */
  readonly unfolded: number
  readonly isLast: boolean
}

/** One value of JSON, as text and nothing but text; what holds others folds. */
export function JsonNode({ name, value, depth, unfolded, isLast }: JsonNodeProps) {
  const { t } = useTranslation()
  const comma = isLast ? '' : ','
  const label =
    name === null ? null : (
      <>
        <span className={styles.name}>{jsonText(name)}</span>:{' '}
      </>
    )
  const items = itemsOf(value)
  if (items === null || items.length === 0) {
    const text = items === null ? leafText(name, value) : Array.isArray(value) ? '[]' : '{}'
    return (
      <div className={styles.line} data-type={value === null ? 'null' : typeof value}>
        {label}
        <span className={styles.value}>{text}</span>
        {comma}
      </div>
    )
  }
  const [open, end] = Array.isArray(value) ? '[]' : '{}'
  return (
    <details open={depth < unfolded} className={styles.node}>
      <summary className={styles.summary}>
        {label}
        {open}
        <span className={styles.folded}>
          {' '}
          {t('flex.record.items', { count: items.length })} {end}
          {comma}
        </span>
      </summary>
      <div className={styles.inside}>
        {items.map(([key, item], index) => (
          <JsonNode
            key={key ?? index}
            name={key}
            value={item}
            depth={depth + 1}
            unfolded={unfolded}
            isLast={index === items.length - 1}
          />
        ))}
      </div>
      <div className={styles.line}>
        {end}
        {comma}
      </div>
    </details>
  )
}

/** null: it holds nothing. */
function itemsOf(value: JsonValue): readonly (readonly [string | null, JsonValue])[] | null {
  if (typeof value !== 'object' || value === null) return null
  return Array.isArray(value)
    ? (value as readonly JsonValue[]).map((item) => [null, item] as const)
    : Object.entries(value as { readonly [name: string]: JsonValue })
}
