import type { FlexIdentity } from '../../../../shared/flex.ts'
import type { Connection } from '../../../../shared/model.ts'
import type { FlexControl } from './use-flex-state.ts'

export interface WhoProps {
  readonly connection: Connection
  readonly identity: FlexIdentity
  readonly control: FlexControl
}
