import { Anchor, UnstyledButton, VisuallyHidden } from '@mantine/core'
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import styles from './StepRail.module.css'

/** One step of a way, as the rail shows it. */
export interface RailItem {
  readonly key: string
  readonly label: string
  readonly state: 'done' | 'now' | 'ahead'
  /** null: it cannot be gone to from here. */
  readonly onGo: (() => void) | null
}

interface RailProps {
  readonly title: string
  readonly items: readonly RailItem[]
  /** Something is saved already: leaving loses nothing, and leads to where it is listed. */
  readonly isSaved: boolean
  /** It was read before. */
  readonly hasHistory?: boolean
  /** Nothing is left to do, and so nothing to leave: the last step has a way on. */
  readonly isFinished?: boolean
}

/** Where one is, what is done, what is to come; done steps can be gone back to, and the way out is always in sight. */
export function Rail({ title, items, isSaved, hasHistory = false, isFinished = false }: RailProps) {
  const { t } = useTranslation()
  return (
    <aside className={styles.rail} aria-label={title}>
      <p className={styles.title}>{title}</p>
      <ol className={styles.list} aria-label={t('connect.rail.label')}>
        {items.map((item, index) => (
          <Item key={item.key} item={item} number={index + 1} />
        ))}
      </ol>
      {!isFinished && (
        <div className={styles.leave}>
          <Anchor component={Link} to={isSaved ? '/connections' : '/'} className={styles.out ?? ''}>
            <IconArrowLeft size={16} stroke={1.8} aria-hidden="true" />
            {t('connect.rail.leave')}
          </Anchor>
          <p className={styles.kept}>
            {!isSaved
              ? t('connect.rail.kept')
              : hasHistory
                ? t('connect.rail.keptExisting')
                : t('connect.rail.keptFirst')}
          </p>
        </div>
      )}
    </aside>
  )
}

function Item({ item, number }: { readonly item: RailItem; readonly number: number }) {
  const { t } = useTranslation()
  const { label, state, onGo } = item
  const inside = (
    <>
      <span className={styles.mark} aria-hidden="true">
        {state === 'done' ? <IconCheck size={14} stroke={2.4} /> : number}
      </span>
      <span>{label}</span>
      {state === 'done' && <VisuallyHidden>{t('connect.rail.done')}</VisuallyHidden>}
    </>
  )
  return (
    <li className={`${styles.step} ${styles[state]}`} aria-current={state === 'now' ? 'step' : undefined}>
      {onGo === null ? (
        <span className={styles.button}>{inside}</span>
      ) : (
        <UnstyledButton className={styles.button ?? ''} onClick={onGo}>
          {inside}
        </UnstyledButton>
      )}
    </li>
  )
}
