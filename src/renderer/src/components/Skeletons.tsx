import { Skeleton, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Skeletons.module.css'

/** Says once that something is loading; the grey shapes inside are for the eye only. */
function Loading({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div role="status" className={styles.stack}>
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
      {children}
    </div>
  )
}

/** Stands for a list: so many rows of the height a row will have. */
export function RowsSkeleton({ rows, height = 44 }: { readonly rows: number; readonly height?: number }) {
  return (
    <Loading>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </Loading>
  )
}

/** Stands for a whole panel of that height: its surface is there already, its title and content are on their way. */
export function PanelSkeleton({ height }: { readonly height: number }) {
  return (
    <Loading>
      <div className={styles.panel} style={{ height }}>
        <Skeleton height={16} width="min(220px, 60%)" radius="sm" />
        <Skeleton className={styles.rest ?? ''} radius="md" />
      </div>
    </Loading>
  )
}

/** Stands for one block, such as a chart, at its final height: nothing jumps when the data comes. */
export function BlockSkeleton({ height }: { readonly height: number }) {
  return (
    <Loading>
      <Skeleton height={height} radius="lg" />
    </Loading>
  )
}
