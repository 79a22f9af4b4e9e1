import type { ConsentLeft } from './consent.ts'
import type { ConnectionId } from './ids.ts'

/** What a person is told outside the window, once. `name` is what they call the connection. */
export type Notice =
  | {
      readonly kind: 'consent-ends'
      readonly connectionId: ConnectionId
      readonly name: string
      readonly left: ConsentLeft
    }
  | {
      /** `needs-person`: something else that only they can mend. The last two go on by themselves. */
      readonly kind: 'consent-expired' | 'consent-revoked' | 'needs-person' | 'bank-unreachable' | 'offline'
      readonly connectionId: ConnectionId
      readonly name: string
    }
