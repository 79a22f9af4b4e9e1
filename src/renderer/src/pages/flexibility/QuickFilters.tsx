import { useTranslation } from 'react-i18next'
import { useStatus } from '../../status.ts'
import { isSame, quickOf } from './quick.ts'
import type { FlexControl } from './use-flex-state.ts'
import styles from './FilterLine.module.css'

/** The questions most asked of this table, each on or off. */
export function QuickFilters({ control }: { readonly control: FlexControl }) {
  const { t } = useTranslation()
  const { today } = useStatus()
  const { resource, filters } = control.state
  const quick = quickOf(resource, today)
  if (quick.length === 0) return null
  return (
    <div role="group" aria-label={t('flex.quick.label')} className={styles.quicks}>
      {quick.map(({ name, term }) => {
        const isOn = filters.some((each) => isSame(each, term))
        const others = filters.filter((each) => !isSame(each, term))
        return (
          <button
            key={name}
            type="button"
            className={styles.quick}
            aria-pressed={isOn}
            onClick={() => control.change({ filters: isOn ? others : [...others, term] })}
          >
            {t(`flex.quick.${name}`)}
          </button>
        )
      })}
    </div>
  )
}
