import type { FlexResource } from '../../../../shared/fis.ts'
import type { FlexRow } from '../../../../shared/flex.ts'
import type { FlexControl } from './use-flex-state.ts'

export interface ValueProps {
  readonly resource: FlexResource
  readonly field: string
  readonly row: FlexRow
  readonly control: FlexControl
  /** In the table: one line, and no links but those of events. */
  readonly isBrief?: boolean
}
