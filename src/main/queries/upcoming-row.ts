import type { AccountId, CalendarDate, ConnectionId } from '../../shared/ids.ts'
import type { UpcomingKind } from '../../shared/model.ts'

/** Money that is going to move, as one of the three tables it stands in tells of it. */
export interface UpcomingRow {
  /** Of its table. */
  readonly id: number
  readonly account_id: AccountId
  readonly account_name: string
  readonly connection_id: ConnectionId | null
  readonly currency: string
  readonly kind: UpcomingKind
  readonly due_on: CalendarDate
  readonly minor: number
  readonly text: string
  readonly counterparty: string | null
  readonly counterparty_account: string | null
  /** JSON as the bank sent it; NULL where the columns hold all that is asked of it here. */
  readonly raw: string | null
  readonly is_own_transfer: number
}
