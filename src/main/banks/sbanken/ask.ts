import type { SbankenSettings } from '../../../shared/model.ts'
import type { Clock } from '../../clock.ts'
import type { HttpReply } from '../../http/port.ts'

/** One GET of a resource such as `/Accounts`. `label` is the log's: no account in it. */
export type Ask = (resource: string, label: string, signal: AbortSignal) => Promise<HttpReply>

/** What reading lists works with. */
export interface AskDeps {
  readonly ask: Ask
  readonly clock: Clock
  readonly era: SbankenSettings['era']
  readonly signal: AbortSignal
}
