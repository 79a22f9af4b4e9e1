import type { BankLink } from '../../../src/main/banks/bank.ts'
import type { Endpoints } from '../../../src/main/systems/system.ts'
import type { Clock } from '../../../src/main/clock.ts'
import type { Http } from '../../../src/main/http/port.ts'
import type { Habits, ModelAccount, World } from './ledger.ts'
import type { Answered, Asked } from './memory-http.ts'

/** One bank of the model: its wire format, and what it does to its rows. */
export interface ModelBank {
  readonly habits: Habits
  accounts(): ModelAccount[]
  /** The answer of its server at this moment. */
  answer(world: World, asked: Asked): Answered
  /** The real bank behind the port, signed in. `endpoints`: `{}` for its own addresses, which nothing here ever reaches. */
  link(http: Http, clock: Clock, endpoints: Endpoints): Promise<BankLink>
}

export const isWholeAnswer = (status: number): boolean => status >= 200 && status < 300

/** What a server says to a question the model does not know: a mistake of ours, and never part of a history. */
export function unknownCall({ method, url }: Asked): never {
  throw new Error(`the model has no answer to ${method} ${url.pathname}`)
}
