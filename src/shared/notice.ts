import type { ConsentLeft } from './consent.ts'
import type { ConnectionId } from './ids.ts'

/** What a person is told outside the window, once. `name` is what they call the connection. */
export type Notice =
  | {
      /** A certificate of ours ends as a consent does, and is renewed by entering another. */
      readonly kind: 'consent-ends' | 'certificate-ends'
      readonly connectionId: ConnectionId
      readonly name: string
      readonly left: ConsentLeft
    }
  | {
      /** `needs-person`: something else that only they can mend. The last three go on by themselves; `not-read` is any other
       *  reason. */
      readonly kind:
        'consent-expired' | 'consent-revoked' | 'needs-person' | 'bank-unreachable' | 'offline' | 'not-read'
      readonly connectionId: ConnectionId
      readonly name: string
    }
