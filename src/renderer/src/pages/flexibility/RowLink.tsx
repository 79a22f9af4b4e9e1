import { Link } from 'react-router'
import { readRow, type RowName } from './flex-state.ts'
import type { FlexControl } from './use-flex-state.ts'
import styles from './RowLink.module.css'

interface RowLinkProps {
  readonly control: FlexControl
  readonly row: RowName
  readonly children: string
  /** The link was pressed. */
  readonly onFollow?: () => void
}

/** What the history keeps of a step to a row. */
export interface RowStep {
  /** Another row was open: the way back leads to it. */
  readonly isFromRow: boolean
}

/** To another row's drawer, whichever table it is in. */
export function RowLink({ control, row, children, onFollow }: RowLinkProps) {
  return (
    <Link
      to={control.to({ row })}
      state={{ isFromRow: control.state.row !== null } satisfies RowStep}
      className={styles.link ?? ''}
      onClick={onFollow}
    >
      <bdi>{children}</bdi>
    </Link>
  )
}

/** A row named by its path; plain text where Oversikt does not show that table. */
export function PathLink({ control, path, children }: Omit<RowLinkProps, 'row'> & { readonly path: string }) {
  const row = readRow(path)
  return row === null ? <bdi>{children}</bdi> : <RowLink {...{ control, row }}>{children}</RowLink>
}
