import { ActionIcon } from '@mantine/core'
import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs'
import IconChevronLeftPipe from '@tabler/icons-react/dist/esm/icons/IconChevronLeftPipe.mjs'
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import IconChevronRightPipe from '@tabler/icons-react/dist/esm/icons/IconChevronRightPipe.mjs'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../format/use-format.ts'
import type { FlexControl } from './use-flex-state.ts'
import { pageRows } from './use-rows.ts'
import styles from './Paging.module.css'

interface PagingProps {
  readonly control: FlexControl
  /** Rows on this page. */
  readonly shown: number
  /** null: FIS did not count. */
  readonly total: number | null
}

/** Which rows these are of how many, and the way to the others. */
export function Paging({ control, shown, total }: PagingProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { page } = control.state
  const before = (page - 1) * pageRows
  const place = { from: format.integer(before + 1), to: format.integer(before + shown) }
  const last = total === null ? null : Math.max(1, Math.ceil(total / pageRows))
  const hasMore = last === null ? shown === pageRows : page < last
  const steps = [
    { name: 'first', icon: IconChevronLeftPipe, to: page > 1 ? 1 : null },
    { name: 'previous', icon: IconChevronLeft, to: page > 1 ? page - 1 : null },
    { name: 'next', icon: IconChevronRight, to: hasMore ? page + 1 : null },
    { name: 'last', icon: IconChevronRightPipe, to: hasMore ? last : null },
  ] as const
  return (
    <nav className={styles.paging} aria-label={t('flex.table.pages')}>
      <p className={styles.place} role="status">
        {total === null
          ? t('flex.table.ofUnknown', place)
          : t('flex.table.of', { ...place, total: format.integer(total) })}
      </p>
      <div className={styles.steps}>
        {steps.map(({ name, icon: Icon, to }) => (
          <ActionIcon
            key={name}
            variant="default"
            size={32}
            aria-label={t(`flex.table.${name}`)}
            title={t(`flex.table.${name}`)}
            // Not `disabled`, which would take the focus from whoever has just pressed it.
            aria-disabled={to === null}
            {...(to === null ? { 'data-disabled': true } : {})}
            onClick={() => to !== null && control.change({ page: to })}
          >
            <Icon size={17} stroke={1.8} />
          </ActionIcon>
        ))}
      </div>
    </nav>
  )
}
